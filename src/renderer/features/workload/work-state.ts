import { create } from 'zustand';
import type { Place } from '../../components/data-table/cursor';
import type { PendingLine } from '../../work/work-column';

/** What the grid knows beside the scenario: the cell being typed in, text that was not understood, a new line so far. */
export type BadText = { readonly text: string; readonly problem: string };

export type Editing = {
  readonly at: Place;
  /** What the cell began with; leaving it so changes nothing. */
  readonly from: string;
  readonly text: string;
  /** Typing replaced the value, so arrows leave the cell; after F2 they move within the text. */
  readonly replaced: boolean;
};

type WorkState = {
  readonly record: string | undefined;
  readonly editing: Editing | undefined;
  /** By row key and column id. The scenario keeps the last good value meanwhile. */
  readonly bad: ReadonlyMap<string, BadText>;
  readonly pending: PendingLine;
};

export const useWorkState = create<WorkState>(() => ({
  record: undefined,
  editing: undefined,
  bad: new Map(),
  pending: {},
}));

const { setState, getState } = useWorkState;

export const cellKey = (row: string, column: string): string => `${row}|${column}`;

/** Another scenario: what was typed into the former one is not carried over. */
export function beginWork(record: string): void {
  if (getState().record !== record) {
    setState({ record, editing: undefined, bad: new Map(), pending: {} });
  }
}

export const setEditing = (editing: Editing | undefined): void => setState({ editing });
export const setPending = (pending: PendingLine): void => setState({ pending });

export function setBad(key: string, bad: BadText | undefined): void {
  const known = getState().bad;
  if (bad === undefined && !known.has(key)) return;
  const next = new Map(known);
  if (bad === undefined) next.delete(key);
  else next.set(key, bad);
  setState({ bad: next });
}

export function clearBad(): void {
  if (getState().bad.size > 0) setState({ bad: new Map() });
}
