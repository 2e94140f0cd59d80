import { z } from 'zod';
import { CalendarDate, Id } from './primitives';

/** Real usage as it is imported: a file of rows, how its columns are read, what came of it. */

/** A column by its header; a header that is empty or doubled has a number behind it. */
export const ColumnName = z.string().min(1).max(200);

const Word = z.string().trim().min(1).max(100);

/** Which column says what. */
export const UsageMapping = z.strictObject({
  date: ColumnName,
  /** How 03/04/2026 is meant; such a date is refused as ambiguous where this is absent. */
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
  /** The column of the operation, or one operation for every row. */
  operation: z.union([
    z.strictObject({ column: ColumnName }),
    z.strictObject({ always: z.string().min(1).max(200) }),
  ]),
  /** Units of a row; absent: every row is one unit. */
  quantity: ColumnName.optional(),
  /** Whether a row succeeded; absent: every row did. */
  status: ColumnName.optional(),
  /** Words of the status column beside those that are known anyway. */
  succeeded: z.array(Word).max(50).default([]),
  failed: z.array(Word).max(50).default([]),
  /** The case (or workspace) a row belongs to. */
  case: ColumnName.optional(),
  /** Columns of parameters, by the parameter's id in the price book. */
  parameters: z.record(Id, ColumnName).default({}),
});
export type UsageMapping = z.infer<typeof UsageMapping>;

export const UsageEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be']);

/** How the text of a file is cut into rows and columns. */
export const UsageFormat = z.strictObject({
  kind: z.enum(['csv', 'ndjson']),
  encoding: UsageEncoding,
  /** Of a CSV: comma, semicolon, tab or bar. */
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The first row of a CSV names the columns. */
  header: z.boolean(),
  columns: z.array(ColumnName).min(1).max(1_000),
});
export type UsageFormat = z.infer<typeof UsageFormat>;

/** What the beginning of a file tells before anything is imported. */
export const UsageLook = z.strictObject({
  format: UsageFormat,
  /** First values of each column, in the order of the columns. */
  samples: z.array(z.array(z.string())),
  /** What the columns seem to be; without date or operation where none seems to be one. */
  suggested: UsageMapping.partial(),
  /** The mapping used the last time for a file with these columns. */
  remembered: UsageMapping.nullable(),
});
export type UsageLook = z.infer<typeof UsageLook>;

/** A row that could not be read; it is set aside, never dropped. */
export const UsageFault = z.strictObject({
  /** Line of the file on which the row begins, from 1. */
  line: z.int(),
  code: z.string(),
  column: z.string().nullable(),
  found: z.string(),
  allowed: z.string(),
  remedy: z.string(),
  /** The row as it stands in the file, cut where it is long. */
  row: z.string(),
});
export type UsageFault = z.infer<typeof UsageFault>;

/** Rows of one operation, under the name the file has for it. */
export const UsageOperation = z.strictObject({
  name: z.string(),
  rows: z.int(),
  units: z.int(),
  failed: z.int(),
});
export type UsageOperation = z.infer<typeof UsageOperation>;

/** What an import came to. */
export const UsageReport = z.strictObject({
  bytes: z.int(),
  /** Rows read, the header and blank lines not among them: taken and set aside sum to it. */
  rows: z.int(),
  taken: z.int(),
  setAside: z.int(),
  /** The first rows set aside, and how many for each reason. */
  faults: z.array(UsageFault),
  faultCounts: z.array(z.strictObject({ code: z.string(), count: z.int() })),
  /** First day with usage and the day after the last; null where no row was taken. */
  from: CalendarDate.nullable(),
  until: CalendarDate.nullable(),
  operations: z.array(UsageOperation),
});
export type UsageReport = z.infer<typeof UsageReport>;

/** Most faults that travel with a report; the count is of all. */
export const REPORTED_FAULTS = 100;

/** Name of an upload or of imported usage; opaque. */
export const UsageId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'a name this program gave');

/** How far an import is. */
export const UsageProgress = z.strictObject({
  bytes: z.int(),
  rows: z.int(),
  setAside: z.int(),
});
export type UsageProgress = z.infer<typeof UsageProgress>;
