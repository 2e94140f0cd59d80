import { z } from 'zod';
import { BurnKey } from '../policy';
import { Id } from '../primitives';
import { PartGrant, UsageEvent } from './grant';
import {
  Amount,
  Instant,
  Operation,
  PositiveAmount,
  Recurrence,
  ResultAmount,
  ResultInstant,
} from './primitives';

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

/** What may happen at an instant, in the order in which it happens there. */
export const FactKind = z.enum([
  'expiry',
  'void',
  'reset',
  'recurrence',
  'grant',
  'debt-payment',
  'usage',
  'end',
]);
export type FactKind = z.infer<typeof FactKind>;

const Cause = z.strictObject({
  kind: FactKind,
  grant: Id.optional(),
  usage: Id.optional().describe('Id of the usage event, where it has one.'),
});

/** A stretch of time in which no balance changes. */
export const BurnSegment = z.strictObject({
  from: ResultInstant,
  to: ResultInstant,
  balances: z
    .record(Id, ResultAmount)
    .describe(
      'Balance of every grant in force, from `from` (after all that happens at it) until `to`.',
    ),
  total: ResultAmount,
  debt: ResultAmount,
  overage: ResultAmount.describe('Overage since the last reset.'),
  endedBy: z
    .array(Cause)
    .describe('Everything that happened at `to`, in its order; "end" alone where the run ends.'),
});
export type BurnSegment = z.infer<typeof BurnSegment>;

export const BurnDraw = z.strictObject({ grant: Id, amount: ResultAmount });

/** What became of one usage event: amount = burned + overage + debt + unserved. */
export const UsageResult = z.strictObject({
  id: Id.optional(),
  at: ResultInstant,
  operation: Id.optional(),
  amount: ResultAmount,
  burned: z.array(BurnDraw).describe('By grant, in burn order.'),
  overage: ResultAmount,
  debt: ResultAmount,
  unserved: ResultAmount,
});
export type UsageResult = z.infer<typeof UsageResult>;

export const BurnEntryKind = z.enum([
  'start',
  'grant',
  'recurrence',
  'lift',
  'spill',
  'expiry',
  'void',
  'reset',
  'replaced',
  'rollover',
  'burn',
  'debt-payment',
  'overage',
  'overage-closed',
  'debt',
  'debt-forgiven',
  'unserved',
]);
export type BurnEntryKind = z.infer<typeof BurnEntryKind>;

export const BurnEntry = z.strictObject({
  at: ResultInstant,
  kind: BurnEntryKind.describe(
    'Adds to the balance: start, grant, recurrence, lift. Takes from it: expiry, void, reset, replaced, burn, debt-payment. The others change no balance.',
  ),
  grant: Id.optional(),
  usage: Id.optional(),
  operation: Id.optional(),
  amount: ResultAmount,
  total: ResultAmount.describe('All balances together after the entry.'),
});
export type BurnEntry = z.infer<typeof BurnEntry>;

const GrantSums = z.strictObject({
  id: Id,
  granted: ResultAmount,
  burned: ResultAmount,
  expired: ResultAmount,
  voided: ResultAmount,
  remaining: ResultAmount,
});

export const BurnSums = z
  .strictObject({
    granted: ResultAmount.describe(
      'All credits there were = atStart + effective + recurred + lifted.',
    ),
    remaining: ResultAmount,
    burned: ResultAmount.describe('By usage and by paying debt.'),
    expired: ResultAmount.describe('Lost to time = atExpiry + atReset + replaced.'),
    voided: ResultAmount,
    atStart: ResultAmount,
    effective: ResultAmount,
    recurred: ResultAmount,
    lifted: ResultAmount.describe('Added by a rollover minimum.'),
    atExpiry: ResultAmount,
    atReset: ResultAmount.describe('Lost at resets and at recurrences that add.'),
    replaced: ResultAmount.describe('Lost to a recurrence that replaces.'),
    rolledOver: ResultAmount.describe('Kept over cycle ends; for information.'),
    spilled: ResultAmount.describe('Never granted, because of maxBalance; for information.'),
    used: ResultAmount.describe(
      'Asked for by usage = burnedByUsage + overage + debtMade + unserved.',
    ),
    burnedByUsage: ResultAmount,
    overage: ResultAmount,
    unserved: ResultAmount,
    debtAtStart: ResultAmount.describe(
      'debtAtStart + debtMade = debtPaid + debtForgiven + debtLeft.',
    ),
    debtMade: ResultAmount,
    debtPaid: ResultAmount,
    debtForgiven: ResultAmount,
    debtLeft: ResultAmount,
  })
  .describe('granted = remaining + burned + expired + voided, exactly.');
export type BurnSums = z.infer<typeof BurnSums>;

export const BurnEnd = z.strictObject({
  balances: z.record(Id, ResultAmount),
  batches: z
    .record(Id, z.array(z.strictObject({ amount: ResultAmount, cycles: z.int() })))
    .optional(),
  debts: z.array(z.strictObject({ amount: ResultAmount, operation: Id.optional() })),
  overage: ResultAmount,
});

export type BurnEnd = z.infer<typeof BurnEnd>;

export const BurnDownResult = z.strictObject({
  from: ResultInstant,
  to: ResultInstant,
  balances: z
    .record(Id, ResultAmount)
    .describe('Balance of every grant just before `to`; "0" for one not in force.'),
  total: ResultAmount,
  overage: ResultAmount.describe('Overage since the last reset.'),
  debt: ResultAmount,
  sums: BurnSums,
  grants: z.array(GrantSums).describe('The same identity for each grant, by id.'),
  history: z.array(BurnSegment).describe('Half-open segments [from, to) without gaps.'),
  usage: z.array(UsageResult).describe('In the order in which the events burnt.'),
  entries: z.array(BurnEntry).describe('Every change, in order; replaying it gives every balance.'),
  outside: z
    .strictObject({ usage: z.int(), resets: z.int() })
    .describe('Events and single resets outside [from, to), left out.'),
  notes: z.array(z.string()).describe('What was given and not used, in words.'),
  end: BurnEnd.describe(
    'State at `to`: give it as `start` with `from` = this `to` and the run goes on as if never cut.',
  ),
});
export type BurnDownResult = z.infer<typeof BurnDownResult>;
