import { BURN_RULES, type BurnRules } from '../../src/main/engine/parts/burn-rules';
import type { Caps } from '../../src/main/engine/parts/top-up-rule';
import type { Allocation } from '../../src/main/engine/parts/prorate';
import type { Series } from '../../src/main/engine/parts/occurrence';
import { occurrence } from '../../src/main/engine/parts/occurrence';

/**
 * Rules of the parts, each broken in one way that a vendor or a hurried hand might really break it.
 * A law that holds for its mutant proves nothing.
 */
export const MUTANTS = {
  /** Batches past their cycles vanish without being counted as lost. */
  forgetsDropped: {
    ...BURN_RULES,
    keep: (batches, rule, unit, exact) => {
      const kept = BURN_RULES.keep(batches, rule, unit, exact);
      return { ...kept, lost: kept.lost > 1n ? kept.lost - 1n : kept.lost };
    },
  },
  /** [from, to] instead of [from, to). */
  closedEnd: { ...BURN_RULES, isWithin: (at, to) => at <= to },
  /** Grants that are equal by the keys burn in whatever order they came. */
  grantsAsTheyCame: { ...BURN_RULES, byId: () => 0 },
  /** Usage of one instant burns in whatever order it came. */
  usageAsItCame: { ...BURN_RULES, usageOrder: () => 0 },
  /** Every second comparison of equals turns out the other way, from one run to the next. */
  orderThatRemembers: (): BurnRules => {
    let runs = 0;
    return {
      ...BURN_RULES,
      order: (keys) => {
        const real = BURN_RULES.order(keys);
        runs += 1;
        const turn = runs % 2 === 0 ? -1 : 1;
        return (a, b) => turn * real(a, b);
      },
    };
  },
  /** Usage burns before the grants of its instant begin. */
  usageFirst: { ...BURN_RULES, rank: { ...BURN_RULES.rank, usage: -1 } },
  /** Expiry taken as inclusive: usage of the last instant still burns. */
  expiryAfterUsage: { ...BURN_RULES, rank: { ...BURN_RULES.rank, expiry: 8 } },
  /** The first grant pays all of it. */
  givesTooMuch: { ...BURN_RULES, take: (_left, open) => open },
  /** A hundredth stays behind in a grant that is drawn empty. */
  keepsBack: {
    ...BURN_RULES,
    take: (left, open) => (left <= open && left > 1n ? left - 1n : left < open ? left : open),
  },
} satisfies Record<string, BurnRules | (() => BurnRules)>;

/** Steps from the last boundary instead of the anchor: after one short month it has drifted. */
export function driftingOccurrence(series: Series, k: number): number {
  let at = series.anchor;
  for (let i = 0; i < Math.abs(k); i += 1) at = occurrence({ ...series, anchor: at }, Math.sign(k));
  return at;
}

/** Each part rounded on its own: the parts need not sum to the whole. */
export const roundsApart: Allocation = (minor, weights) => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => BigInt(Math.round((Number(minor) * weight) / whole)));
};

/** Looks whether the cap is reached, not whether the purchase would pass it. */
export const capAfterwards: Caps = (terms, wanted, spent) => {
  if (terms.capCount !== undefined && spent.purchases >= terms.capCount) return 'cap-count';
  return terms.capMoney !== undefined && spent.money >= terms.capMoney ? 'cap-money' : wanted;
};

/** Lets one purchase more through than the count allows. */
export const countOneLate: Caps = (terms, wanted, spent) =>
  terms.capCount !== undefined && spent.purchases > terms.capCount ? 'cap-count' : wanted;
