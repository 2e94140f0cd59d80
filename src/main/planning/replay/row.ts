import type { UsageMapping } from '../../../shared/contract/usage';
import type { Day } from '../../engine/time/day';
import type { KindTexts } from './tally';
import { MAX_UNITS } from './usage';
import { readUsageDate } from './usage-date';

/** Why a row is set aside: a fault without its line. */
export type RowFault = {
  readonly code: string;
  readonly column: string | null;
  readonly found: string;
  readonly allowed: string;
  readonly remedy: string;
};

/** A row that was understood. */
export type UsageRow = {
  readonly day: Day;
  readonly texts: KindTexts;
  readonly units: number;
  readonly succeeded: boolean;
};

/** The mapping's columns in the order in which the reader wants their values; null is not mapped. */
export type Wanted = {
  readonly date: string;
  readonly operation: string | null;
  readonly quantity: string | null;
  readonly status: string | null;
  readonly case: string | null;
  readonly parameters: readonly (readonly [id: string, column: string])[];
};

export function wantedOf(mapping: UsageMapping): Wanted {
  return {
    date: mapping.date,
    operation: 'column' in mapping.operation ? mapping.operation.column : null,
    quantity: mapping.quantity ?? null,
    status: mapping.status ?? null,
    case: mapping.case ?? null,
    parameters: Object.entries(mapping.parameters),
  };
}

/** Value of a column in the row at hand; undefined where it is not mapped. */
export type ValueOf = (column: string) => string;

const LONGEST_NAME = 200;
const SUCCEEDED = [
  '',
  'ok',
  'okay',
  'success',
  'succeeded',
  'successful',
  'complete',
  'completed',
  'done',
  'finished',
  'true',
  'yes',
  'y',
  '1',
  'pass',
  'passed',
  'served',
];
const FAILED = [
  'failed',
  'fail',
  'failure',
  'error',
  'errored',
  'false',
  'no',
  'n',
  '0',
  'empty',
  'timeout',
  'timed out',
  'rejected',
  'denied',
  'refused',
  'cancelled',
  'canceled',
  'aborted',
  'skipped',
];

/** Reads rows by a mapping: what each says, or why it has to be set aside. */
export function createRowReader(mapping: UsageMapping): (valueOf: ValueOf) => UsageRow | RowFault {
  const wanted = wantedOf(mapping);
  const { dateOrder } = mapping;
  const always = 'always' in mapping.operation ? mapping.operation.always : null;
  const outcomes = outcomesOf(mapping);
  return (valueOf) => {
    const text = valueOf(wanted.date);
    const day = readUsageDate(text, dateOrder);
    if (typeof day !== 'number') {
      return { column: wanted.date, found: shown(text), ...day };
    }
    const operation = always ?? valueOf(wanted.operation as string).trim();
    if (!isName(operation)) return nameFault(wanted.operation, operation);
    const units = wanted.quantity === null ? 1 : readUnits(valueOf(wanted.quantity));
    if (units < 0)
      return quantityFault(wanted.quantity as string, valueOf(wanted.quantity as string));
    const succeeded = wanted.status === null || outcomes.get(statusWord(valueOf(wanted.status)));
    if (succeeded === undefined) {
      return statusFault(wanted.status as string, valueOf(wanted.status as string));
    }
    const texts = [operation];
    if (wanted.case !== null || wanted.parameters.length > 0) {
      texts.push(wanted.case === null ? '' : valueOf(wanted.case).trim());
      for (const [, column] of wanted.parameters) texts.push(valueOf(column).trim());
      const odd = texts.find((one) => one !== '' && !isName(one));
      if (odd !== undefined) return nameFault(null, odd);
    }
    return { day, texts, units, succeeded };
  };
}

export function isRowFault(row: UsageRow | RowFault): row is RowFault {
  return 'code' in row;
}

/** Whole units, at least 0; −1 for anything else. "12.0" is a whole number, "1,200" may be two. */
function readUnits(text: string): number {
  const plain = text.trim();
  if (plain.length === 0 || plain.length > 20) return -1;
  let units = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const digit = plain.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9)
      return /^\.0+$/.test(plain.slice(at)) && at > 0 ? bounded(units) : -1;
    units = units * 10 + digit;
  }
  return bounded(units);
}

const bounded = (units: number): number => (units <= MAX_UNITS ? units : -1);

function quantityFault(column: string, text: string): RowFault {
  const plain = text.trim();
  const base = {
    column,
    found: shown(text),
    allowed: `a whole number of units from 0 to ${MAX_UNITS}`,
  };
  if (plain === '')
    return {
      code: 'quantity_missing',
      ...base,
      remedy:
        'Fill in the units of this row, or leave the quantity unmapped to count each row as one unit.',
    };
  if (/^\d{1,3}([.,' ]\d{3})+$/.test(plain))
    return {
      code: 'quantity_ambiguous',
      ...base,
      remedy: 'Write the number without marks between its figures.',
    };
  if (plain.startsWith('-'))
    return {
      code: 'quantity_negative',
      ...base,
      remedy: 'A row that takes usage back cannot be replayed: leave out both rows.',
    };
  return { code: 'quantity_not_whole', ...base, remedy: 'Use the units the price book counts in.' };
}

/** What a decoder puts in place of bytes that are no text. */
const NO_TEXT = '\ufffd';

function isName(text: string): boolean {
  return text !== '' && text.length <= LONGEST_NAME && !text.includes(NO_TEXT);
}

function nameFault(column: string | null, text: string): RowFault {
  const base = { column, found: shown(text), allowed: `a name of 1 to ${LONGEST_NAME} letters` };
  if (text === '') return { code: 'operation_missing', ...base, remedy: 'Fill in what was used.' };
  if (text.length > LONGEST_NAME)
    return { code: 'name_too_long', ...base, remedy: 'Map another column.' };
  return { code: 'text_not_readable', ...base, remedy: 'Export the file as UTF-8.' };
}

/** Known words, and the mapping's own above them. */
function outcomesOf(mapping: UsageMapping): ReadonlyMap<string, boolean> {
  return new Map([
    ...SUCCEEDED.map((word) => [word, true] as const),
    ...FAILED.map((word) => [word, false] as const),
    ...HTTP_STATUSES,
    ...mapping.succeeded.map((word) => [statusWord(word), true] as const),
    ...mapping.failed.map((word) => [statusWord(word), false] as const),
  ]);
}

/** 200 to 299 succeeded; 400 to 599 failed. Others tell nothing. */
const HTTP_STATUSES = Array.from({ length: 400 }, (_, at) => 200 + at)
  .filter((code) => code < 300 || code >= 400)
  .map((code) => [String(code), code < 300] as const);

const statusWord = (text: string): string => text.trim().toLowerCase();

function statusFault(column: string, text: string): RowFault {
  return {
    code: 'status_unknown',
    column,
    found: shown(text),
    allowed: 'a word such as ok, success, failed or error, or an HTTP status',
    remedy: `Say whether "${shown(text)}" means that a row succeeded or failed.`,
  };
}

const SHOWN = 80;

/** A value as a fault quotes it. */
export function shown(text: string): string {
  if (text === '') return 'nothing';
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
