import { z } from 'zod';
import { Id } from '../primitives';
import { ResultAmount, ResultInstant } from './primitives';

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
