import type { Scenario } from '../../shared/contract/scenario';
import type { Catalog, Line } from '../../shared/contract/scenario-work';
import type { Entry } from './scenario-edits';

/** The rows of the workload grid: catalogs with their operations, free lines, and one to begin a new line. */
export type WorkRow =
  | {
      readonly kind: 'catalog';
      readonly key: string;
      readonly at: number;
      readonly catalog: Catalog;
    }
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly catalogAt: number;
      readonly at: number;
      readonly catalog: Catalog;
      readonly entry: Entry;
      readonly last: boolean;
    }
  | { readonly kind: 'line'; readonly key: string; readonly at: number; readonly line: Line }
  | { readonly kind: 'new'; readonly key: 'new' };

export function workRows({
  catalogs,
  lines,
}: Pick<Scenario, 'catalogs' | 'lines'>): readonly WorkRow[] {
  return [
    ...catalogs.flatMap((catalog, at): WorkRow[] => [
      { kind: 'catalog', key: `catalog ${catalog.id}`, at, catalog },
      ...catalog.operations.map((entry, index): WorkRow => ({
        kind: 'entry',
        key: `entry ${catalog.id} ${index}`,
        catalogAt: at,
        at: index,
        catalog,
        entry,
        last: index === catalog.operations.length - 1,
      })),
    ]),
    ...lines.map((line, at): WorkRow => ({ kind: 'line', key: `line ${line.id}`, at, line })),
    { kind: 'new', key: 'new' },
  ];
}

/** The ids of the operations that a row runs. */
export function operationsOf(row: WorkRow): readonly string[] {
  switch (row.kind) {
    case 'catalog':
      return row.catalog.operations.map(({ operation }) => operation);
    case 'entry':
      return [row.entry.operation];
    case 'line':
      return [row.line.operation];
    case 'new':
    default:
      return [];
  }
}

/** Takes rows away; a catalog goes with its operations, and does not stay without any. */
export function withoutRows(scenario: Scenario, gone: readonly WorkRow[]): Scenario {
  const catalogs = new Set(gone.flatMap((row) => (row.kind === 'catalog' ? [row.at] : [])));
  const lines = new Set(gone.flatMap((row) => (row.kind === 'line' ? [row.at] : [])));
  const entries = new Set(
    gone.flatMap((row) => (row.kind === 'entry' ? [`${row.catalogAt} ${row.at}`] : [])),
  );
  return {
    ...scenario,
    catalogs: scenario.catalogs.flatMap((catalog, at) => {
      if (catalogs.has(at)) return [];
      const operations = catalog.operations.filter(
        (_entry, index) => !entries.has(`${at} ${index}`),
      );
      if (operations.length === 0) return [];
      return [
        operations.length === catalog.operations.length ? catalog : { ...catalog, operations },
      ];
    }),
    lines: scenario.lines.filter((_line, at) => !lines.has(at)),
  };
}

function swapped<T>(list: readonly T[], from: number, to: number): T[] | undefined {
  const [a, b] = [list[from], list[to]];
  if (a === undefined || b === undefined) return undefined;
  return list.map((member, index) => (index === from ? b : index === to ? a : member));
}

/** Moves a row past its neighbour of the same kind: lines run in their order. */
export function movedRow(scenario: Scenario, row: WorkRow, by: -1 | 1): Scenario {
  if (row.kind === 'catalog') {
    const catalogs = swapped(scenario.catalogs, row.at, row.at + by);
    return catalogs === undefined ? scenario : { ...scenario, catalogs };
  }
  if (row.kind === 'line') {
    const lines = swapped(scenario.lines, row.at, row.at + by);
    return lines === undefined ? scenario : { ...scenario, lines };
  }
  if (row.kind === 'new') return scenario;
  const operations = swapped(row.catalog.operations, row.at, row.at + by);
  if (operations === undefined) return scenario;
  return {
    ...scenario,
    catalogs: scenario.catalogs.map((catalog, at) =>
      at === row.catalogAt ? { ...catalog, operations } : catalog,
    ),
  };
}
