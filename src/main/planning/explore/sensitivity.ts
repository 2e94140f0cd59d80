import type { Sensitivity, SensitivityRow } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Quantity } from '../../../shared/contract/primitives';
import type { Scenario } from '../../../shared/contract/scenario';
import { compareDecimals, formatTrimmed, parseDecimal } from '../../../shared/decimal';
import { ratio, ratioOf, roundRatio, timesRatio } from '../../engine/amount/ratio';
import { toAmount } from '../../engine/amount/checked';
import { grouped } from '../../engine/ledger/causes';
import { compileProgram } from '../../engine/simulate/program';
import { likelyCount } from '../../engine/workload/spread';
import { readBook } from '../readings';
import { withOverflow } from '../simulate';
import { partLabel } from './break-even';
import { moneyOf, pricePlan, type Priced } from './price-all';

const ONE = { units: 1n, scale: 0 };

/** One input with its two ends; `at` puts an end into the scenario. */
type Input = {
  readonly id: string;
  readonly label: string;
  readonly range: SensitivityRow['range'];
  readonly low: string;
  readonly now: string;
  readonly high: string;
  readonly at: (scenario: Scenario, end: 'low' | 'high') => Scenario;
};

/** Ends of a quantity: the user's own range, the spread of past values, or a fifth less and more. */
function endsOf(quantity: Quantity): { low: number; high: number; range: SensitivityRow['range'] } {
  const likely = likelyCount(quantity);
  const share = (percent: number): number => toAmount(roundRatio(ratio(BigInt(likely) * BigInt(percent), 100)));
  if (typeof quantity === 'number') return { low: share(80), high: share(120), range: 'fifth' };
  if ('past' in quantity) return { low: Math.min(...quantity.past), high: Math.max(...quantity.past), range: 'own' };
  if ('value' in quantity) return { low: share(100 - quantity.plusMinusPercent), high: share(100 + quantity.plusMinusPercent), range: 'own' };
  return { low: quantity.min, high: quantity.max, range: 'own' };
}

function quantityInput(id: string, label: string, quantity: Quantity, put: (scenario: Scenario, count: number) => Scenario): Input {
  const { low, high, range } = endsOf(quantity);
  return {
    id,
    label,
    range,
    low: grouped(low),
    now: grouped(likelyCount(quantity)),
    high: grouped(high),
    at: (scenario, end) => put(scenario, end === 'low' ? low : high),
  };
}

function quantities(scenario: Scenario, book: PriceBook): Input[] {
  const catalogs = scenario.catalogs.map((catalog) =>
    quantityInput(`catalogs.${catalog.id}.records`, `${catalog.label}: records`, catalog.records, (from, records) => ({
      ...from,
      catalogs: from.catalogs.map((row) => (row.id === catalog.id ? { ...row, records } : row)),
    })),
  );
  const lines = scenario.lines.map((line) =>
    quantityInput(`lines.${line.id}.quantity`, partLabel(scenario, book, { kind: 'line', id: line.id }), line.quantity, (from, quantity) => ({
      ...from,
      lines: from.lines.map((row) => (row.id === line.id ? { ...row, quantity } : row)),
    })),
  );
  return [...catalogs, ...lines];
}

const fifth = (text: string, percent: number): string => {
  const exact = timesRatio(ratioOf(text), ratio(percent, 100));
  return formatTrimmed(roundRatio(timesRatio(exact, ratio(10_000))), 4);
};

type Put = (from: Scenario, text: string) => Scenario;

/** A success rate below 1: a fifth less, and a fifth more but at most 1. */
function successInput(id: string, label: string, success: string, put: Put): Input[] {
  const share = parseDecimal(success);
  if (share.units === 0n || formatTrimmed(share.units, share.scale) === '1') return [];
  const low = fifth(success, 80);
  const more = fifth(success, 120);
  const high = compareDecimals(parseDecimal(more), ONE) > 0 ? '1' : more;
  return [{ id, label, range: 'fifth', low, now: success, high, at: (from, end) => put(from, end === 'low' ? low : high) }];
}

/** A growth: none at all, and twice as much. */
function growthInput(id: string, label: string, growth: string | undefined, put: Put): Input[] {
  if (growth === undefined || parseDecimal(growth).units === 0n) return [];
  const { units, scale } = parseDecimal(growth);
  const double = formatTrimmed(units * 2n, scale);
  return [{ id, label, range: 'own', low: '0', now: growth, high: double, at: (from, end) => put(from, end === 'low' ? '0' : double) }];
}

function rates(scenario: Scenario, book: PriceBook): Input[] {
  const ofCatalogs = scenario.catalogs.flatMap((catalog) => {
    const put =
      (key: 'success' | 'growth'): Put =>
      (from, text) => ({ ...from, catalogs: from.catalogs.map((row) => (row.id === catalog.id ? { ...row, [key]: text } : row)) });
    return [
      ...successInput(`catalogs.${catalog.id}.success`, `${catalog.label}: success rate`, catalog.success, put('success')),
      ...growthInput(`catalogs.${catalog.id}.growth`, `${catalog.label}: growth a month`, catalog.growth, put('growth')),
    ];
  });
  const ofLines = scenario.lines.flatMap((line) => {
    const label = partLabel(scenario, book, { kind: 'line', id: line.id });
    const put =
      (key: 'success' | 'growth'): Put =>
      (from, text) => ({ ...from, lines: from.lines.map((row) => (row.id === line.id ? { ...row, [key]: text } : row)) });
    return [
      ...successInput(`lines.${line.id}.success`, `${label}: success rate`, line.success, put('success')),
      ...growthInput(`lines.${line.id}.growth`, `${label}: growth a month`, line.growth, put('growth')),
    ];
  });
  return [...ofCatalogs, ...ofLines];
}

/** A price the user entered: a fifth less and more. */
function prices(scenario: Scenario, plan: string): Input[] {
  return scenario.choices.entered.flatMap((row): Input[] => {
    if (row.plan !== plan || row.price === undefined) return [];
    const { price } = row;
    const ends = { low: fifth(price, 80), high: fifth(price, 120) };
    return [
      {
        id: `entered.${plan}.price`,
        label: 'Price entered',
        range: 'fifth',
        now: price,
        ...ends,
        at: (from, end) => ({
          ...from,
          choices: { ...from.choices, entered: from.choices.entered.map((other) => (other === row ? { ...other, price: ends[end] } : other)) },
        }),
      },
    ];
  });
}

/** Which inputs move a plan's total most: each at its two ends, all others at their likely values. */
export function sensitivity({ scenario, book, plan }: { scenario: Scenario; book: PriceBook; plan: string }): Sensitivity {
  return withOverflow(() => {
    const read = readBook(book, scenario);
    const program = compileProgram(read, scenario);
    const price = (changed: Scenario): Priced => pricePlan(compileProgram(read, changed), plan);
    const now = pricePlan(program, plan);
    const inputs = [...quantities(scenario, book), ...rates(scenario, book), ...prices(scenario, plan)];
    let cheapest = scenario;
    let dearest = scenario;
    const rows = inputs.map((input) => {
      const low = price(input.at(scenario, 'low'));
      const high = price(input.at(scenario, 'high'));
      const rises = (high.total ?? 0) >= (low.total ?? 0);
      cheapest = input.at(cheapest, rises ? 'low' : 'high');
      dearest = input.at(dearest, rises ? 'high' : 'low');
      const swing = Math.abs((high.total ?? 0) - (low.total ?? 0));
      return { input, low, high, swing };
    });
    const sorted = rows.toSorted((a, b) => b.swing - a.swing);
    return {
      currency: book.currency,
      plan,
      label: book.plans.find((row) => row.id === plan)?.label ?? plan,
      total: moneyOf(program, now.total),
      unserved: now.unserved,
      rows: sorted.map(({ input, low, high, swing }) => ({
        input: input.id,
        label: input.label,
        low: input.low,
        now: input.now,
        high: input.high,
        range: input.range,
        totalLow: moneyOf(program, low.total),
        totalHigh: moneyOf(program, high.total),
        unservedLow: low.unserved,
        unservedHigh: high.unserved,
        swing: moneyOf(program, swing) ?? '0',
      })),
      low: moneyOf(program, price(cheapest).total),
      high: moneyOf(program, price(dearest).total),
    };
  });
}
