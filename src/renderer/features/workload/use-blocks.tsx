import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import {
  isSinglePlace,
  selectedRectangle,
  type Rectangle,
} from '../../components/data-table/cursor';
import type { GridCursor } from '../../components/data-table/use-grid-cursor';
import { editDraft } from '../../stores/draft';
import { notify } from '../../stores/notices';
import { fillBlock, fillDown } from '../../work/filled';
import { planPaste, type Pasted } from '../../work/pasted';
import type { Work } from './use-work';
import { movedRow, withoutRows, type WorkRow } from '../../work/work-rows';
import type { Written } from '../../work/write-cells';
import { clearBad, setPending } from './work-state';

export type BlockActions = {
  readonly fill: (text: string) => void;
  readonly fillDown: () => void;
  readonly clear: () => void;
  readonly paste: (text: string) => void;
  readonly deleteRows: () => void;
  readonly moveRow: (by: -1 | 1) => void;
};

const cells = (count: number): string => (count === 1 ? '1 cell' : `${count} cells`);
const some = (count: number, one: string): string => (count === 1 ? one : `${count} ${one}s`);

/** Takes over a block that was planned; the first reason is told where something was refused. */
function keep(name: string, written: Written, target: string | undefined): void {
  if (written.accepted > 0) {
    setPending(written.pending);
    editDraft(name, () => written.scenario, {
      place: { view: 'workload', ...(target === undefined ? {} : { target }) },
    });
  }
  const [first] = written.refused;
  if (first !== undefined) notify(`${cells(written.refused.length)} not changed. ${first.problem}`);
}

type Now = { readonly work: Work | undefined; readonly cursor: GridCursor['cursor'] };

/** Work and cursor as last drawn: commands of keys and menus act on what is on screen, not on what was. */
class Latest {
  #now: Now;

  constructor(now: Now) {
    this.#now = now;
  }

  get = (): Now => this.#now;
  set = (now: Now): void => {
    this.#now = now;
  };
}

/** Changes of more than one cell, each one step of undo; a paste that holds something wrong is shown first. */
export function useBlocks(
  work: Work | undefined,
  cursor: GridCursor,
): BlockActions & {
  readonly planned: Pasted | undefined;
  readonly takePlanned: () => void;
  readonly dropPlanned: () => void;
} {
  const [planned, setPlanned] = useState<Pasted | undefined>();
  const [now] = useState(() => new Latest({ work, cursor: cursor.cursor }));
  const { focus, cursor: where } = cursor;
  useLayoutEffect(() => now.set({ work, cursor: where }), [now, work, where]);
  const takePasted = useCallback(
    (pasted: Pasted) => {
      const { work: current, cursor: at } = now.get();
      clearBad();
      const name =
        pasted.added > 0
          ? `Paste ${some(pasted.added, 'line')}`
          : `Paste ${cells(pasted.accepted)}`;
      const row = current?.rows[at.at.row];
      const column = current?.columns[at.at.col];
      keep(
        name,
        { ...pasted, refused: [] },
        row === undefined ? undefined : `${row.key}|${column?.id ?? ''}`,
      );
    },
    [now],
  );
  const actions = useMemo(
    (): BlockActions => blockActions(now, { take: takePasted, plan: setPlanned }, focus),
    [now, takePasted, focus],
  );
  return useMemo(
    () => ({
      ...actions,
      planned,
      takePlanned: () => {
        if (planned !== undefined) takePasted(planned);
        setPlanned(undefined);
      },
      dropPlanned: () => setPlanned(undefined),
    }),
    [actions, planned, takePasted],
  );
}

function rowsIn({ rows }: Work, block: Rectangle): readonly WorkRow[] {
  return rows.slice(block.top, block.bottom + 1).filter((row) => row.kind !== 'new');
}

function deleteRows({ work, cursor }: Now, focus: GridCursor['focus']): void {
  if (work === undefined) return;
  const block = selectedRectangle(cursor);
  const gone = rowsIn(work, block);
  if (gone.length === 0) return;
  const [first] = gone;
  editDraft(`Delete ${some(gone.length, 'row')}`, (scenario) => withoutRows(scenario, gone), {
    place: { view: 'workload', ...(first === undefined ? {} : { target: `${first.key}|work` }) },
  });
  focus({ row: block.top, col: cursor.at.col });
}

function moveRow({ work, cursor }: Now, by: -1 | 1, focus: GridCursor['focus']): void {
  const row = work?.rows[cursor.at.row];
  if (work === undefined || row === undefined) return;
  const moved = movedRow(work.scenario, row, by);
  if (moved === work.scenario) return;
  editDraft('Move row', () => moved, { place: { view: 'workload', target: `${row.key}|work` } });
  const neighbour = work.rows.findIndex(({ key }) => key === row.key) + by;
  const to = row.kind === 'catalog' ? cursor.at.row : Math.max(0, neighbour);
  focus({ row: to, col: cursor.at.col });
}

type Pasting = {
  readonly take: (pasted: Pasted) => void;
  readonly plan: (pasted: Pasted) => void;
};

/** One value goes into every chosen cell; a block falls where the cursor stands. */
function paste(
  { columns, context }: Work,
  block: Rectangle,
  target: string | undefined,
  text: string,
  { take, plan }: Pasting,
): void {
  const several = block.top !== block.bottom || block.left !== block.right;
  const value = text.replace(/\r?\n$/, '');
  if (several && !/[\t\n]/.test(value)) {
    const written = fillBlock(block, value, columns, context);
    return keep(`Paste ${cells(written.accepted)}`, written, target);
  }
  const pasted = planPaste(text, { row: block.top, col: block.left }, columns, context);
  if (pasted === undefined) return undefined;
  return pasted.refused.length > 0 ? plan(pasted) : take(pasted);
}

/** All columns of several rows: then clearing means deleting them. */
function isWholeRows({ work, cursor }: Now): boolean {
  const { left, right } = selectedRectangle(cursor);
  return (
    work !== undefined && !isSinglePlace(cursor) && left === 0 && right === work.columns.length - 1
  );
}

function blockActions(now: Latest, pasting: Pasting, focus: GridCursor['focus']): BlockActions {
  const withBlock = (
    change: (work: Work, block: Rectangle, target: string | undefined) => void,
  ): void => {
    const { work, cursor } = now.get();
    if (work === undefined) return;
    const [row, column] = [work.rows[cursor.at.row], work.columns[cursor.at.col]];
    const target = row === undefined ? undefined : `${row.key}|${column?.id ?? ''}`;
    change(work, selectedRectangle(cursor), target);
    focus(cursor.at, cursor.anchor);
  };
  return {
    fill: (text) =>
      withBlock((work, block, target) => {
        const written = fillBlock(block, text, work.columns, work.context);
        keep(`Fill ${cells(written.accepted)}`, written, target);
      }),
    fillDown: () =>
      withBlock((work, block, target) => {
        const written = fillDown(block, work.columns, work.context);
        keep(`Fill down ${cells(written.accepted)}`, written, target);
      }),
    clear: () => {
      if (isWholeRows(now.get())) return deleteRows(now.get(), focus);
      return withBlock((work, block, target) => {
        const written = fillBlock(block, '', work.columns, work.context);
        keep(`Clear ${cells(written.accepted)}`, written, target);
      });
    },
    paste: (text) => withBlock((work, block, target) => paste(work, block, target, text, pasting)),
    deleteRows: () => deleteRows(now.get(), focus),
    moveRow: (by) => moveRow(now.get(), by, focus),
  };
}
