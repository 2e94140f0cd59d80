import { z } from 'zod';
import { AtZero, FailureRule } from './operation';
import { cited, Count, Decimal, Id, Money, Share, Unlimited } from './primitives';

/** Price by volume: graduated prices each slice at its own tier, volume prices all at the tier reached. */
export const TierTable = z.strictObject({
  mode: z.enum(['graduated', 'volume']),
  tiers: z
    .array(z.strictObject({ upTo: z.union([Decimal, Unlimited]), unitPrice: Decimal, flat: Money.optional() }))
    .min(1)
    .max(50),
});
export type TierTable = z.infer<typeof TierTable>;

/** Keys that order grants for burn-down; compared left to right, `id` last makes the order total. */
export const BurnKey = z.enum([
  'priority',
  'allowance-first',
  'bought-first',
  'bonus-first',
  'restricted-first',
  'expiry',
  'effective',
  'id',
]);
export type BurnKey = z.infer<typeof BurnKey>;

export const Overage = z.strictObject({
  /** `user`: the customer's own switch, off unless the scenario turns it on. */
  mode: z.enum(['off', 'on', 'user']),
  /** Plans on which overage exists; all where absent. */
  plans: z.array(Id).optional(),
  /** Money for one credit (or one block), or tiers; `entered` waits for the contract's figure. */
  price: z
    .union([
      z.strictObject({ per: Decimal, amount: Decimal }),
      TierTable,
      z.literal('entered'),
    ])
    .optional(),
  /** Most that may arise in one cycle. */
  limit: z
    .strictObject({ credits: Decimal.optional(), money: Money.optional(), shareOfAllowance: Decimal.optional() })
    .optional(),
  /** In arrears on the next invoice, or a debt that the next grant pays first. */
  billing: z.enum(['arrears', 'debt']),
  ...cited,
});
export type Overage = z.infer<typeof Overage>;

export const AutoTopUp = z.strictObject({
  trigger: z.enum(['below', 'at-or-below']),
  watches: z.enum(['bought', 'whole']),
  /** Looked at by every debit, or only by one that draws on the watched balance. */
  looksAt: z.enum(['every-debit', 'debit-drawing-on-watched']),
  buys: z.enum(['one-by-one', 'to-target', 'whole-gap']),
  minCredits: Decimal.optional(),
  maxCredits: Decimal.optional(),
  /** Caps exist only where the vendor states one; the scenario sets the figure. */
  cap: z
    .strictObject({
      money: Money.optional(),
      count: Count.optional(),
      month: z.enum(['cycle', 'calendar']),
    })
    .optional(),
  /** Also looked at the moment it is switched on. */
  onSwitch: z.enum(['at-once', 'at-next-debit']),
  stopAfterFailures: Count.optional(),
  default: z.strictObject({ pack: Id.optional(), threshold: Decimal.optional(), target: Decimal.optional() }).optional(),
  ...cited,
});
export type AutoTopUp = z.infer<typeof AutoTopUp>;

/** A share of a price for part of a cycle (rulebook 2 and 8, "proration"). */
export const Proration = z.strictObject({
  unit: z.enum(['day', 'second']),
  changeDay: z.enum(['counted', 'not-counted']),
  month: z.enum(['real', 'fixed-30']),
  ...cited,
});
export type Proration = z.infer<typeof Proration>;

/** What an upgrade or downgrade does (rulebook 8, "plan change"). */
export const ChangeRule = z.strictObject({
  when: z.enum(['at-once', 'next-cycle']),
  cycle: z.enum(['kept', 'restarted']),
  /** difference: one line for the price difference by days; full-with-credit: new plan in full, old days credited. */
  charge: z.enum(['difference', 'full-with-credit', 'full', 'none']),
  creditOn: z.enum(['this-invoice', 'next-invoice']).default('this-invoice'),
  allowance: z.enum(['new-minus-used', 'new-in-full', 'added', 'prorated-difference', 'kept']),
  reservoir: z.enum(['filled', 'clamped', 'kept']).default('kept'),
  ...cited,
});
export type ChangeRule = z.infer<typeof ChangeRule>;

export const Alert = z.strictObject({
  id: Id,
  /** Crossed when the balance reaches this share of the allowance, this amount, or will run out within days at the pace of the cycle so far. */
  at: z.union([
    z.strictObject({ shareOfAllowance: Share }),
    z.strictObject({ credits: Decimal }),
    z.strictObject({ runOutWithinDays: Count.min(1) }),
  ]),
  /** `reaches`: at or below; `below`: strictly below. */
  when: z.enum(['reaches', 'below']).default('reaches'),
  shows: z.enum(['email', 'banner', 'notice']),
  ...cited,
});
export type Alert = z.infer<typeof Alert>;

/** Options that hold while subscribed; a plan may set its own. */
export const Policies = z.strictObject({
  cycle: z.strictObject({ anchor: z.enum(['start', 'calendar-month']), ...cited }),
  dayOrder: z.strictObject({ refill: z.enum(['before-work', 'after-work']), ...cited }),
  records: z.strictObject({ served: z.enum(['whole', 'by-operation']), ...cited }),
  failure: z.strictObject({ rule: FailureRule, ...cited }),
  burnOrder: z.strictObject({ keys: z.array(BurnKey).min(1).max(8), ...cited }),
  packs: z.strictObject({ inComparison: z.enum(['cheapest', 'when-short']), ...cited }),
  overage: Overage,
  autoTopUp: AutoTopUp.optional(),
  proration: Proration,
  upgrade: ChangeRule,
  downgrade: ChangeRule,
  cancel: z.strictObject({
    refund: z.enum(['none', 'by-day']),
    bought: z.enum(['kept', 'lost']),
    ...cited,
  }),
  deactivate: z.strictObject({ balance: z.enum(['kept', 'cleared']), ...cited }),
  reactivate: z.strictObject({ balance: z.enum(['filled', 'kept']), ...cited }),
  atZero: z.strictObject({ rule: AtZero, ...cited }),
  concurrency: z
    .strictObject({
      limit: Id,
      /** `throughput`: whole part of concurrency × 86,400 / seconds a day; `ignored`: no bound. */
      rule: z.enum(['throughput', 'ignored']),
      defaultSeconds: Count,
      ...cited,
    })
    .optional(),
  alerts: z.array(Alert).default([]),
  /** Days counted in the vendor's illustrative monthly ceiling, cap + days × refill. */
  ceiling: z.strictObject({ days: Count, ...cited }).optional(),
});
export type Policies = z.infer<typeof Policies>;
