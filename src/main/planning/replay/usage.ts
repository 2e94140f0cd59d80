/** Imported usage: how many units of what on which day. Plain columns, so that threads can pass it on. */
export type Usage = {
  readonly kinds: readonly UsageKind[];
  /** One cell for each day and kind with usage, by day, then by kind. */
  readonly days: Int32Array;
  /** Position of the cell's kind among `kinds`. */
  readonly kindOf: Int32Array;
  /** Units that succeeded, and units that failed. */
  readonly served: Float64Array;
  readonly failed: Float64Array;
};

/** What rows have in common, in the words of the file. */
export type UsageKind = {
  readonly operation: string;
  readonly case: string | null;
  /** Values by parameter id; an empty one is not here. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Rows of this kind, and the line of the first. */
  readonly rows: number;
  readonly firstLine: number;
};

/** Most kinds and cells of one import: what passes them is no usage of a price book's operations. */
export const MAX_KINDS = 5_000;
export const MAX_CELLS = 2_000_000;

/** Most units of one row or one cell, so that sums stay exact. */
export const MAX_UNITS = 1_000_000_000_000;
