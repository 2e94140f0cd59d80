import type { PriceBook } from '../../../shared/contract/price-book';
import type { UsageMapping } from '../../../shared/contract/usage';
import { readUsageDate } from '../../planning/replay/usage-date';
import type { Head } from './look';

/** Names of columns as files have them, the usual ones first; compared without case and marks. */
const NAMES = {
  date: [
    'date',
    'day',
    'timestamp',
    'time',
    'datetime',
    'createdat',
    'created',
    'occurredat',
    'eventtime',
    'eventdate',
    'usagedate',
    'startedat',
    'datum',
    'when',
    'at',
  ],
  operation: [
    'operation',
    'action',
    'event',
    'eventname',
    'eventtype',
    'feature',
    'usagetype',
    'activity',
    'endpoint',
    'service',
    'product',
    'type',
    'kind',
    'model',
    'name',
  ],
  quantity: [
    'quantity',
    'qty',
    'units',
    'count',
    'records',
    'requests',
    'documents',
    'number',
    'volume',
    'value',
    'menge',
    'anzahl',
    'n',
  ],
  status: [
    'status',
    'result',
    'outcome',
    'success',
    'succeeded',
    'state',
    'statuscode',
    'httpstatus',
  ],
  case: ['case', 'caseid', 'matter', 'workspace', 'project'],
} as const;

const squeezed = (word: string): string => word.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Of a nested member the last name counts. */
const plain = (name: string): string => squeezed(name.split('.').at(-1) ?? name);

/** What the columns seem to be, by their names, their values and the words of the price book. */
export function suggestMapping({ format, rows }: Head, book?: PriceBook): Partial<UsageMapping> {
  const { columns } = format;
  const taken = new Set<string>();
  const valuesOf = (column: string): string[] => {
    const at = columns.indexOf(column);
    return rows.map((row) => row[at] ?? '').filter((value) => value !== '');
  };
  const take = (
    names: readonly string[],
    holds: (values: readonly string[]) => boolean,
  ): string | undefined => {
    const found = names
      .flatMap((name) => columns.filter((column) => plain(column) === name))
      .find((column) => !taken.has(column) && holds(valuesOf(column)));
    if (found !== undefined) taken.add(found);
    return found;
  };
  const date = take(NAMES.date, areDates) ?? takeDates(columns, valuesOf, taken);
  const parameters = parametersOf(book, columns, taken);
  const quantity = take(NAMES.quantity, areWhole);
  const status = take(NAMES.status, () => true);
  const named = book === undefined ? undefined : byOperations(book, columns, valuesOf, taken);
  const operation = named ?? take(NAMES.operation, () => true);
  const caseColumn = take(NAMES.case, () => true);
  return {
    ...(date === undefined ? {} : { date }),
    ...(operation === undefined ? {} : { operation: { column: operation } }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(status === undefined ? {} : { status }),
    ...(caseColumn === undefined ? {} : { case: caseColumn }),
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
  };
}

/** Faulty rows among the first ones must not hide what a column is. */
function mostly(values: readonly string[], holds: (value: string) => boolean): boolean {
  return values.filter(holds).length * 2 > values.length;
}

/** Ambiguous dates are dates as well: the user is asked for their order. */
function areDates(values: readonly string[]): boolean {
  return mostly(
    values,
    (value) =>
      typeof readUsageDate(value, 'day-first') === 'number' ||
      typeof readUsageDate(value, 'month-first') === 'number',
  );
}

function takeDates(
  columns: readonly string[],
  valuesOf: (column: string) => string[],
  taken: Set<string>,
): string | undefined {
  const found = columns.find((column) => areDates(valuesOf(column)));
  if (found !== undefined) taken.add(found);
  return found;
}

const areWhole = (values: readonly string[]): boolean =>
  mostly(values, (value) => /^\d{1,15}(\.0{1,9})?$/.test(value));

function parametersOf(
  book: PriceBook | undefined,
  columns: readonly string[],
  taken: Set<string>,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { id, label } of book?.parameters ?? []) {
    const column = columns.find(
      (one) => !taken.has(one) && [squeezed(id), squeezed(label)].includes(plain(one)),
    );
    if (column === undefined) continue;
    found[id] = column;
    taken.add(column);
  }
  return found;
}

/** The column whose values are mostly operations of the price book, by id or label. */
function byOperations(
  book: PriceBook,
  columns: readonly string[],
  valuesOf: (column: string) => string[],
  taken: Set<string>,
): string | undefined {
  const words = new Set(
    book.operations.flatMap(({ id, label }) => [squeezed(id), squeezed(label)]),
  );
  const column = columns.find((one) => {
    const values = taken.has(one) ? [] : valuesOf(one);
    const known = values.filter((value) => words.has(squeezed(value))).length;
    return known > 0 && known * 2 >= values.length;
  });
  if (column !== undefined) taken.add(column);
  return column;
}
