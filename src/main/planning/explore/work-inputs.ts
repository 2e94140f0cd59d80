import type { SensitivityRow } from '../../../shared/contract/explore';
import type { Quantity } from '../../../shared/contract/primitives';
import type { Scenario } from '../../../shared/contract/scenario';
import { compareDecimals, formatTrimmed, parseDecimal, grouped } from '../../../shared/decimal';
import { percentOf } from '../../../shared/price-book/wording';
import { toAmount } from '../../engine/amount/checked';
import { ratio, roundRatio } from '../../engine/amount/ratio';
import { likelyCount } from '../../engine/workload/spread';
import { atVolume, volumeOf, type WorkPart } from '../volume';
import { partLabel } from './break-even';
import {
  inScenario,
  partOf,
  textInput,
  type Ends,
  type Input,
  type Put,
  type World,
} from './input';

const ONE = { units: 1n, scale: 0 };

/** Ends of a quantity: the user's own range, the spread of past values, or a fifth less and more. */
function endsOf(quantity: Quantity): { low: number; high: number; range: SensitivityRow['range'] } {
  const likely = likelyCount(quantity);
  const share = (percent: number): number =>
    toAmount(roundRatio(ratio(BigInt(likely) * BigInt(percent), 100)));
  if (typeof quantity === 'number') return { low: share(80), high: share(120), range: 'fifth' };
  if ('past' in quantity)
    return { low: Math.min(...quantity.past), high: Math.max(...quantity.past), range: 'own' };
  if ('value' in quantity)
    return {
      low: share(100 - quantity.plusMinusPercent),
      high: share(100 + quantity.plusMinusPercent),
      range: 'own',
    };
  return { low: quantity.min, high: quantity.max, range: 'own' };
}

function quantityInput(
  id: string,
  label: string,
  quantity: Quantity,
  put: (scenario: Scenario, count: number) => Scenario,
): Input {
  const { low, high, range } = endsOf(quantity);
  return {
    id,
    label,
    range,
    low: grouped(low),
    now: grouped(likelyCount(quantity)),
    high: grouped(high),
    at: (world, end) => inScenario(world, (from) => put(from, end === 'low' ? low : high)),
  };
}

/** A series of days, whose quantity is its sum. */
function seriesInput(scenario: Scenario, id: string, label: string, part: WorkPart): Input {
  return quantityInput(id, label, volumeOf(scenario, part), (from, count) =>
    atVolume(from, part, count),
  );
}

/** How much work there is. */
export function quantities({ scenario, book }: World): Input[] {
  const catalogs = scenario.catalogs.map((catalog) => {
    const part = { kind: 'catalog', id: catalog.id } as const;
    if (catalog.schedule.kind === 'series')
      return seriesInput(
        scenario,
        `catalogs.${catalog.id}.records`,
        `${catalog.label}: records`,
        part,
      );
    return quantityInput(
      `catalogs.${catalog.id}.records`,
      `${catalog.label}: records`,
      catalog.records,
      (from, records) => ({
        ...from,
        catalogs: from.catalogs.map((row) => (row.id === catalog.id ? { ...row, records } : row)),
      }),
    );
  });
  const lines = scenario.lines.map((line) => {
    const part = { kind: 'line', id: line.id } as const;
    const label = partLabel(scenario, book, part);
    if (line.schedule.kind === 'series')
      return seriesInput(scenario, `lines.${line.id}.quantity`, label, part);
    return quantityInput(`lines.${line.id}.quantity`, label, line.quantity, (from, quantity) => ({
      ...from,
      lines: from.lines.map((row) => (row.id === line.id ? { ...row, quantity } : row)),
    }));
  });
  return [...catalogs, ...lines];
}

const RATE_PLACES = 4;

/** A share as text, read as a percentage. */
function rateInput(id: string, label: string, ends: Ends, put: Put): Input {
  const { low, now, high } = ends;
  return {
    ...textInput(id, label, ends, put),
    low: percentOf(low),
    now: percentOf(now),
    high: percentOf(high),
  };
}

/** A success rate below 1: a fifth less, and a fifth more but at most 1. */
function successInput(id: string, label: string, success: string, put: Put): Input[] {
  const share = parseDecimal(success);
  if (share.units === 0n || formatTrimmed(share.units, share.scale) === '1') return [];
  const more = partOf(success, 120, RATE_PLACES);
  const high = compareDecimals(parseDecimal(more), ONE) > 0 ? '1' : more;
  return [
    rateInput(
      id,
      label,
      { range: 'fifth', low: partOf(success, 80, RATE_PLACES), now: success, high },
      put,
    ),
  ];
}

/** A growth: none at all, and twice as much. */
function growthInput(id: string, label: string, growth: string | undefined, put: Put): Input[] {
  if (growth === undefined || parseDecimal(growth).units === 0n) return [];
  const { units, scale } = parseDecimal(growth);
  return [
    rateInput(
      id,
      label,
      { range: 'own', low: '0', now: growth, high: formatTrimmed(units * 2n, scale) },
      put,
    ),
  ];
}

/** How often work succeeds, and how it grows. */
export function rates({ scenario, book }: World): Input[] {
  const ofCatalogs = scenario.catalogs.flatMap((catalog) => {
    const put =
      (key: 'success' | 'growth'): Put =>
      (from, text) => ({
        ...from,
        catalogs: from.catalogs.map((row) =>
          row.id === catalog.id ? { ...row, [key]: text } : row,
        ),
      });
    return [
      ...successInput(
        `catalogs.${catalog.id}.success`,
        `${catalog.label}: success rate`,
        catalog.success,
        put('success'),
      ),
      ...growthInput(
        `catalogs.${catalog.id}.growth`,
        `${catalog.label}: growth a month`,
        catalog.growth,
        put('growth'),
      ),
    ];
  });
  const ofLines = scenario.lines.flatMap((line) => {
    const label = partLabel(scenario, book, { kind: 'line', id: line.id });
    const put =
      (key: 'success' | 'growth'): Put =>
      (from, text) => ({
        ...from,
        lines: from.lines.map((row) => (row.id === line.id ? { ...row, [key]: text } : row)),
      });
    return [
      ...successInput(
        `lines.${line.id}.success`,
        `${label}: success rate`,
        line.success,
        put('success'),
      ),
      ...growthInput(
        `lines.${line.id}.growth`,
        `${label}: growth a month`,
        line.growth,
        put('growth'),
      ),
    ];
  });
  return [...ofCatalogs, ...ofLines];
}
