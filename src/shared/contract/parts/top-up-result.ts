import { z } from 'zod';
import { Id } from '../primitives';
import { BurnDraw, BurnEnd } from './burn-down-result';
import { PartGrant } from './grant';
import { Interval, ResultAmount, ResultInstant, ResultMoney } from './primitives';
import { SoFar } from './top-up';

export const TopUpReason = z.enum(['threshold', 'shortfall', 'switched-on']);
export const TopUpHeld = z.enum([
  'off',
  'stopped',
  'failed',
  'cap-count',
  'cap-money',
  'most-at-once',
]);
export type TopUpHeld = z.infer<typeof TopUpHeld>;

const Purchase = z.strictObject({
  id: Id.describe('Id of the grant that came of it: "top-up-000001" for the first attempt.'),
  attempt: z.int(),
  at: ResultInstant,
  packs: z.int(),
  credits: ResultAmount,
  money: ResultMoney,
  succeeded: z
    .boolean()
    .describe('false: the payment failed, nothing was granted and no cap was used.'),
  reason: TopUpReason.describe(
    'threshold: the watched balance would fire. shortfall: the debit could not be paid. switched-on: it fired when the rule was switched on.',
  ),
  debit: Id.optional(),
  watched: ResultAmount.describe(
    'Watched balance that set it off: after the debit, without this purchase.',
  ),
  why: z.string().describe('One sentence.'),
});
export type TopUpPurchase = z.infer<typeof Purchase>;

const DebitResult = z.strictObject({
  id: Id.optional(),
  at: ResultInstant,
  operation: Id.optional(),
  amount: ResultAmount,
  burned: z.array(BurnDraw),
  unserved: ResultAmount,
  bought: z.int().describe('Successful purchases for this debit.'),
  held: TopUpHeld.optional().describe('What kept the rule from buying although it fired.'),
  balance: ResultAmount.describe('Whole balance after the debit and its purchases.'),
  boughtBalance: ResultAmount.describe('Bought credits in it.'),
});
export type TopUpDebit = z.infer<typeof DebitResult>;

export const TopUpResult = z.strictObject({
  from: ResultInstant,
  to: ResultInstant,
  purchases: z.array(Purchase).describe('Every attempt in order, failed ones too.'),
  debits: z.array(DebitResult),
  cycles: z
    .array(
      z.strictObject({
        from: ResultInstant,
        to: ResultInstant,
        purchases: z.int(),
        money: ResultMoney,
      }),
    )
    .describe('Cycles in which something was bought by this run.'),
  sums: z.strictObject({
    purchases: z.int(),
    packs: z.int(),
    credits: ResultAmount,
    money: ResultMoney,
    failed: z.int(),
    debited: ResultAmount.describe('Asked for = served + unserved.'),
    served: ResultAmount,
    unserved: ResultAmount,
    granted: ResultAmount.describe(
      'granted = remaining + burned + expired + voided, bought credits included.',
    ),
    remaining: ResultAmount,
    burned: ResultAmount,
    expired: ResultAmount,
    voided: ResultAmount,
  }),
  balance: ResultAmount,
  boughtBalance: ResultAmount,
  stoppedAt: ResultInstant.nullable().describe('When failures switched the rule off in this run.'),
  outside: z.int().describe('Debits outside [from, to), left out.'),
  notes: z.array(z.string()),
  end: z
    .strictObject({
      grants: z.array(PartGrant.partial({ priority: true, origin: true })),
      start: BurnEnd,
      soFar: SoFar,
      cycle: z.strictObject({ anchor: ResultInstant, interval: Interval, intervalCount: z.int() }),
    })
    .describe(
      "State at `to`. To go on: leave `balance` and `allowance` out, append these `grants` to the input's, and give `start`, `soFar` and `cycle`, with `from` = this `to`.",
    ),
});
export type TopUpResult = z.infer<typeof TopUpResult>;
