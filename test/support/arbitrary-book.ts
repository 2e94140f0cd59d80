import * as fc from 'fast-check';
import { PriceBook, type PriceBookInput } from '../../src/shared/contract/price-book';
import type { CostFormula } from '../../src/shared/contract/cost';
import {
  bookInput,
  source,
  type AllowancePart,
  type OperationPart,
  type PackPart,
  type PlanPart,
  type PolicyPart,
} from './books';

/** Draws values inside a property; fast-check shrinks each of them towards its first or smallest. */
export type Gen = fc.GeneratorValue;

export const pick = <const T extends readonly unknown[]>(g: Gen, ...values: T): T[number] =>
  g(() => fc.constantFrom(...values));
/** The same for values of one named type. */
export const oneOf = <T>(g: Gen, ...values: T[]): T => g(() => fc.constantFrom(...values));
export const whole = (g: Gen, min: number, max: number): number =>
  g(() => fc.integer({ min, max }));
/** True in so many of a hundred cases; shrinks to false. */
export const chance = (g: Gen, percent: number): boolean => whole(g, 0, 99) >= 100 - percent;
export const times = <T>(g: Gen, min: number, max: number, make: (at: number) => T): T[] =>
  Array.from({ length: whole(g, min, max) }, (_, at) => make(at));
/** The given keys with a chance each, so that an absent option stays absent. */
export const maybe = <T extends object>(
  g: Gen,
  percent: number,
  make: () => T,
): T | Record<string, never> => (chance(g, percent) ? make() : {});

export const METERS = ['credits', 'tokens'] as const;
export const FEATURE = 'vision';

const money = (g: Gen): string => pick(g, '0.00', '10.00', '20.00', '49.00', '99.99', '7.35');
const amount = (g: Gen): string => pick(g, '0', '10', '40', '100', '12.5', '3.75', '250', '1');
const positive = (g: Gen): string => pick(g, '10', '1', '2.5', '40', '100', '7');
const share = (g: Gen): string => pick(g, '0.5', '0', '1', '0.25', '0.333');
const unlimitedOr = (g: Gen, make: () => string): string => (chance(g, 15) ? 'unlimited' : make());

function tierTable(g: Gen): NonNullable<PackPart['tiers']> {
  return {
    mode: pick(g, 'graduated', 'volume'),
    tiers: [
      {
        upTo: pick(g, '3', '10'),
        unitPrice: pick(g, '2.00', '0.50'),
        ...maybe(g, 30, () => ({ flat: '1.00' })),
      },
      {
        upTo: 'unlimited',
        unitPrice: pick(g, '1.50', '0.333'),
        ...maybe(g, 30, () => ({ flat: '0.50' })),
      },
    ],
  };
}

function formula(g: Gen, depth = 0): CostFormula {
  const leaf = (): CostFormula => ({ kind: 'fixed', amount: pick(g, '1', '2', '0', '0.25', '5') });
  const kinds =
    depth > 1
      ? (['fixed'] as const)
      : (['fixed', 'range', 'entered', 'table', 'steps', 'per', 'sum', 'times'] as const);
  const kind = pick(g, ...kinds);
  if (kind === 'fixed') return leaf();
  if (kind === 'range')
    return { kind, min: '1', max: '4', ...maybe(g, 50, () => ({ likely: '2' })) };
  if (kind === 'entered') return { kind, parameter: 'model' };
  if (kind === 'steps') return { kind, parameter: 'pages', first: '3', further: '2' };
  if (kind === 'per') return { kind, parameter: 'pages', amount: '0.5' };
  if (kind === 'sum') return { kind, of: [leaf(), formula(g, depth + 1)] };
  if (kind === 'times') return { kind, factor: pick(g, '1.5', '2'), cost: formula(g, depth + 1) };
  const rows = [
    { option: 'text', cost: leaf() },
    { option: 'image', cost: formula(g, depth + 1) },
  ];
  return { kind, parameter: 'media', rows };
}

function task(g: Gen): Pick<OperationPart, 'task'> {
  const reserve = pick(g, 'actual' as const, { dearestOf: 'media' }, { perUnit: '4' });
  return { task: { reserve, source, ...maybe(g, 50, () => ({ unitsLimit: 'units' })) } };
}

function anOperation(g: Gen, at: number, meters: readonly string[]): OperationPart {
  const on = meters.length > 1 && chance(g, 25) ? meters : [pick(g, ...meters)];
  return {
    id: `op-${at}`,
    label: `Operation ${at}`,
    unit: 'unit',
    unitPlural: 'units',
    parameters: ['media', 'pages', 'model'],
    costs: on.map((meter) => ({ meter, formula: formula(g), source })),
    ...maybe(g, 10, () => ({ requires: { features: [FEATURE], source } })),
    ...maybe(g, 15, () => ({ failure: { rule: pick(g, 'free', 'charged', 'refunded'), source } })),
    ...maybe(g, 15, () => ({
      atZero: { rule: pick(g, 'stop', 'queue-until-renewal', 'queue-until-credits'), source },
    })),
    ...maybe(g, 20, () => task(g)),
    ...maybe(g, 15, () => ({ secondsPerUnit: { seconds: pick(g, 3600, 20_000), source } })),
  };
}

const onlyFor = (g: Gen): { onlyFor: string[] } => ({
  onlyFor: oneOf(g, ['op-0'], ['op-1'], ['op-0', 'op-1']),
});

function rollover(g: Gen): NonNullable<AllowancePart['rollover']> {
  const kind = pick(g, 'lost', 'all', 'part', 'batches');
  if (kind === 'batches') return { kind, cycles: whole(g, 0, 2) };
  if (kind !== 'part') return { kind };
  return {
    kind,
    ...maybe(g, 50, () => ({ upTo: positive(g) })),
    ...maybe(g, 50, () => ({ share: share(g) })),
    ...maybe(g, 50, () => ({ atLeast: positive(g) })),
  };
}

function anAllowance(g: Gen, at: number, meters: readonly string[]): AllowancePart {
  return {
    id: `allowance-${at}`,
    meter: pick(g, ...meters),
    amount: amount(g),
    every: pick(g, 'cycle', 'once', 'day', 'year'),
    rollover: rollover(g),
    recurrence: pick(g, 'adds', 'replaces'),
    perSeat: chance(g, 20),
    bonus: chance(g, 20),
    priority: whole(g, 0, 2),
    source,
    ...maybe(g, 20, () => ({ maxBalance: pick(g, '50', '120') })),
    ...maybe(g, 20, () => ({ claim: { id: 'gift', label: 'Gift' } })),
    ...maybe(g, 20, () => onlyFor(g)),
  };
}

function aPrice(g: Gen, at: number): PlanPart['price'] {
  const per = pick(g, 'account', 'seat', 'case');
  const interval = chance(g, 20) ? 'year' : 'month';
  if (chance(g, 10)) return { kind: 'on-request', per, interval, source };
  const dear = `${at * 30 + whole(g, 0, 20)}.${pick(g, '00', '35', '99')}`;
  return {
    kind: 'fixed',
    amount: dear,
    per,
    interval,
    source,
    ...(per === 'seat' ? maybe(g, 30, () => ({ seatTiers: tierTable(g) })) : {}),
  };
}

function aPlan(g: Gen, at: number, meters: readonly string[]): PlanPart {
  const reservoirs = chance(g, 30)
    ? [
        {
          id: 'tank',
          meter: pick(g, ...meters),
          cap: unlimitedOr(g, () => positive(g)),
          dailyRefill: unlimitedOr(g, () => amount(g)),
          source,
        },
      ]
    : [];
  return {
    id: `plan-${at}`,
    label: `Plan ${at}`,
    price: aPrice(g, at),
    allowances: times(g, 0, 2, (n) => anAllowance(g, n, meters)),
    reservoirs,
    ...maybe(g, 15, () => ({ minimumTerm: { months: whole(g, 1, 3), source } })),
    ...maybe(g, 8, () => ({
      perEntity: {
        price: pick(g, '0.10', 'entered' as const),
        includedOperations: whole(g, 1, 3),
        counts: pick(g, 'per-started-bundle', 'once'),
        countsFreeOperations: chance(g, 50),
        source,
      },
    })),
    features: { has: chance(g, 70) ? [FEATURE] : [], source },
    limits: [
      { limit: 'slots', value: unlimitedOr(g, () => pick(g, '1', '2')), source },
      { limit: 'units', value: unlimitedOr(g, () => pick(g, '20', '5')), source },
    ],
    ...maybe(g, 20, () => ({
      policies: {
        overage: anOverage(g),
        ...maybe(g, 50, () => ({ atZero: { rule: 'stop' as const, source } })),
      },
    })),
  };
}

function aPack(g: Gen, at: number, meters: readonly string[], plans: readonly string[]): PackPart {
  return {
    id: `pack-${at}`,
    label: `Pack ${at}`,
    meter: pick(g, ...meters),
    credits: positive(g),
    price: money(g),
    expires: chance(g, 40) ? { after: whole(g, 1, 20), unit: pick(g, 'day', 'month') } : null,
    buyableOn: oneOf<PackPart['buyableOn']>(g, 'any', 'paid', [...plans]),
    ratchets: chance(g, 10),
    bonus: chance(g, 20),
    priority: whole(g, 0, 2),
    anyQuantity: chance(g, 20),
    source,
    ...maybe(g, 20, () => ({ tiers: tierTable(g) })),
    ...maybe(g, 20, () => onlyFor(g)),
  };
}

function anOverage(g: Gen): PolicyPart['overage'] {
  const price = pick(
    g,
    { per: '1', amount: '0.10' },
    { per: '25', amount: '2.00' },
    'tiers' as const,
    'entered' as const,
  );
  return {
    mode: pick(g, 'off', 'on', 'user'),
    billing: pick(g, 'arrears', 'debt'),
    price: price === 'tiers' ? tierTable(g) : price,
    source,
    ...maybe(g, 20, () => ({ plans: ['plan-0'] })),
    ...maybe(g, 40, () => ({
      limit: {
        ...maybe(g, 40, () => ({ credits: positive(g) })),
        ...maybe(g, 40, () => ({ money: '3.00' })),
        ...maybe(g, 40, () => ({ shareOfAllowance: share(g) })),
      },
    })),
  };
}

function anAutoTopUp(g: Gen): NonNullable<PolicyPart['autoTopUp']> {
  return {
    trigger: pick(g, 'below', 'at-or-below'),
    watches: pick(g, 'whole', 'bought'),
    looksAt: pick(g, 'every-debit', 'debit-drawing-on-watched'),
    buys: pick(g, 'one-by-one', 'to-target', 'whole-gap'),
    onSwitch: pick(g, 'at-next-debit', 'at-once'),
    source,
    ...maybe(g, 30, () => ({ minCredits: '20' })),
    ...maybe(g, 30, () => ({ maxCredits: '60.5' })),
    ...maybe(g, 60, () => ({
      cap: {
        month: pick(g, 'cycle', 'calendar'),
        ...maybe(g, 60, () => ({ money: '45.00' })),
        ...maybe(g, 40, () => ({ count: whole(g, 0, 4) })),
      },
    })),
  };
}

function changeRule(g: Gen): PolicyPart['upgrade'] {
  return {
    when: pick(g, 'at-once', 'next-cycle'),
    cycle: pick(g, 'kept', 'restarted'),
    charge: pick(g, 'difference', 'full-with-credit', 'full', 'none'),
    creditOn: pick(g, 'this-invoice', 'next-invoice'),
    allowance: pick(g, 'new-minus-used', 'new-in-full', 'added', 'prorated-difference', 'kept'),
    reservoir: pick(g, 'kept', 'filled', 'clamped'),
    source,
  };
}

const BURN_ORDERS: PolicyPart['burnOrder']['keys'][] = [
  ['allowance-first', 'expiry', 'effective', 'id'],
  ['priority', 'expiry', 'effective', 'id'],
  ['bonus-first', 'effective', 'id'],
  ['bought-first', 'restricted-first', 'id'],
  ['id'],
];

function somePolicies(g: Gen): PolicyPart {
  return {
    cycle: { anchor: chance(g, 20) ? 'calendar-month' : 'start', source },
    dayOrder: { refill: pick(g, 'before-work', 'after-work'), source },
    records: { served: pick(g, 'whole', 'by-operation'), source },
    failure: { rule: pick(g, 'free', 'charged', 'refunded'), source },
    burnOrder: { keys: pick(g, ...BURN_ORDERS), source },
    packs: { inComparison: pick(g, 'cheapest', 'when-short'), source },
    overage: anOverage(g),
    ...maybe(g, 60, () => ({ autoTopUp: anAutoTopUp(g) })),
    proration: {
      unit: pick(g, 'day', 'second'),
      changeDay: pick(g, 'counted', 'not-counted'),
      month: pick(g, 'real', 'fixed-30'),
      source,
    },
    upgrade: changeRule(g),
    downgrade: changeRule(g),
    cancel: { refund: pick(g, 'none', 'by-day'), bought: pick(g, 'kept', 'lost'), source },
    deactivate: { balance: pick(g, 'kept', 'cleared'), source },
    reactivate: { balance: pick(g, 'filled', 'kept'), source },
    atZero: { rule: pick(g, 'stop', 'queue-until-renewal', 'queue-until-credits'), source },
    ...maybe(g, 20, () => ({
      concurrency: {
        limit: 'slots',
        rule: pick(g, 'throughput', 'ignored'),
        defaultSeconds: pick(g, 8640, 40_000),
        source,
      },
    })),
    alerts: chance(g, 30)
      ? [
          {
            id: 'share',
            at: { shareOfAllowance: share(g) },
            when: pick(g, 'reaches', 'below'),
            shows: 'email',
            source,
          },
          {
            id: 'amount',
            at: { credits: '7.5' },
            when: pick(g, 'reaches', 'below'),
            shows: 'banner',
            source,
          },
          { id: 'date', at: { runOutWithinDays: 3 }, shows: 'notice', source },
        ]
      : [],
  };
}

const choiceOf = (id: string): { id: string; label: string } => ({ id, label: id });

/** A price book that may use any option of the format (rulebook 8). */
export function bookInputOf(g: Gen): PriceBookInput {
  const meters = chance(g, 25) ? METERS : METERS.slice(0, 1);
  const planIds = times(g, 1, 3, (at) => `plan-${at}`);
  return bookInput({
    per: pick(g, 'account', 'case'),
    minorUnitPlaces: 2,
    meters: meters.map((id) => ({ id, label: id, unit: id, unitPlural: id })),
    features: [choiceOf(FEATURE)],
    limits: ['slots', 'units'].map((id) => ({ id, label: id, unit: 'unit' })),
    parameters: [
      {
        kind: 'choice',
        id: 'media',
        label: 'Media',
        options: [choiceOf('text'), choiceOf('image')],
        default: 'text',
      },
      { kind: 'whole', id: 'pages', label: 'Pages', min: 1, max: 8, default: 2, source },
      {
        kind: 'credits',
        id: 'model',
        label: 'Model',
        source,
        ...maybe(g, 80, () => ({ default: '1.5' })),
      },
    ],
    operations: times(g, 2, 3, (at) => anOperation(g, at, meters)),
    plans: planIds.map((_, at) => aPlan(g, at, meters)),
    packs: times(g, 0, 3, (at) => aPack(g, at, meters, planIds.slice(0, 1))),
    policies: somePolicies(g),
  });
}

export const bookOf = (g: Gen): PriceBook => PriceBook.parse(bookInputOf(g));
