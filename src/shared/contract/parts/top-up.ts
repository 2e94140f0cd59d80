import { z } from 'zod';
import { BurnKey } from '../policy';
import { BurnStart } from './burn-down';
import { GrantRollover, PartGrant, UsageEvent } from './grant';
import {
  Amount,
  Duration,
  Instant,
  Interval,
  IntervalCount,
  MinorUnitPlaces,
  MoneyAmount,
  PositiveAmount,
} from './primitives';

export const TopUpPack = z.strictObject({
  amount: PositiveAmount.describe('Credits in one pack; "1" where credits are sold one by one.'),
  price: MoneyAmount.default('0').describe(
    'Price of one pack. A purchase costs packs × price, rounded half up to the minor unit.',
  ),
  expiresAfter: Duration.optional().describe('How long bought credits last. Absent: for ever.'),
});

/** When it buys, how much, and what holds it back. */
export const TopUpRule = z.strictObject({
  threshold: Amount.describe('Level of the watched balance that sets it off.'),
  trigger: z
    .enum(['below', 'at-or-below'])
    .default('below')
    .describe('below: strictly below the threshold. at-or-below: also at it.'),
  watches: z
    .enum(['whole', 'bought'])
    .default('whole')
    .describe('whole: all balances. bought: credits of origin "bought" alone.'),
  looksAt: z
    .enum(['every-debit', 'debit-drawing-on-watched'])
    .optional()
    .describe(
      'Absent: every debit where the whole balance is watched; where the bought one is watched, only a debit that draws on it or falls short.',
    ),
  timing: z
    .enum(['with-debit', 'after-debit'])
    .default('with-debit')
    .describe(
      'with-debit: buys before the debit what keeps the balance after it from firing, or what it falls short of. after-debit: the debit is settled first, then the balance is looked at.',
    ),
  buys: z
    .enum(['one-by-one', 'to-target', 'whole-gap'])
    .default('one-by-one')
    .describe(
      'one-by-one: single packs, each a purchase, until it fires no more. to-target: one purchase of as many packs as bring the balance to `target`. whole-gap: one purchase of as many packs as stop it from firing.',
    ),
  target: Amount.optional().describe('With to-target: level to reach.'),
  pack: TopUpPack.describe('What is bought: every purchase is a whole number of packs.'),
  minimum: Amount.optional().describe('Fewest credits in one purchase; rounded up to whole packs.'),
  maximum: Amount.optional().describe(
    'Most credits in one purchase, rounded down to whole packs. A larger gap takes several purchases.',
  ),
  mostAtOnce: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Most purchases for one debit. Absent: no bound.'),
  cap: z
    .strictObject({
      money: MoneyAmount.optional().describe('Most money in one cycle.'),
      count: z.int().min(0).max(1_000_000).optional().describe('Most purchases in one cycle.'),
      overCap: z
        .enum(['reduced', 'refused'])
        .default('reduced')
        .describe(
          'A purchase of several packs that would pass the money cap: as many packs as fit, or none.',
        ),
    })
    .prefault({})
    .describe('Only successful purchases of this rule count.'),
  onSwitch: z
    .enum(['at-next-debit', 'at-once'])
    .default('at-next-debit')
    .describe('at-once: also looks at the balance the moment it is switched on.'),
  switchedOnAt: Instant.optional().describe(
    'Absent: on from the start. Debits before it buy nothing.',
  ),
  stopAfterFailures: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('Switches itself off after so many failed purchases in a row. Absent: never.'),
});
export type TopUpRule = z.infer<typeof TopUpRule>;

/** What a rule has done, so that a run can go on where another ended. */
export const SoFar = z.strictObject({
  attempts: z
    .int()
    .min(0)
    .default(0)
    .describe('Attempts to buy so far; numbers and ids go on from here.'),
  cycleFrom: Instant.optional().describe('Start of the cycle that purchases and money belong to.'),
  purchases: z.int().min(0).default(0).describe('Purchases in that cycle.'),
  money: MoneyAmount.default('0').describe('Money spent in that cycle.'),
  failuresInARow: z
    .int()
    .min(0)
    .default(0)
    .describe('Failed attempts since the last purchase that went through.'),
  stopped: z.boolean().default(false).describe('Switched off by failures.'),
  switchedOn: z
    .boolean()
    .default(false)
    .describe('true: the rule was on before `from`; it is not switched on again there.'),
});

export const TopUpInput = z
  .strictObject({
    from: Instant.optional().describe(
      'First instant, inclusive. Absent: the earliest instant of the input.',
    ),
    to: Instant.optional().describe(
      'End, exclusive. Absent: the midnight after the last debit or grant.',
    ),
    rule: TopUpRule.describe('When it buys, how much, and what holds it back.'),
    debits: z
      .array(UsageEvent)
      .max(1_000_000)
      .default([])
      .describe('In any order. Debits outside [from, to) are left out and counted in `outside`.'),
    balance: Amount.optional().describe(
      'Bought credits there at `from`, without expiry: short for a grant "balance" of origin bought.',
    ),
    allowance: z
      .strictObject({ amount: Amount, rollover: GrantRollover.optional() })
      .optional()
      .describe(
        'Credits included in each cycle: short for a grant "allowance" given at `from` and at each cycle start. What is unused is lost, unless `rollover` keeps it.',
      ),
    grants: z
      .array(PartGrant)
      .max(100_000)
      .default([])
      .describe(
        'Further grants, as in burn-down: allowances with dates, packs bought by hand (origin bought).',
      ),
    start: BurnStart.optional().describe(
      'Balances at `from` of grants effective before it, as in burn-down.',
    ),
    cycle: z
      .strictObject({
        anchor: Instant.optional().describe('Absent: `from`.'),
        interval: Interval.default('month'),
        intervalCount: IntervalCount,
      })
      .prefault({})
      .describe('Cycle of the caps and of `allowance`.'),
    soFar: SoFar.prefault({}).describe('What the rule has done before `from`.'),
    failedAttempts: z
      .array(z.int().min(1))
      .max(100_000)
      .default([])
      .describe('Attempts whose payment fails, by number: 1 is the first.'),
    failsDuring: z
      .array(z.strictObject({ from: Instant, to: Instant }))
      .max(10_000)
      .default([])
      .describe('Half-open stretches of time in which every payment fails.'),
    burnOrder: z
      .array(BurnKey)
      .min(1)
      .max(8)
      .default(['allowance-first', 'expiry', 'effective', 'id'])
      .describe('Keys compared left to right; id always decides last.'),
    short: z
      .enum(['partial', 'refused'])
      .default('partial')
      .describe(
        'A debit that cannot be paid whole: paid as far as credits reach, or refused whole.',
      ),
    unit: PositiveAmount.default('1').describe(
      'Amounts computed by a percentage are rounded down to a multiple of this.',
    ),
    minorUnitPlaces: MinorUnitPlaces,
  })
  .describe(
    'Threshold top-ups of every dialect: what is bought when, and why, while debits draw on the balance.',
  )
  .meta({
    examples: [
      {
        balance: '120',
        rule: { threshold: '100', pack: { amount: '500', price: '20.00' } },
        debits: [{ at: '2026-01-02', amount: '30' }],
      },
      {
        from: '2026-04-01',
        allowance: { amount: '500000' },
        rule: {
          threshold: '500000',
          watches: 'bought',
          pack: { amount: '2500000', price: '10.00' },
          cap: { money: '50.00' },
        },
        debits: [
          { id: 'd1', at: '2026-04-01', amount: '1000000' },
          { id: 'd2', at: '2026-04-02', amount: '1000000' },
        ],
      },
    ],
  });
export type TopUpInput = z.infer<typeof TopUpInput>;
