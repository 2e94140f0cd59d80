import type { Scenario } from '../../shared/contract/scenario';
import type { Catalog, Line } from '../../shared/contract/scenario-work';
import type { PriceBook } from '../../shared/contract/price-book';

/** Changes of a scenario's work. Each gives a new scenario, or the very same one where nothing changes. */

export type Entry = Catalog['operations'][number];

function replaced<T>(list: readonly T[], at: number, next: T): T[] {
  return list.map((member, index) => (index === at ? next : member));
}

/** Without the keys that are undefined: the contract knows absent, not undefined. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

/** The same with these parts changed; an undefined part is taken away. */
type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

const partOf = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];

function changed<T extends object>(value: T, change: Change<T>): T {
  const same = Object.entries(change).every(
    ([key, part]) => JSON.stringify(part) === JSON.stringify(partOf(value, key)),
  );
  return same ? value : compact({ ...value, ...change });
}

export function changeCatalog(scenario: Scenario, at: number, change: Change<Catalog>): Scenario {
  const catalog = scenario.catalogs[at];
  if (catalog === undefined) return scenario;
  const next = changed(catalog, change);
  return next === catalog
    ? scenario
    : { ...scenario, catalogs: replaced(scenario.catalogs, at, next) };
}

export function changeEntry(
  scenario: Scenario,
  catalogAt: number,
  at: number,
  change: Change<Entry>,
): Scenario {
  const catalog = scenario.catalogs[catalogAt];
  const entry = catalog?.operations[at];
  if (catalog === undefined || entry === undefined) return scenario;
  const next = changed(entry, change);
  if (next === entry) return scenario;
  return changeCatalog(scenario, catalogAt, { operations: replaced(catalog.operations, at, next) });
}

export function changeLine(scenario: Scenario, at: number, change: Change<Line>): Scenario {
  const line = scenario.lines[at];
  if (line === undefined) return scenario;
  const next = changed(line, change);
  return next === line ? scenario : { ...scenario, lines: replaced(scenario.lines, at, next) };
}

/** Only the parameters that one of these operations has. */
export function fittingParameters<V>(
  parameters: Readonly<Record<string, V>>,
  operations: readonly string[],
  book: PriceBook,
): Record<string, V> {
  const known = new Set(
    book.operations.flatMap(({ id, parameters: own }) => (operations.includes(id) ? own : [])),
  );
  return Object.fromEntries(Object.entries(parameters).filter(([id]) => known.has(id)));
}

/** A name that neither a catalog nor a line has. */
export function freeId(scenario: Scenario, stem: string): string {
  const taken = new Set([...scenario.catalogs, ...scenario.lines].map(({ id }) => id));
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

export type NewLine = Pick<Line, 'operation' | 'quantity'> & Partial<Omit<Line, 'id'>>;

export function addLine(scenario: Scenario, line: NewLine, at = scenario.lines.length): Scenario {
  const fresh: Line = compact({
    schedule: { kind: 'per-month', spread: 'even' },
    success: '1',
    parameters: {},
    ...(scenario.cases[0] === undefined ? {} : { case: scenario.cases[0].id }),
    ...line,
    id: freeId(scenario, 'line'),
  });
  return { ...scenario, lines: scenario.lines.toSpliced(at, 0, fresh) };
}

export type NewCatalog = Pick<Catalog, 'label' | 'records'> &
  Partial<Omit<Catalog, 'id' | 'operations'>> & {
    readonly operations: readonly (Partial<Entry> & Pick<Entry, 'operation'>)[];
  };

export function addCatalog(scenario: Scenario, catalog: NewCatalog): Scenario {
  const fresh: Catalog = compact({
    schedule: { kind: 'per-month', spread: 'even' },
    success: '1',
    parameters: {},
    ...(scenario.cases[0] === undefined ? {} : { case: scenario.cases[0].id }),
    ...catalog,
    id: freeId(scenario, 'catalog'),
    operations: catalog.operations.map((entry) => ({ parameters: {}, ...entry })),
  });
  return { ...scenario, catalogs: [...scenario.catalogs, fresh] };
}

export function addEntries(
  scenario: Scenario,
  at: number,
  operations: readonly string[],
): Scenario {
  const catalog = scenario.catalogs[at];
  if (catalog === undefined || operations.length === 0) return scenario;
  const entries = operations.map((operation) => ({ operation, parameters: {} }));
  return changeCatalog(scenario, at, { operations: [...catalog.operations, ...entries] });
}
