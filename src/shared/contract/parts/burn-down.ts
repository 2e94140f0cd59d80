import { z } from 'zod';
import { BurnKey } from '../policy';
import { Id } from '../primitives';
import { PartGrant, UsageEvent } from './grant';
import { Amount, Instant, Operation, PositiveAmount, Recurrence } from './primitives';

const Debt = z.strictObject({
  amount: Amount.describe('Credits owed.'),
  operation: Operation.optional().describe(
    'Operation whose usage made the debt; restricted grants of that operation may pay it too.',
  ),
});

/** Where a run begins; the `end` of a result is of this form. */
export const BurnStart = z.strictObject({
  balances: z
    .record(Id, Amount)
    .optional()
    .describe(
      'Balance of each grant that is effective before `from`, by grant id. Absent: such a grant starts with its full amount if it is still in force, with nothing otherwise.',
    ),
  batches: z
    .record(
      Id,
      z.array(
        z.strictObject({
          amount: Amount,
          cycles: z.int().min(0).describe('Cycle ends lived through.'),
        }),
      ),
    )
    .optional()
    .describe(
      'For grants whose rollover keeps batches: how the balance is divided. Must sum to it.',
    ),
  debts: z
    .array(Debt)
    .max(10_000)
    .default([])
    .describe('Debt carried: the next grant pays it first.'),
  overage: Amount.default('0').describe('Overage since the last reset, counted against the limit.'),
});
export type BurnStart = z.infer<typeof BurnStart>;

export const PartOverage = z.strictObject({
  mode: z
    .enum(['off', 'on', 'limited'])
    .default('off')
    .describe(
      'off: what no grant covers is unserved. on: it is overage. limited: overage up to `limit`, then unserved.',
    ),
  limit: Amount.optional().describe(
    'With mode "limited": most overage between two resets, or most debt open at any time.',
  ),
  billing: z
    .enum(['arrears', 'debt'])
    .default('arrears')
    .describe(
      'arrears: counted and closed at each reset. debt: owed in credits, the next grant pays it first.',
    ),
});

export const PartResets = z.strictObject({
  at: z.array(Instant).max(100_000).default([]).describe('Single instants.'),
  recurrence: Recurrence.optional().describe('And, or instead, at every occurrence.'),
  debt: z.enum(['kept', 'forgiven']).default('kept').describe('What a reset does with open debt.'),
});

export const BurnDownInput = z
  .strictObject({
    from: Instant.optional().describe(
      'First instant of the run, inclusive. Absent: the earliest instant of the input.',
    ),
    to: Instant.optional().describe(
      'End of the run, exclusive: nothing due at it happens. Absent: the midnight after the last effectiveAt, voidedAt, usage or reset instant.',
    ),
    grants: z.array(PartGrant).max(100_000).default([]).describe('In any order.'),
    usage: z
      .array(UsageEvent)
      .max(1_000_000)
      .default([])
      .describe('In any order. Events outside [from, to) are left out and counted in `outside`.'),
    resets: PartResets.prefault({}).describe(
      'Ends of usage cycles: each grant in force keeps what its `rollover` says (nothing where it says nothing), open overage is closed.',
    ),
    start: BurnStart.optional().describe('State at `from`, such as the `end` of the run before.'),
    overage: PartOverage.prefault({}).describe('What happens to usage that no grant covers.'),
    burnOrder: z
      .array(BurnKey)
      .min(1)
      .max(8)
      .default(['priority', 'expiry', 'effective', 'id'])
      .describe('Keys compared left to right; id always decides last, so the order is total.'),
    short: z
      .enum(['partial', 'refused'])
      .default('partial')
      .describe(
        'Usage that grants and overage cannot cover whole: burnt as far as they reach, or refused whole.',
      ),
    unit: PositiveAmount.default('1').describe(
      'Amounts computed by a percentage are rounded down to a multiple of this.',
    ),
    detail: z
      .enum(['full', 'totals'])
      .default('full')
      .describe('totals: history, usage and entries stay empty; for very large runs.'),
  })
  .describe(
    'Burns grants down by usage. At one instant, whatever the order of the input: expiry, void, reset, recurrence, grants becoming effective, debt paid, usage by id.',
  )
  .meta({
    examples: [
      {
        grants: [{ id: 'a', amount: '100', effectiveAt: '2026-01-01' }],
        usage: [{ at: '2026-01-02', amount: '30' }],
      },
      {
        from: '2026-01-31',
        to: '2026-05-01',
        grants: [
          {
            id: 'plan',
            amount: '500',
            effectiveAt: '2026-01-31',
            origin: 'allowance',
            recurrence: { interval: 'month', mode: 'adds' },
            rollover: { maximum: '200' },
          },
          {
            id: 'pack',
            amount: '1000',
            effectiveAt: '2026-02-10',
            expiresAfter: { interval: 'day', intervalCount: 90 },
          },
        ],
        usage: [{ id: 'u1', at: '2026-02-12T08:00:00Z', amount: '650.25' }],
        overage: { mode: 'limited', limit: '50', billing: 'debt' },
        burnOrder: ['allowance-first', 'expiry', 'effective'],
      },
    ],
  });
export type BurnDownInput = z.infer<typeof BurnDownInput>;
