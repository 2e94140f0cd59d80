import type { PriceBook } from '../../src/shared/contract/price-book';
import { Scenario, SCENARIO_FORMAT, type ScenarioInput } from '../../src/shared/contract/scenario';
import { bookOf, chance, maybe, oneOf, pick, times, whole, type Gen } from './arbitrary-book';
import type { CatalogPart, ChangePart, LinePart } from './books';

/** A price book and a scenario that fits it: any option, small numbers, days that matter. */
export type World = {
  readonly book: PriceBook;
  readonly scenario: Scenario;
  readonly plan: string;
};

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

const STARTS = [
  '2026-01-01',
  '2026-01-31',
  '2028-01-31',
  '2028-02-29',
  '2026-02-28',
  '2025-12-15',
] as const;

type Shape = Pick<LinePart, 'schedule' | 'from' | 'until' | 'growth' | 'seasonality' | 'success'>;

function schedule(g: Gen, start: string): NonNullable<LinePart['schedule']> {
  const on = (): string => addDays(start, whole(g, 0, 27));
  const kind = pick(
    g,
    'once',
    'per-month',
    'daily',
    'weekdays',
    'weekly',
    'monthly',
    'dates',
    'series',
  );
  if (kind === 'once') return { kind, on: on() };
  if (kind === 'per-month') return { kind, spread: pick(g, 'even', 'first-day', 'last-day') };
  if (kind === 'weekly') return { kind, on: pick(g, 'mon', 'thu', 'sun') };
  if (kind === 'monthly') return { kind, day: pick(g, 1, 15, 31) };
  if (kind === 'dates') return { kind, on: times(g, 1, 3, on) };
  if (kind === 'series') return { kind, days: times(g, 1, 20, () => whole(g, 0, 30)) };
  return { kind };
}

function shape(g: Gen, start: string): Shape {
  const from = whole(g, 0, 20);
  return {
    schedule: schedule(g, start),
    success: pick(g, '1', '0.87', '0.5', '0'),
    ...maybe(g, 15, () => ({ growth: pick(g, '0.5', '-0.3', '0.05') })),
    ...maybe(g, 10, () => ({
      seasonality: Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? '1' : '0.5')),
    })),
    ...maybe(g, 10, () => ({
      from: addDays(start, from),
      until: addDays(start, from + whole(g, 1, 30)),
    })),
  };
}

function quantity(g: Gen): LinePart['quantity'] {
  const n = whole(g, 0, 60);
  return chance(g, 85)
    ? n
    : oneOf<LinePart['quantity']>(
        g,
        { min: 0, max: n },
        { value: n, plusMinusPercent: 20 },
        { past: [n, 3, 8] },
        { min: 0, likely: n, max: 60 },
      );
}

type Values = NonNullable<LinePart['parameters']>;

const MIX = {
  mix: [
    { option: 'text', share: '0.7' },
    { option: 'image', share: '0.3' },
  ],
};

function parameters(g: Gen): Values {
  const values: Values = {};
  if (chance(g, 40)) values['media'] = oneOf<Values[string]>(g, 'image', MIX);
  if (chance(g, 30)) values['pages'] = whole(g, 1, 8);
  if (chance(g, 40))
    values['model'] = oneOf<Values[string]>(
      g,
      2,
      { credits: '0.5' },
      { credits: { min: '1', max: '2' } },
    );
  return values;
}

type Frame = {
  readonly book: PriceBook;
  readonly start: string;
  readonly days: number;
  readonly cases: readonly string[];
};

const inCase = (g: Gen, { cases }: Frame): { case?: string } =>
  cases.length > 0 && chance(g, 50) ? { case: pick(g, ...cases) } : {};

function aLine(g: Gen, at: number, frame: Frame): LinePart {
  return {
    id: `line-${at}`,
    operation: pick(g, ...frame.book.operations).id,
    quantity: quantity(g),
    parameters: parameters(g),
    ...maybe(g, 10, () => ({ secondsPerUnit: 5000 })),
    ...inCase(g, frame),
    ...shape(g, frame.start),
  };
}

function aCatalog(g: Gen, at: number, frame: Frame): CatalogPart {
  return {
    id: `catalog-${at}`,
    label: `Catalog ${at}`,
    records: quantity(g),
    parameters: parameters(g),
    operations: frame.book.operations.map((row) => ({
      operation: row.id,
      ...maybe(g, 20, () => ({ schedule: schedule(g, frame.start) })),
      ...maybe(g, 20, () => ({ success: '0.9' })),
      ...maybe(g, 20, () => ({ share: '0.4' })),
    })),
    ...inCase(g, frame),
    ...shape(g, frame.start),
  };
}

type TopUp = NonNullable<NonNullable<ScenarioInput['choices']>['autoTopUp']>;

function topUp(g: Gen, book: PriceBook): TopUp {
  return {
    pack: pick(g, ...book.packs).id,
    threshold: pick(g, '0', '5', '12.5', '60'),
    ...maybe(g, 40, () => ({ target: '90' })),
    ...maybe(g, 40, () => ({ capMoney: pick(g, null, '30.00') })),
    ...maybe(g, 20, () => ({ capCount: whole(g, 0, 3) })),
  };
}

function choices(g: Gen, { book }: Frame): NonNullable<ScenarioInput['choices']> {
  const packs =
    book.packs.length === 0 ? 'none' : pick(g, 'none', 'when-short', 'cheapest', 'absent');
  return {
    ...(packs === 'absent'
      ? {}
      : {
          packs:
            packs === 'when-short'
              ? { kind: packs, pack: pick(g, ...book.packs).id }
              : { kind: packs },
        }),
    ...(book.packs.length > 0 ? maybe(g, 40, () => ({ autoTopUp: topUp(g, book) })) : {}),
    overage: chance(g, 50),
    atBlock: pick(g, 'stay', 'split', 'wait', 'buy', 'upgrade'),
    allowUpgradeAtBlock: chance(g, 80),
    seats: whole(g, 1, 4),
    claims: chance(g, 30) ? ['gift'] : [],
    entered: book.plans.map((row) => ({
      plan: row.id,
      ...(row.price.kind === 'on-request' ? maybe(g, 80, () => ({ price: '33.30' })) : {}),
      ...maybe(g, 80, () => ({ overagePrice: '0.07', entityPrice: '0.20' })),
    })),
  };
}

function change(g: Gen, { book, start, days }: Frame): ChangePart {
  const on = addDays(start, whole(g, 0, Math.min(days - 1, 75)));
  const kinds = [
    'plan',
    'cancel',
    'deactivate',
    'reactivate',
    'overage',
    'seats',
    'claim',
    'price',
  ] as const;
  const withPacks = ['buy', 'auto-top-up'] as const;
  const kind = book.packs.length === 0 ? pick(g, ...kinds) : pick(g, ...kinds, ...withPacks);
  const plan = (): string => pick(g, ...book.plans).id;
  if (kind === 'plan') return { on, kind, plan: plan() };
  if (kind === 'reactivate') return { on, kind, ...maybe(g, 50, () => ({ plan: plan() })) };
  if (kind === 'overage') return { on, kind, enabled: chance(g, 50) };
  if (kind === 'seats') return { on, kind, seats: whole(g, 1, 6) };
  if (kind === 'claim') return { on, kind, claim: 'gift' };
  if (kind === 'price') return { on, kind, plan: plan(), amount: pick(g, '5.00', '61.50') };
  if (kind === 'buy') return { on, kind, pack: pick(g, ...book.packs).id, count: whole(g, 1, 4) };
  if (kind === 'auto-top-up') return { on, kind, set: chance(g, 70) ? topUp(g, book) : null };
  return { on, kind };
}

function account(
  g: Gen,
  plan: string,
  { book, start }: Frame,
): NonNullable<ScenarioInput['account']> {
  const perMeter = (percent: number): { meter: string; credits: string }[] =>
    book.meters.flatMap((meter) =>
      chance(g, percent) ? [{ meter: meter.id, credits: pick(g, '0', '9', '2.5') }] : [],
    );
  const began = addDays(start, -whole(g, 0, 40));
  return {
    plan,
    cycleStart: began,
    ...maybe(g, 30, () => ({ anchor: addDays(began, -whole(g, 0, 90)) })),
    balances: perMeter(70),
    used: perMeter(50),
    overage: perMeter(20),
    bought: times(g, 0, 3, () => ({
      meter: pick(g, ...book.meters).id,
      credits: pick(g, '10', '4.5'),
      boughtOn: addDays(start, -whole(g, 1, 60)),
      ...maybe(g, 40, () => ({ expiresOn: addDays(start, whole(g, 0, 30)) })),
    })),
    ...maybe(g, 30, () => ({ autoTopUpSpent: '15.00' })),
  };
}

export function scenarioOf(g: Gen, book: PriceBook, plan: string): Scenario {
  const start = pick(g, ...STARTS);
  const months = chance(g, 5) ? 14 : whole(g, 1, 3);
  const cases = chance(g, 10) ? ['north', 'south'] : [];
  const frame: Frame = { book, start, days: months * 28, cases };
  const input: ScenarioInput = {
    format: SCENARIO_FORMAT,
    name: 'generated',
    priceBook: { id: book.id },
    start,
    months,
    cases: cases.map((id) => ({ id, label: id })),
    lines: times(g, 1, 3, (at) => aLine(g, at, frame)),
    catalogs: times(g, 0, 1, (at) => aCatalog(g, at, frame)),
    choices: choices(g, frame),
    changes: chance(g, 60) ? times(g, 0, 4, () => change(g, frame)) : [],
    ...maybe(g, 20, () => ({ account: account(g, plan, frame) })),
  };
  return Scenario.parse(input);
}

export function worldOf(g: Gen): World {
  const book = bookOf(g);
  const plan = pick(g, ...book.plans).id;
  return { book, scenario: scenarioOf(g, book, plan), plan };
}
