import type { CostFormula } from '../../../shared/contract/cost';
import type { SensitivityRow } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Quantity } from '../../../shared/contract/primitives';
import type { ParameterValue, Scenario } from '../../../shared/contract/scenario';
import { compareDecimals, formatTrimmed, parseDecimal } from '../../../shared/decimal';
import { percentOf } from '../../../shared/price-book/wording';
import { ratio, ratioOf, roundRatio, timesRatio } from '../../engine/amount/ratio';
import { toAmount } from '../../engine/amount/checked';
import { grouped } from '../../engine/ledger/causes';
import { likelyOf } from '../../engine/workload/cost';
import { likelyCount } from '../../engine/workload/spread';
import { partLabel } from './break-even';

const ONE = { units: 1n, scale: 0 };

export type End = 'low' | 'high';

/** What is priced: the scenario, and the price book with its readings applied. */
export type World = { readonly scenario: Scenario; readonly book: PriceBook };

/** One input with its two ends; `at` puts an end into what is priced. */
export type Input = {
  readonly id: string;
  readonly label: string;
  readonly range: SensitivityRow['range'];
  readonly low: string;
  readonly now: string;
  readonly high: string;
  readonly at: (world: World, end: End) => World;
};

/** Everything that may be moved for one plan, in the order of the scenario. */
export function inputsOf(world: World, plan: string): Input[] {
  return [...quantities(world), ...rates(world), ...costsEntered(world), ...costRanges(world), ...pricesEntered(world, plan)];
}

const inScenario = ({ scenario, book }: World, change: (from: Scenario) => Scenario): World => ({ scenario: change(scenario), book });

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
    at: (world, end) => inScenario(world, (from) => put(from, end === 'low' ? low : high)),
  };
}

function quantities({ scenario, book }: World): Input[] {
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

/** A share of a figure, rounded to so many places. */
const partOf = (text: string, percent: number, places: number): string => {
  const exact = timesRatio(ratioOf(text), ratio(percent, 100));
  return formatTrimmed(roundRatio(timesRatio(exact, ratio(10 ** places))), places);
};

const RATE_PLACES = 4;

type Put = (from: Scenario, text: string) => Scenario;

type Ends = Pick<Input, 'low' | 'now' | 'high' | 'range'>;

/** A figure as text with its two ends. */
function textInput(id: string, label: string, ends: Ends, put: Put): Input {
  return { id, label, ...ends, at: (world, end) => inScenario(world, (from) => put(from, ends[end])) };
}

/** A share as text, read as a percentage. */
function rateInput(id: string, label: string, ends: Ends, put: Put): Input {
  const { low, now, high } = ends;
  return { ...textInput(id, label, ends, put), low: percentOf(low), now: percentOf(now), high: percentOf(high) };
}

/** A success rate below 1: a fifth less, and a fifth more but at most 1. */
function successInput(id: string, label: string, success: string, put: Put): Input[] {
  const share = parseDecimal(success);
  if (share.units === 0n || formatTrimmed(share.units, share.scale) === '1') return [];
  const more = partOf(success, 120, RATE_PLACES);
  const high = compareDecimals(parseDecimal(more), ONE) > 0 ? '1' : more;
  return [rateInput(id, label, { range: 'fifth', low: partOf(success, 80, RATE_PLACES), now: success, high }, put)];
}

/** A growth: none at all, and twice as much. */
function growthInput(id: string, label: string, growth: string | undefined, put: Put): Input[] {
  if (growth === undefined || parseDecimal(growth).units === 0n) return [];
  const { units, scale } = parseDecimal(growth);
  return [rateInput(id, label, { range: 'own', low: '0', now: growth, high: formatTrimmed(units * 2n, scale) }, put)];
}

function rates({ scenario, book }: World): Input[] {
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

/** Credits that a person entered as an operation's cost: their own range, or a fifth less and more. */
function costsEntered({ scenario, book }: World): Input[] {
  const labelOf = (parameter: string): string => book.parameters.find((row) => row.id === parameter)?.label ?? parameter;
  const entered = (place: string, label: string, values: Values, put: (from: Scenario, values: Values) => Scenario): Input[] =>
    Object.entries(values).flatMap(([parameter, value]) => {
      const ends = creditEnds(value);
      if (ends === null) return [];
      const putText: Put = (from, credits) => put(from, { [parameter]: { credits } });
      return [textInput(`${place}.parameters.${parameter}`, `${label}: ${labelOf(parameter)}`, ends, putText)];
    });
  const lines = scenario.lines.flatMap((line) =>
    entered(`lines.${line.id}`, partLabel(scenario, book, { kind: 'line', id: line.id }), line.parameters, (from, values) => ({
      ...from,
      lines: from.lines.map((row) => (row.id === line.id ? { ...row, parameters: { ...row.parameters, ...values } } : row)),
    })),
  );
  const catalogs = scenario.catalogs.flatMap((catalog) => [
    ...entered(`catalogs.${catalog.id}`, catalog.label, catalog.parameters, (from, values) => ({
      ...from,
      catalogs: from.catalogs.map((row) => (row.id === catalog.id ? { ...row, parameters: { ...row.parameters, ...values } } : row)),
    })),
    ...catalog.operations.flatMap(({ parameters, operation }, at) => {
      const name = book.operations.find(({ id }) => id === operation)?.label ?? operation;
      return entered(`catalogs.${catalog.id}.operations[${at}]`, `${catalog.label}, ${name}`, parameters, (from, values) => ({
        ...from,
        catalogs: from.catalogs.map((row) =>
          row.id === catalog.id
            ? { ...row, operations: row.operations.map((one, place) => (place === at ? { ...one, parameters: { ...one.parameters, ...values } } : one)) }
            : row,
        ),
      }));
    }),
  ]);
  return [...catalogs, ...lines];
}

type Values = Readonly<Record<string, ParameterValue>>;

/** Most places that a cost in credits has (contract: Decimal). */
const CREDIT_PLACES = 9;

function creditEnds(value: ParameterValue): Ends | null {
  if (typeof value !== 'object' || !('credits' in value)) return null;
  const { credits } = value;
  if (typeof credits !== 'string') {
    const likely = likelyOf(credits);
    return { range: 'own', low: credits.min, now: formatTrimmed(likely.units, likely.scale), high: credits.max };
  }
  if (parseDecimal(credits).units === 0n) return null;
  return { range: 'fifth', low: partOf(credits, 80, CREDIT_PLACES), now: credits, high: partOf(credits, 120, CREDIT_PLACES) };
}

/** Operations at work whose cost the price book itself states as a range. */
function costRanges({ scenario, book }: World): Input[] {
  const used = new Set([
    ...scenario.lines.map(({ operation }) => operation),
    ...scenario.catalogs.flatMap(({ operations }) => operations.map(({ operation }) => operation)),
  ]);
  return book.operations
    .filter(({ id }) => used.has(id))
    .flatMap((operation): Input[] => {
      const ranges = operation.costs.flatMap(({ formula }) => rangesIn(formula));
      const [first] = ranges;
      if (first === undefined) return [];
      const only = ranges.length === 1;
      const likely = likelyOf(first);
      return [
        {
          id: `operations.${operation.id}.cost`,
          label: `${operation.label}: credits of one ${operation.unit}`,
          range: 'own',
          low: only ? first.min : 'least',
          now: only ? formatTrimmed(likely.units, likely.scale) : 'likely',
          high: only ? first.max : 'most',
          at: (world, end) => ({ ...world, book: { ...world.book, operations: world.book.operations.map((row) => (row.id === operation.id ? { ...row, costs: row.costs.map((cost) => ({ ...cost, formula: atEnd(cost.formula, end) })) } : row)) } }),
        },
      ];
    });
}

type Range = Extract<CostFormula, { kind: 'range' }>;

function rangesIn(formula: CostFormula): Range[] {
  switch (formula.kind) {
    case 'range':
      return [formula];
    case 'sum':
      return formula.of.flatMap(rangesIn);
    case 'times':
      return rangesIn(formula.cost);
    case 'table':
      return formula.rows.flatMap(({ cost }) => rangesIn(cost));
    case 'fixed':
    case 'entered':
    case 'steps':
    case 'per':
      return [];
    default:
      return formula satisfies never;
  }
}

/** The formula with each of its ranges at one end. */
function atEnd(formula: CostFormula, end: End): CostFormula {
  switch (formula.kind) {
    case 'range':
      return { kind: 'fixed', amount: end === 'low' ? formula.min : formula.max };
    case 'sum':
      return { ...formula, of: formula.of.map((part) => atEnd(part, end)) };
    case 'times':
      return { ...formula, cost: atEnd(formula.cost, end) };
    case 'table':
      return { ...formula, rows: formula.rows.map((row) => ({ ...row, cost: atEnd(row.cost, end) })) };
    case 'fixed':
    case 'entered':
    case 'steps':
    case 'per':
      return formula;
    default:
      return formula satisfies never;
  }
}

const ENTERED = [
  { key: 'price', label: 'Price entered' },
  { key: 'overagePrice', label: 'Overage price entered' },
  { key: 'entityPrice', label: 'Price of an entity entered' },
] as const;

/** Prices that the user entered for a plan: a fifth less and more. */
function pricesEntered({ scenario, book }: World, plan: string): Input[] {
  return scenario.choices.entered.flatMap((row, at) =>
    row.plan !== plan
      ? []
      : ENTERED.flatMap(({ key, label }): Input[] => {
          const now = row[key];
          if (now === undefined || parseDecimal(now).units === 0n) return [];
          // Only the price of a credit may be finer than the smallest coin.
          const places = key === 'overagePrice' ? CREDIT_PLACES : book.minorUnitPlaces;
          const ends = { range: 'fifth' as const, low: partOf(now, 80, places), now, high: partOf(now, 120, places) };
          const put: Put = (from, text) => ({
            ...from,
            choices: { ...from.choices, entered: from.choices.entered.map((other, place) => (place === at ? { ...other, [key]: text } : other)) },
          });
          return [textInput(`entered.${plan}.${key}`, label, ends, put)];
        }),
  );
}
