import { useDeferredValue, useMemo, useState } from 'react';
import { ScenarioState, type ScenarioRow } from '../../../shared/contract/library';
import type { GridSort } from '../../components/data-table/grid-column';
import { useGridCursor } from '../../components/data-table/use-grid-cursor';
import { useQueryFact } from '../../routing/use-route';
import { filterRows, sortRows, tagCounts } from './library-rows';
import { useScenarioRows } from './use-library';

const NEWEST_FIRST: GridSort = { by: 'edited', descending: true };
const NO_ROWS: readonly ScenarioRow[] = [];

function shelfOf(text: string | undefined): ScenarioState {
  const parsed = ScenarioState.safeParse(text);
  return parsed.success ? parsed.data : 'active';
}

/** The shelf in view: what stands on it, what is looked for, how it is sorted, what is chosen. */
export function useShelf() {
  const [shelfFact, setShelf] = useQueryFact('shelf');
  const [search = '', setSearch] = useQueryFact('find');
  const shelf = shelfOf(shelfFact);
  const query = useScenarioRows(shelf);
  const all = query.data ?? NO_ROWS;
  const wanted = useDeferredValue(search);
  const [sort, setSort] = useState<GridSort>(NEWEST_FIRST);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const cursor = useGridCursor();
  const rows = useMemo(() => sortRows(filterRows(all, wanted), sort), [all, wanted, sort]);
  const tags = useMemo(() => tagCounts(all), [all]);
  /** Only what is in view counts as chosen: nobody deletes what a search hides. */
  const selected = useMemo(
    () => new Set(rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []))),
    [rows, chosen],
  );
  const atCursor = rows[cursor.cursor.at.row];
  /** What a command is about: the chosen rows, or the one with the cursor. */
  const concerned = useMemo(() => {
    const taken = rows.filter(({ id }) => selected.has(id));
    return taken.length > 0 || atCursor === undefined ? taken : [atCursor];
  }, [rows, selected, atCursor]);
  return {
    query,
    all,
    rows,
    tags,
    shelf,
    setShelf,
    search,
    setSearch,
    sort,
    setSort,
    selected,
    setChosen,
    concerned,
    cursor,
  };
}

export type ShelfState = ReturnType<typeof useShelf>;
