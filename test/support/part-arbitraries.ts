import * as fc from 'fast-check';
import type { z } from 'zod';
import type { BurnDownInput } from '../../src/shared/contract/parts/burn-down';
import type { TopUpInput } from '../../src/shared/contract/parts/top-up';

export type BurnCase = z.input<typeof BurnDownInput>;
export type TopUpCase = z.input<typeof TopUpInput>;

const START = Date.UTC(2026, 0, 28);
const STEP = 12 * 3_600_000;
const STEPS = 130;

/** Instants on a coarse grid, so that many facts meet; always written as date-times. */
export const instantText = (step: number): string => new Date(START + step * STEP).toISOString();
export const step = fc.integer({ min: 0, max: STEPS });
export const instant = step.map(instantText);
export const FROM = instantText(0);
export const TO = instantText(STEPS + 1);
export const cut = fc.integer({ min: 1, max: STEPS }).map(instantText);

/** Exact amounts with quarters and hundredths, zero among them. */
export const amount = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.integer({ min: 0, max: 6000 }).map((n) => (n / 100).toFixed(2)),
);
/** Absent once in so many times; 1 would be never there. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>, nilOneIn = 2) =>
  fc.option(arbitrary, { nil: undefined, freq: nilOneIn });

/** A record without the keys that are undefined: the contract knows absent, not undefined. */
const sparse = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape).map(
    (record) =>
      Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
        [K in keyof T]: Exclude<T[K], undefined>;
      },
  );

const interval = fc.constantFrom('day', 'week', 'month', 'year');
const rollover = fc.oneof(
  fc.constantFrom('lost', 'all'),
  fc
    .tuple(
      sparse({
        percentage: maybe(fc.constantFrom('0', '33.3', '50', '100')),
        bounds: maybe(fc.tuple(amount, amount)),
        cycles: maybe(fc.integer({ min: 0, max: 3 })),
      }),
      fc.boolean(),
    )
    .map(([{ percentage, bounds, cycles }, lifts]) => {
      const [minimum, maximum] = (bounds ?? []).toSorted((a, b) => Number(a) - Number(b));
      return {
        ...(percentage !== undefined && { percentage }),
        ...(cycles !== undefined && { cycles }),
        ...(minimum !== undefined && { minimum, maximum }),
        ...(percentage === undefined &&
          cycles === undefined &&
          minimum === undefined && { maximum: '10' }),
        lifts,
      };
    }),
);
const recurrence = sparse({
  interval,
  intervalCount: fc.integer({ min: 1, max: 3 }),
  anchor: maybe(instant),
  mode: fc.constantFrom('replaces', 'adds'),
  maxBalance: maybe(amount, 4),
});

const grantParts = fc.tuple(
  sparse({
    amount,
    effectiveAt: step,
    lasts: maybe(fc.integer({ min: 1, max: 80 })),
    voidedAt: maybe(instant, 4),
    priority: fc.integer({ min: 0, max: 2 }),
    origin: fc.constantFrom('allowance', 'bought', 'bonus'),
    onlyFor: maybe(fc.constantFrom<string[]>(['x'], ['x', 'y']), 4),
  }),
  sparse({ recurrence: maybe(recurrence), rollover: maybe(rollover) }),
);

const grants = fc.array(grantParts, { maxLength: 6 }).map((list) =>
  list.map(([{ lasts, effectiveAt, ...rest }, more], at) => ({
    id: `g${at}`,
    effectiveAt: instantText(effectiveAt),
    ...(lasts !== undefined && { expiresAt: instantText(effectiveAt + lasts) }),
    ...rest,
    ...more,
  })),
);

export const usage = fc
  .array(
    sparse({
      at: instant,
      amount,
      operation: maybe(fc.constantFrom('x', 'y')),
      named: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    // Ids that do not follow the input's order.
    list.map(({ named, ...event }, at) => ({
      ...(named && { id: `u${(at * 7) % 15}` }),
      ...event,
    })),
  );

const overage = fc.oneof(
  fc.record({ mode: fc.constantFrom('off', 'on'), billing: fc.constantFrom('arrears', 'debt') }),
  fc.record({
    mode: fc.constant('limited'),
    limit: amount,
    billing: fc.constantFrom('arrears', 'debt'),
  }),
);

const burnOrder = fc.constantFrom<NonNullable<BurnCase['burnOrder']>>(
  ['priority', 'expiry', 'effective', 'id'],
  ['allowance-first', 'expiry'],
  ['bonus-first', 'effective'],
  ['restricted-first', 'priority'],
  ['id'],
);

/** Any burn-down case over some nine weeks: grants of every kind, usage, resets, overage, debt. */
export const burnCase: fc.Arbitrary<BurnCase> = fc
  .record({
    from: fc.constant(FROM),
    to: fc.constant(TO),
    grants,
    usage,
    resets: sparse({
      at: fc.array(instant, { maxLength: 3 }),
      recurrence: maybe(fc.record({ anchor: instant, interval: fc.constantFrom('week', 'month') })),
      debt: fc.constantFrom('kept', 'forgiven'),
    }),
    overage,
    short: fc.constantFrom('partial', 'refused'),
    unit: fc.constantFrom('1', '0.01'),
    burnOrder,
    start: maybe(
      fc.record({
        debts: fc.array(sparse({ amount, operation: maybe(fc.constantFrom('x', 'y')) }), {
          maxLength: 2,
        }),
      }),
    ),
  })
  .map(({ start, ...rest }) => ({ ...rest, ...(start && { start }) }));

/** Grants without recurrence and rollover, usage with ids, resets: what the naive reading covers. */
export const plainCase = fc.record({
  grants: fc
    .array(
      sparse({
        amount,
        effectiveAt: step,
        lasts: maybe(fc.integer({ min: 1, max: 80 })),
        voidedAt: maybe(instant, 3),
        priority: fc.integer({ min: 0, max: 1 }),
        onlyFor: maybe(fc.constantFrom<string[]>(['x'], ['x', 'y']), 3),
      }),
      { maxLength: 7 },
    )
    .map((list) =>
      list.map(({ lasts, effectiveAt, ...rest }, at) => ({
        id: `g${at}`,
        effectiveAt: instantText(effectiveAt),
        ...(lasts !== undefined && { expiresAt: instantText(effectiveAt + lasts) }),
        ...rest,
      })),
    ),
  usage: usage.map((list) => list.map((event, at) => ({ ...event, id: `u${(at * 7) % 15}` }))),
  resets: fc.array(instant, { maxLength: 2 }),
});

const positive = fc.integer({ min: 1, max: 4000 }).map((n) => (n / 100).toFixed(2));

/** Any top-up case: every dialect, caps by count and money, failures, expiring packs, allowances. */
export const topUpCase: fc.Arbitrary<TopUpCase> = fc
  .record({
    threshold: fc.integer({ min: 0, max: 40 }),
    above: fc.integer({ min: 1, max: 60 }),
    pack: sparse({
      amount: positive,
      price: fc.constantFrom('0', '1.25', '0.333', '7'),
      expiresAfter: maybe(fc.record({ interval: fc.constantFrom('day', 'week') })),
    }),
    rule: sparse({
      trigger: fc.constantFrom('below', 'at-or-below'),
      watches: fc.constantFrom('whole', 'bought'),
      timing: fc.constantFrom('with-debit', 'after-debit'),
      buys: fc.constantFrom('one-by-one', 'to-target', 'whole-gap'),
      mostAtOnce: maybe(fc.integer({ min: 1, max: 4 }), 3),
      onSwitch: fc.constantFrom('at-once', 'at-next-debit'),
      switchedOnAt: maybe(instant, 3),
      stopAfterFailures: maybe(fc.integer({ min: 1, max: 3 }), 2),
    }),
    cap: sparse({
      money: maybe(fc.integer({ min: 0, max: 6000 }).map((n) => (n / 100).toFixed(2))),
      count: maybe(fc.integer({ min: 0, max: 5 })),
      overCap: fc.constantFrom('reduced', 'refused'),
    }),
    rest: sparse({
      debits: usage,
      grants,
      allowance: maybe(fc.record({ amount })),
      balance: maybe(amount),
      failedAttempts: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
      short: fc.constantFrom('partial', 'refused'),
    }),
  })
  .map(({ threshold, above, pack, rule, cap, rest }) => ({
    from: FROM,
    to: TO,
    cycle: { anchor: FROM, interval: 'week' as const },
    rule: {
      threshold,
      ...(rule.buys === 'to-target' && { target: threshold + above }),
      pack,
      cap,
      ...rule,
    },
    ...rest,
  }));
