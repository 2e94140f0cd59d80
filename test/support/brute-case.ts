import * as fc from 'fast-check';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Scenario } from '../../src/shared/contract/scenario';
import { allowance, book, pack, plan, rules, scenario } from './books';
import {
  waysIn,
  type BruteCase,
  type BruteOverage,
  type BrutePack,
  type BrutePlan,
  type Tiers,
} from './brute-force';

/** Small accounts in the words of the brute force, and the same as price book and scenario. */

type Horizon = { readonly start: string; readonly cycles: readonly number[] };

const HORIZONS: readonly Horizon[] = [
  { start: '2026-01-01', cycles: [31, 28, 31] },
  { start: '2026-01-31', cycles: [28, 31, 30] },
  { start: '2028-02-29', cycles: [29, 31, 30] },
];

/** A case and the date it starts on. */
export type Drawn = BruteCase & { readonly start: string };

type Shape = {
  readonly months: readonly number[];
  readonly leftovers: readonly BruteCase['leftovers'][];
  readonly tiers: boolean;
  /** Ways to try in one case at most. */
  readonly ways: number;
};

export const WIDE: Shape = {
  months: [1, 2, 2, 3],
  leftovers: ['worthless'],
  tiers: true,
  ways: 60_000,
};
export const VALUED: Shape = {
  months: [1, 2],
  leftovers: ['at-price', 'at-cheapest'],
  tiers: false,
  ways: 6_000,
};

const cents = (count: number): string => (count / 100).toFixed(2);

function plansOf(
  steps: readonly { cents: number; credits: number; once: number; term: number }[],
): BrutePlan[] {
  let price = 0;
  return steps.map((step, at) => {
    price += at === 0 ? Math.max(0, step.cents - 600) : step.cents;
    return { cents: price, credits: step.credits, once: at === 0 ? step.once : 0, term: step.term };
  });
}

const planStep = fc.record({
  cents: fc.integer({ min: 0, max: 1500 }),
  credits: fc.integer({ min: 0, max: 90 }),
  once: fc.constantFrom(0, 0, 0, 0, 25),
  term: fc.constantFrom(0, 0, 0, 0, 0, 2),
});

const packStep = fc.record({
  share: fc.integer({ min: 25, max: 120 }),
  cents: fc.integer({ min: 1, max: 1200 }),
  days: fc.constantFrom(null, null, 5, 20, 35),
  buyers: fc.constantFrom('any' as const, 'any' as const, 'paid' as const, 'second' as const),
  tiers: fc.constantFrom(null, null, null, 'graduated' as const, 'volume' as const),
});

const overageStep: fc.Arbitrary<BruteOverage> = fc.record({
  mode: fc.constantFrom(
    'off' as const,
    'off' as const,
    'user' as const,
    'user' as const,
    'on' as const,
  ),
  per: fc.constantFrom(1, 1, 1, 10),
  tenths: fc.integer({ min: 1, max: 400 }),
  limit: fc.constantFrom(null, null, 10, 40),
});

function tiersOf(mode: Tiers['mode'] | null, price: number): Tiers | null {
  if (mode === null) return null;
  return {
    mode,
    tiers: [
      { upTo: 1, cents: price },
      { upTo: 1e9, cents: Math.floor(price * 0.6) },
    ],
  };
}

/** Small accounts: one to three plans, up to two packs, a few days of work. */
export function drawnCases(shape: Shape): fc.Arbitrary<Drawn> {
  return fc
    .record({
      horizon: fc.constantFrom(...HORIZONS),
      months: fc.constantFrom(...shape.months),
      plans: fc.array(planStep, { minLength: 1, maxLength: 3 }),
      packs: fc.array(packStep, { maxLength: 2 }),
      overage: overageStep,
      upgradesAtOnce: fc.constantFrom(true, true, false),
      shortStays: fc.boolean(),
      work: fc.array(fc.tuple(fc.nat({ max: 999 }), fc.integer({ min: 1, max: 90 })), {
        minLength: 1,
        maxLength: 4,
      }),
      idle: fc.array(fc.nat({ max: 999 }), { maxLength: 1 }),
      leftovers: fc.constantFrom(...shape.leftovers),
      only: fc.constantFrom(null, null, null, 0),
    })
    .map(({ horizon, months, ...drawn }): Drawn => {
      const cycles = horizon.cycles.slice(0, months);
      const days = cycles.reduce((sum, length) => sum + length, 0);
      const work = new Map<number, number>();
      for (const [at, credits] of drawn.work)
        work.set(at % days, (work.get(at % days) ?? 0) + credits);
      const total = [...work.values()].reduce((sum, credits) => sum + credits, 0);
      const plans = plansOf(drawn.plans);
      const packs = drawn.packs.map((row): BrutePack => ({
        credits: Math.ceil((total * row.share) / 100),
        cents: row.cents,
        tiers: shape.tiers ? tiersOf(row.tiers, row.cents) : null,
        // Neither is searched: a pack that ends bought to save one that does not, or early so that it is gone.
        days:
          drawn.leftovers === 'at-price' || (row.buyers !== 'any' && plans.length > 1)
            ? null
            : row.days,
        buyers: plans.map(
          (own, at) => row.buyers === 'any' || (row.buyers === 'paid' ? own.cents > 0 : at >= 1),
        ),
      }));
      // A cap on overage counts on through an upgrade within the cycle, which the search says it does not weigh.
      const overage =
        drawn.upgradesAtOnce && plans.length > 1
          ? { ...drawn.overage, limit: null }
          : drawn.overage;
      return {
        ...drawn,
        overage,
        start: horizon.start,
        cycles,
        plans,
        packs,
        work,
        idle: drawn.idle.map((at) => at % days),
      };
    })
    .filter((drawn) => waysIn(drawn) <= shape.ways);
}

function tierRows({ mode, tiers }: Tiers) {
  return {
    mode,
    tiers: tiers.map((tier) => ({
      upTo: tier.upTo > 1e6 ? ('unlimited' as const) : String(tier.upTo),
      unitPrice: cents(tier.cents),
    })),
  };
}

/** The same account as price book and scenario. */
export function asScenario(drawn: Drawn): {
  readonly book: PriceBook;
  readonly scenario: Scenario;
} {
  const { overage } = drawn;
  const days = drawn.cycles.reduce((sum, length) => sum + length, 0);
  const price = { per: String(overage.per), amount: (overage.tenths / 1000).toFixed(3) };
  const limit = overage.limit === null ? {} : { limit: { credits: String(overage.limit) } };
  const atOnce = {
    when: 'at-once',
    cycle: 'kept',
    charge: 'difference',
    allowance: 'new-minus-used',
  } as const;
  const later = {
    when: 'next-cycle',
    cycle: 'kept',
    charge: 'none',
    allowance: 'new-in-full',
  } as const;
  return {
    book: book({
      plans: drawn.plans.map((own, at) =>
        plan(`p${at}`, cents(own.cents), null, {
          allowances: [
            allowance(String(own.credits)),
            ...(own.once === 0 ? [] : [allowance(String(own.once), { id: 'once', every: 'once' })]),
          ],
          ...(own.term === 0
            ? {}
            : { minimumTerm: { months: own.term, source: { of: 'page', section: 'Terms' } } }),
        }),
      ),
      packs: drawn.packs.map((row, at) =>
        pack(`k${at}`, String(row.credits), cents(row.cents), {
          expires: row.days === null ? null : { after: row.days, unit: 'day' },
          buyableOn: row.buyers.flatMap((buyer, of) => (buyer ? [`p${of}`] : [])),
          ...(row.tiers === null ? {} : { tiers: tierRows(row.tiers) }),
        }),
      ),
      policies: rules({
        overage: { mode: overage.mode, billing: 'arrears', price, ...limit },
        upgrade: drawn.upgradesAtOnce ? atOnce : later,
        downgrade: later,
      }),
    }),
    scenario: scenario({
      start: drawn.start,
      months: drawn.cycles.length,
      lines: [
        {
          id: 'work',
          operation: 'use',
          quantity: 1,
          schedule: {
            kind: 'series',
            days: Array.from({ length: days }, (_, day) => drawn.work.get(day) ?? 0),
          },
        },
      ],
      choices: { packs: { kind: 'cheapest' } },
    }),
  };
}
