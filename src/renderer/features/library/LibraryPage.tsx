import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { ScenarioRow } from '../../../shared/contract/library';
import { ContextMenu, type MenuPoint } from '../../components/ContextMenu';
import { DataTable } from '../../components/data-table/DataTable';
import { ErrorPanel } from '../../components/ErrorPanel';
import { toScenario, toStart } from '../../routing/route';
import { navigate, useQueryFact } from '../../routing/use-route';
import { notify } from '../../stores/notices';
import { NOT_KEPT, useViewOnly } from '../../stores/place';
import { useLocale } from '../../stores/preferences';
import { LibraryDialogs, type LibraryDialog } from './LibraryDialogs';
import { LibraryEmpty } from './LibraryEmpty';
import { libraryColumns } from './library-columns';
import { LibraryTools } from './LibraryTools';
import { MOST_BESIDE, SideBySide } from './SideBySide';
import { useLibraryActions, type LibraryActions } from './use-library';
import { useLibraryCommands } from './use-library-commands';
import { useShelf, type ShelfState } from './use-shelf';
import './library.css';

const SHELVES = [
  { value: 'active', label: 'Scenarios' },
  { value: 'archived', label: 'Archive' },
  { value: 'trash', label: 'Trash' },
];

/** Every scenario with what it comes to, to find, copy, tag, put away and lay side by side. */
export function LibraryPage() {
  const [beside, setBeside] = useQueryFact('beside');
  if (beside === undefined) return <Shelf />;
  const ids = beside.split(',').slice(0, MOST_BESIDE);
  return <SideBySide ids={ids} onClose={() => setBeside(undefined)} />;
}

function openRow(row: ScenarioRow, selected: ReadonlySet<string>): void {
  if (selected.size > MOST_BESIDE) {
    notify(`At most ${MOST_BESIDE} scenarios fit side by side; ${selected.size} are chosen.`);
  } else if (selected.size > 1) {
    navigate({ screen: 'library', query: { beside: [...selected].join(',') } });
  } else if (row.state === 'trash') notify('Bring it back from the trash to open it.');
  else navigate(toScenario(row.id));
}

function Shelf() {
  const state = useShelf();
  const { shelf, concerned, selected, search, setSearch } = state;
  const actions = useLibraryActions();
  const [renaming, setRenaming] = useState<string | undefined>();
  const [dialog, setDialog] = useState<LibraryDialog | undefined>();
  const [menu, setMenu] = useState<MenuPoint | undefined>();
  const open = useCallback((row: ScenarioRow) => openRow(row, selected), [selected]);
  const commands = useLibraryCommands({ shelf, concerned, actions, setDialog, setRenaming, open });
  return (
    <div className="library">
      <ShelfHead state={state} />
      <LibraryTools
        commands={commands}
        count={state.rows.length}
        total={state.all.length}
        chosen={selected.size}
        tags={state.tags}
        search={search}
        onTag={(tag) => setSearch(search === `#${tag}` ? undefined : `#${tag}`)}
        onClear={() => state.setChosen(new Set())}
      />
      <div className="library__grid">
        <ShelfGrid
          state={state}
          actions={actions}
          renaming={renaming}
          setRenaming={setRenaming}
          setDialog={setDialog}
          setMenu={setMenu}
          open={open}
        />
      </div>
      <ContextMenu at={menu} commands={commands} onClose={() => setMenu(undefined)} />
      <LibraryDialogs dialog={dialog} actions={actions} onClose={() => setDialog(undefined)} />
    </div>
  );
}

function ShelfHead({ state }: { readonly state: ShelfState }) {
  const viewOnly = useViewOnly();
  return (
    <header className="library__head">
      <h1 className="title">Library</h1>
      <SegmentedControl
        aria-label="Shelf"
        size="xs"
        data={SHELVES}
        value={state.shelf}
        onChange={(value) => state.setShelf(value === 'active' ? undefined : value)}
      />
      <TextInput
        className="library__search"
        aria-label="Find scenarios by name, price book, plan or #tag"
        placeholder="Find by name, price book, plan or #tag"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={state.search}
        onChange={(event) => state.setSearch(event.currentTarget.value)}
      />
      <span className="library__space" />
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={viewOnly}
        title={viewOnly ? NOT_KEPT : undefined}
        onClick={() => navigate(toStart())}
      >
        New scenario
      </Button>
    </header>
  );
}

type ShelfGridProps = {
  readonly state: ShelfState;
  readonly actions: LibraryActions;
  readonly renaming: string | undefined;
  readonly setRenaming: (id: string | undefined) => void;
  readonly setDialog: (dialog: LibraryDialog) => void;
  readonly setMenu: (point: MenuPoint) => void;
  readonly open: (row: ScenarioRow) => void;
};

function useShelfColumns({ state, actions, renaming, setRenaming, setDialog }: ShelfGridProps) {
  const { rows, selected, setChosen, setSearch } = state;
  const { focus } = state.cursor;
  const { dataUpdatedAt } = state.query;
  const locale = useLocale();
  const [opened] = useState(() => Date.now());
  const onRenamed = useCallback(
    (row: ScenarioRow, name: string | undefined) => {
      setRenaming(undefined);
      if (name !== undefined) actions.rename(row, name);
      const at = rows.findIndex(({ id }) => id === row.id);
      focus({ row: Math.max(0, at), col: 1 });
    },
    [actions, focus, rows, setRenaming],
  );
  return useMemo(
    () =>
      libraryColumns({
        rows,
        locale,
        now: Math.max(opened, dataUpdatedAt),
        selected,
        renaming,
        toggle: (id) => setChosen((before) => toggled(before, id)),
        onRenamed,
        onTag: (tag) => setSearch(`#${tag}`),
        onParent: (row) => setDialog({ kind: 'diff', row }),
        onNewest: (row) => actions.updateBook([row]),
      }),
    [
      rows,
      locale,
      opened,
      dataUpdatedAt,
      selected,
      renaming,
      onRenamed,
      actions,
      setChosen,
      setSearch,
      setDialog,
    ],
  );
}

function ShelfGrid(props: ShelfGridProps) {
  const { state, setMenu, open } = props;
  const { query, rows, selected, setChosen, cursor } = state;
  const columns = useShelfColumns(props);
  if (query.error !== null) {
    return (
      <ErrorPanel
        title="The library could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (state.all.length === 0 && !query.isPending) return <LibraryEmpty shelf={state.shelf} />;
  return (
    <DataTable
      label="Scenarios"
      columns={columns}
      keepsWidthsAs="library"
      rowCount={rows.length}
      rowAt={(index) => rows[index]}
      rowKey={(row) => row.id}
      sort={state.sort}
      onSort={state.setSort}
      rowSelection={{ selected, change: setChosen }}
      onOpen={open}
      onContextMenu={(_place, point) => setMenu(point)}
      cursor={cursor}
    />
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(id)) next.add(id);
  return next;
}
