import type { Scenario } from '../../shared/contract/scenario';
import type { Catalog, Line } from '../../shared/contract/scenario-work';
import { plus, toAmount } from '../engine/amount/checked';
import { ratio, roundRatio } from '../engine/amount/ratio';
import { likelyCount } from '../engine/workload/spread';

/** A share of the work by which volumes are scaled: `part` of `whole`. */
export type Factor = { readonly part: number; readonly whole: number };

/** n × part / whole, rounded half up. */
function scaledCount(count: number, { part, whole }: Factor): number {
  if (part === whole) return count;
  return toAmount(roundRatio(ratio(BigInt(count) * BigInt(part), whole)));
}

/** A series as a whole: by each day as many units as its days so far × factor, so that small days do not round away. */
function scaledSeries(days: readonly number[], factor: Factor): number[] {
  let planned = 0;
  let before = 0;
  return days.map((count) => {
    planned = plus(planned, count);
    const soFar = scaledCount(planned, factor);
    const own = soFar - before;
    before = soFar;
    return own;
  });
}

function scaledSchedule<T extends Line['schedule'] | undefined>(schedule: T, factor: Factor): T {
  if (schedule?.kind !== 'series') return schedule;
  return { ...schedule, days: scaledSeries(schedule.days, factor) };
}

function scaledLine(line: Line, factor: Factor): Line {
  return {
    ...line,
    quantity: scaledCount(likelyCount(line.quantity), factor),
    schedule: scaledSchedule(line.schedule, factor),
  };
}

function scaledCatalog(catalog: Catalog, factor: Factor): Catalog {
  return {
    ...catalog,
    records: scaledCount(likelyCount(catalog.records), factor),
    schedule: scaledSchedule(catalog.schedule, factor),
    operations: catalog.operations.map((row) =>
      row.schedule === undefined ? row : { ...row, schedule: scaledSchedule(row.schedule, factor) },
    ),
  };
}

/** The scenario with all its quantities × factor, each rounded half up, a series by its sum so far; a range counts with its likely value. */
export function scaledWork(scenario: Scenario, factor: Factor): Scenario {
  return {
    ...scenario,
    catalogs: scenario.catalogs.map((catalog) => scaledCatalog(catalog, factor)),
    lines: scenario.lines.map((line) => scaledLine(line, factor)),
  };
}

/** What runs along an axis: all work together, or the quantity of one catalog or line. */
export type WorkPart =
  | { readonly kind: 'all' }
  | { readonly kind: 'catalog' | 'line'; readonly id: string };

const seriesSum = (schedule: Line['schedule']): number | null =>
  schedule.kind === 'series' ? schedule.days.reduce((sum, count) => sum + count, 0) : null;

const lineVolume = (line: Line): number => seriesSum(line.schedule) ?? likelyCount(line.quantity);

const catalogVolume = (catalog: Catalog): number =>
  seriesSum(catalog.schedule) ?? likelyCount(catalog.records);

/** The volume as the scenario states it: the quantities of the part added up, each per its own schedule. */
export function volumeOf(scenario: Scenario, part: WorkPart): number {
  switch (part.kind) {
    case 'line':
      return scenario.lines
        .filter((line) => line.id === part.id)
        .reduce((sum, line) => sum + lineVolume(line), 0);
    case 'catalog':
      return scenario.catalogs
        .filter((catalog) => catalog.id === part.id)
        .reduce((sum, catalog) => sum + catalogVolume(catalog), 0);
    case 'all':
      return (
        scenario.lines.reduce((sum, line) => sum + lineVolume(line), 0) +
        scenario.catalogs.reduce((sum, catalog) => sum + catalogVolume(catalog), 0)
      );
    default:
      return part satisfies never;
  }
}

/** The scenario with a part's volume at `volume`: its quantities in their proportions, each rounded half up. */
export function atVolume(scenario: Scenario, part: WorkPart, volume: number): Scenario {
  const factor = { part: volume, whole: Math.max(1, volumeOf(scenario, part)) };
  switch (part.kind) {
    case 'all':
      return scaledWork(scenario, factor);
    case 'line':
      return {
        ...scenario,
        lines: scenario.lines.map((line) => (line.id === part.id ? lineAt(line, factor) : line)),
      };
    case 'catalog':
      return {
        ...scenario,
        catalogs: scenario.catalogs.map((row) =>
          row.id === part.id ? catalogAt(row, factor) : row,
        ),
      };
    default:
      return part satisfies never;
  }
}

/** A quantity of 0 has no proportion: it takes the volume as it is. */
function lineAt(line: Line, factor: Factor): Line {
  return lineVolume(line) === 0 ? { ...line, quantity: factor.part } : scaledLine(line, factor);
}

function catalogAt(catalog: Catalog, factor: Factor): Catalog {
  return catalogVolume(catalog) === 0
    ? { ...catalog, records: factor.part }
    : scaledCatalog(catalog, factor);
}
