import type { PriceBook } from '../../shared/contract/price-book';
import type { Quantity } from '../../shared/contract/primitives';
import type { Scenario } from '../../shared/contract/scenario';
import type { Schedule } from '../../shared/contract/scenario-work';
import type { NumberMarks } from '../format/intl';
import type { WorkRow } from './work-rows';

/** What a new line has so far; it becomes a line once it has an operation and a quantity. */
export type PendingLine = {
  readonly label?: string;
  readonly operation?: string;
  readonly quantity?: Quantity;
  readonly schedule?: Schedule;
};

export type WorkContext = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly locale: string;
  readonly marks: NumberMarks;
  readonly pending: PendingLine;
};

/** How a cell looks and reads. */
export type CellFace = {
  /** As it stands in the cell. */
  readonly shown: string;
  /** As it is edited and copied: everything of it, in a form that can be typed. */
  readonly text: string;
  /**
   * `assumed` is a default nobody chose; `missing` has no value and none can be assumed; `inherited`
   * comes from the row above; `quiet` is a default that says nothing.
   */
  readonly tone?: 'assumed' | 'missing' | 'inherited' | 'quiet';
  readonly season?: readonly string[];
  /** Why it looks so, or what it means. */
  readonly note?: string;
};

export type CellChange =
  | { readonly kind: 'done'; readonly scenario: Scenario; readonly echo: string }
  | { readonly kind: 'pending'; readonly pending: PendingLine; readonly echo: string }
  /** It can mean several things; each one as text that means only that. */
  | {
      readonly kind: 'unsure';
      readonly readings: readonly { readonly text: string; readonly echo: string }[];
    }
  | { readonly kind: 'bad'; readonly problem: string };

export type CellOption = {
  readonly text: string;
  readonly label: string;
  readonly detail?: string;
};

/** One column: how its cells read, and what text typed into one does. Pure: the grid, paste and fill share it. */
export type WorkColumn = {
  readonly id: string;
  readonly head: string;
  readonly width: number;
  readonly grows?: boolean;
  readonly align?: 'start' | 'end';
  /** Undefined where the column does not apply to the row. */
  readonly face: (row: WorkRow, context: WorkContext) => CellFace | undefined;
  /** Undefined where the cell can be read only; empty text takes the value away. */
  readonly write?: (row: WorkRow, text: string, context: WorkContext) => CellChange | undefined;
  readonly options?: (row: WorkRow, context: WorkContext) => readonly CellOption[] | undefined;
  /** Its editor is in the panel at the side. */
  readonly opensDetails?: boolean;
};

export const done = (scenario: Scenario, echo: string): CellChange => ({
  kind: 'done',
  scenario,
  echo,
});
export const bad = (problem: string): CellChange => ({ kind: 'bad', problem });
