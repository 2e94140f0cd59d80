import * as fc from 'fast-check';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Scenario } from '../../src/shared/contract/scenario';
import { book, pack, plan, rules, scenario } from './books';

/**
 * An account that buys by auto top-up only, lived day by day without the program: one pack after the
 * other while a debit would leave less than the threshold or could not be paid, up to a cap of money
 * a cycle. January and February 2026. Money in cents.
 */
export type TopUpCase = {
  readonly plans: readonly { readonly cents: number; readonly credits: number }[];
  readonly packs: readonly { readonly credits: number; readonly cents: number }[];
  readonly threshold: number;
  readonly cap: number | null;
  readonly work: ReadonlyMap<number, number>;
};

export type TopUpOutcome = { readonly unserved: number; readonly cents: number };

const CYCLES = [31, 28] as const;

export function liveByTopUp(
  given: TopUpCase,
  at: number,
  packAt: number,
  threshold: number,
): TopUpOutcome {
  const own = given.plans[at] ?? { cents: 0, credits: 0 };
  const bag = given.packs[packAt] ?? { credits: 0, cents: 0 };
  let cents = 0;
  let bought = 0;
  let unserved = 0;
  let day = 0;
  for (const length of CYCLES) {
    let allowance = own.credits;
    let spent = 0;
    cents += own.cents;
    for (let n = 0; n < length; n += 1, day += 1) {
      const need = given.work.get(day) ?? 0;
      if (need === 0) continue;
      while (
        (allowance + bought - need < threshold || allowance + bought < need) &&
        (given.cap === null || spent + bag.cents <= given.cap)
      ) {
        bought += bag.credits;
        cents += bag.cents;
        spent += bag.cents;
      }
      const served = Math.min(need, allowance + bought);
      unserved += need - served;
      const first = Math.min(served, allowance);
      allowance -= first;
      bought -= served - first;
    }
  }
  return { unserved, cents };
}

/** The best of every plan, pack and threshold: least unserved, then cheapest. */
export function bestTopUp(given: TopUpCase): TopUpOutcome {
  const found = given.plans.flatMap((_, at) =>
    given.packs.flatMap((_pack, packAt) =>
      [given.threshold, 0].map((threshold) => liveByTopUp(given, at, packAt, threshold)),
    ),
  );
  return (
    found.toSorted((a, b) => a.unserved - b.unserved || a.cents - b.cents)[0] ?? {
      unserved: 0,
      cents: 0,
    }
  );
}

export const topUpCases: fc.Arbitrary<TopUpCase> = fc.record({
  plans: fc
    .array(
      fc.record({
        cents: fc.integer({ min: 0, max: 3000 }),
        credits: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((plans) => plans.toSorted((a, b) => a.cents - b.cents)),
  packs: fc.array(
    fc.record({
      credits: fc.integer({ min: 5, max: 90 }),
      cents: fc.integer({ min: 50, max: 900 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  threshold: fc.nat({ max: 60 }),
  cap: fc.constantFrom(null, 500, 1500, 4000),
  work: fc
    .array(fc.tuple(fc.nat({ max: 58 }), fc.integer({ min: 1, max: 120 })), {
      minLength: 1,
      maxLength: 6,
    })
    .map((rows) => new Map(rows)),
});

const money = (cents: number): string => (cents / 100).toFixed(2);

export function topUpScenario(given: TopUpCase): {
  readonly book: PriceBook;
  readonly scenario: Scenario;
} {
  const rule = {
    trigger: 'below',
    watches: 'whole',
    looksAt: 'every-debit',
    buys: 'one-by-one',
    cap: { month: 'cycle' },
    onSwitch: 'at-next-debit',
  } as const;
  return {
    book: book({
      plans: given.plans.map((row, at) => plan(`p${at}`, money(row.cents), String(row.credits))),
      packs: given.packs.map((row, at) => pack(`k${at}`, String(row.credits), money(row.cents))),
      policies: rules({ autoTopUp: rule }),
    }),
    scenario: scenario({
      months: 2,
      lines: [
        {
          id: 'work',
          operation: 'use',
          quantity: 1,
          schedule: {
            kind: 'series',
            days: Array.from({ length: 59 }, (_, day) => given.work.get(day) ?? 0),
          },
        },
      ],
      choices: {
        packs: { kind: 'none' },
        autoTopUp: {
          pack: 'k0',
          threshold: String(given.threshold),
          capMoney: given.cap === null ? null : money(given.cap),
        },
      },
    }),
  };
}
