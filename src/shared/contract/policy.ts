import { z } from 'zod';
import { AtZero, FailureRule } from './operation';
import { cited, Count, Decimal, Id, Money, Share, Unlimited } from './primitives';

/** Price by volume: graduated prices each slice at its own tier, volume prices all at the tier reached. */
export const TierTable = z.strictObject({
  mode: z
    .enum(['graduated', 'volume'])
    .describe(
      'graduated: each slice at the price of its own tier. volume: all of it at the price of the tier reached.',
    ),
  tiers: z
    .array(
      z.strictObject({
        upTo: z.union([Decimal, Unlimited]),
        unitPrice: Decimal,
        flat: Money.optional(),
      }),
    )
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
  mode: z
    .enum(['off', 'on', 'user'])
    .describe(
      'off: none. on: always. user: the customer’s own switch, off unless the scenario sets choices.overage.',
    ),
  plans: z.array(Id).optional().describe('Plans on which overage exists; all where absent.'),
  /** Money for one credit (or one block), or tiers; `entered` waits for the contract's figure. */
  price: z
    .union([
      z
        .strictObject({ per: Decimal, amount: Decimal })
        .describe(
          'amount for every started block of per credits; with per "1" fractions of a credit cost their fraction.',
        ),
      TierTable,
      z.literal('entered'),
    ])
    .optional(),
  /** Most that may arise in one cycle. */
  limit: z
    .strictObject({
      credits: Decimal.optional(),
      money: Money.optional(),
      shareOfAllowance: Decimal.optional(),
    })
    .optional(),
  billing: z
    .enum(['arrears', 'debt'])
    .describe('arrears: on the next invoice. debt: owed in credits, the next grant pays it first.'),
  ...cited,
});
export type Overage = z.infer<typeof Overage>;

export const AutoTopUp = z.strictObject({
  trigger: z
    .enum(['below', 'at-or-below'])
    .describe('below: strictly below the threshold. at-or-below: also at it.'),
  watches: z
    .enum(['bought', 'whole'])
    .describe('whole: all credits. bought: bought credits alone.'),
  looksAt: z
    .enum(['every-debit', 'debit-drawing-on-watched'])
    .describe('Looked at by every debit, or only by one that draws on the watched balance.'),
  buys: z
    .enum(['one-by-one', 'to-target', 'whole-gap'])
    .describe(
      'one-by-one: single packs until it no longer buys. to-target: one purchase up to the target. whole-gap: one purchase of what stops it from buying.',
    ),
  minCredits: Decimal.optional().describe('Fewest credits in one purchase.'),
  maxCredits: Decimal.optional().describe('Most credits in one purchase.'),
  /** Caps exist only where the vendor states one; the scenario sets the figure. */
  cap: z
    .strictObject({
      money: Money.optional().describe('Most money.'),
      count: Count.optional().describe('Most purchases.'),
      month: z.enum(['cycle', 'calendar']).describe('Within a billing cycle, or a calendar month.'),
    })
    .optional(),
  onSwitch: z
    .enum(['at-once', 'at-next-debit'])
    .describe('at-once: the balance is also looked at the moment it is switched on.'),
  stopAfterFailures: Count.optional().describe(
    'Switches itself off after so many failed payments in a row.',
  ),
  default: z
    .strictObject({
      pack: Id.optional(),
      threshold: Decimal.optional(),
      target: Decimal.optional(),
    })
    .optional()
    .describe('What the scenario’s choice holds where it says nothing.'),
  ...cited,
});
export type AutoTopUp = z.infer<typeof AutoTopUp>;

/** A share of a price for part of a cycle (rulebook 2 and 8, "proration"). */
export const Proration = z.strictObject({
  unit: z.enum(['day', 'second']).describe('By calendar days, or by seconds.'),
  changeDay: z
    .enum(['counted', 'not-counted'])
    .describe('Whether the day of the change counts as remaining.'),
  month: z
    .enum(['real', 'fixed-30'])
    .describe('real: the days the cycle has. fixed-30: every month counts 30 days.'),
  ...cited,
});
export type Proration = z.infer<typeof Proration>;

/** What an upgrade or downgrade does (rulebook 8, "plan change"). */
export const ChangeRule = z.strictObject({
  when: z
    .enum(['at-once', 'next-cycle'])
    .describe('at-once: on the day asked for. next-cycle: at the end of the paid cycle.'),
  cycle: z
    .enum(['kept', 'restarted'])
    .describe('kept: the dates stay. restarted: the day of the change is the new anchor.'),
  charge: z
    .enum(['difference', 'full-with-credit', 'full', 'none'])
    .describe(
      'difference: one line for the price difference by days. full-with-credit: the new plan in full, old days credited. full: the new plan in full. none: nothing until the next cycle.',
    ),
  creditOn: z
    .enum(['this-invoice', 'next-invoice'])
    .default('this-invoice')
    .describe('With full-with-credit: the invoice that carries the credit.'),
  allowance: z
    .enum(['new-minus-used', 'new-in-full', 'added', 'prorated-difference', 'kept'])
    .describe(
      'new-minus-used: new allowance less what was used. new-in-full: replaced by the new one. added: the new one on top of what is left. prorated-difference: plus the difference by days, rounded down. kept: unchanged.',
    ),
  reservoir: z
    .enum(['filled', 'clamped', 'kept'])
    .default('kept')
    .describe('filled: up to the new cap. clamped: down to it. kept: unchanged.'),
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
  when: z
    .enum(['reaches', 'below'])
    .default('reaches')
    .describe('reaches: at or below the level. below: strictly below it.'),
  shows: z.enum(['email', 'banner', 'notice']),
  ...cited,
});
export type Alert = z.infer<typeof Alert>;

/** Options that hold while subscribed; a plan may set its own. */
export const Policies = z.strictObject({
  cycle: z
    .strictObject({ anchor: z.enum(['start', 'calendar-month']), ...cited })
    .describe('Day from which cycles recur: the start date, or the first of each calendar month.'),
  dayOrder: z
    .strictObject({ refill: z.enum(['before-work', 'after-work']), ...cited })
    .describe('Whether a day’s refill comes before or after its work.'),
  records: z
    .strictObject({ served: z.enum(['whole', 'by-operation']), ...cited })
    .describe(
      'whole: the operations on a record are served together or not at all. by-operation: each on its own.',
    ),
  failure: z
    .strictObject({ rule: FailureRule, ...cited })
    .describe(
      'What a failed result costs. free: nothing. charged: as much as a success. refunded: deducted and then given back, two entries.',
    ),
  burnOrder: z
    .strictObject({ keys: z.array(BurnKey).min(1).max(8), ...cited })
    .describe(
      'Keys compared from left to right; the id always decides last. Usual: allowance-first, expiry, effective, id.',
    ),
  packs: z
    .strictObject({ inComparison: z.enum(['cheapest', 'when-short']), ...cited })
    .describe(
      'What a comparison buys where the scenario does not say: the cheapest mix, or a pack whenever work falls short.',
    ),
  overage: Overage.describe('Usage that no grant covers, billed at a price of its own.'),
  autoTopUp: AutoTopUp.optional().describe('A purchase made by rule. Absent: the vendor has none.'),
  proration: Proration.describe('The share of a price for part of a cycle.'),
  upgrade: ChangeRule.describe('What a change to a plan further down the list of plans does.'),
  downgrade: ChangeRule.describe('What a change to a plan further up the list of plans does.'),
  cancel: z.strictObject({
    refund: z.enum(['none', 'by-day']).describe('by-day: the unused days are paid back.'),
    bought: z.enum(['kept', 'lost']).describe('What becomes of bought credits.'),
    ...cited,
  }),
  deactivate: z
    .strictObject({ balance: z.enum(['kept', 'cleared']), ...cited })
    .describe('Whether the balance is kept or cleared when the account is switched off.'),
  reactivate: z
    .strictObject({ balance: z.enum(['filled', 'kept']), ...cited })
    .describe('Whether the balance is filled when it is switched on again.'),
  atZero: z
    .strictObject({ rule: AtZero, ...cited })
    .describe(
      'What becomes of work that no credit covers: it stops, or waits for the renewal, or for credits from any side.',
    ),
  concurrency: z
    .strictObject({
      limit: Id,
      rule: z
        .enum(['throughput', 'ignored'])
        .describe(
          'throughput: whole part of concurrency × 86,400 / seconds a day. ignored: no bound.',
        ),
      defaultSeconds: Count,
      ...cited,
    })
    .optional(),
  alerts: z.array(Alert).default([]).describe('Messages when a balance crosses a level.'),
  /** Days counted in the vendor's illustrative monthly ceiling, cap + days × refill. */
  ceiling: z.strictObject({ days: Count, ...cited }).optional(),
});
export type Policies = z.infer<typeof Policies>;
