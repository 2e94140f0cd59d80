import { z } from 'zod';
import { Id } from '../primitives';
import {
  Amount,
  Instant,
  MinorUnitPlaces,
  MoneyAmount,
  PositiveAmount,
  ResultAmount,
  ResultInstant,
  ResultMoney,
  SignedMoneyAmount,
} from './primitives';

const dialect = {
  period: z
    .strictObject({ from: Instant, to: Instant })
    .describe('The paid period, half-open [from, to).'),
  unit: z
    .enum(['day', 'second'])
    .default('day')
    .describe(
      'day: by calendar days (UTC) whatever the time of day. second: by elapsed time, exact to the millisecond.',
    ),
  changeDay: z
    .enum(['counted', 'not-counted'])
    .default('counted')
    .describe('By day: whether the day of the change counts as remaining.'),
  month: z
    .enum(['real', 'fixed-30'])
    .default('real')
    .describe(
      'real: the days the period has. fixed-30: 30 days for each month of the period; what remains is never more than that, and all of it at the start of the period.',
    ),
  minorUnitPlaces: MinorUnitPlaces,
};

export const AllowanceChange = z
  .strictObject({
    old: Amount.describe('Allowance of the old plan.'),
    new: Amount.describe('Allowance of the new plan.'),
    used: Amount.default('0').describe('Used so far in the cycle.'),
    rule: z
      .enum(['new-minus-used', 'new-in-full', 'added', 'prorated-difference', 'kept'])
      .default('new-minus-used')
      .describe(
        'Balance after the change: new − used; new; old − used + new; old − used + (new − old) × remaining share, rounded down; unchanged. Never below 0.',
      ),
    unit: PositiveAmount.default('1').describe(
      'The prorated balance is rounded down to a multiple of this.',
    ),
  })
  .describe('What the change does to the allowance. Absent: the price alone.');

/** A plan change within a paid period. */
export const ProrateChange = z.strictObject({
  kind: z.literal('change'),
  ...dialect,
  at: Instant.describe('Instant of the change, within the period.'),
  oldPrice: MoneyAmount.describe('Price of the whole period on the old plan, already paid.'),
  newPrice: MoneyAmount.describe('Price of the whole period on the new plan.'),
  charge: z
    .enum(['difference', 'credit-and-charge', 'full-with-credit', 'full', 'none'])
    .default('difference')
    .describe(
      'difference: one line (new − old) × share. credit-and-charge: −old × share and new × share, two lines. full-with-credit: the new plan in full, −old × share. full: the new plan in full, no credit. none: nothing.',
    ),
  allowance: AllowanceChange.optional(),
});

/** The part of one price that belongs to what remains of a period. */
export const ProrateShare = z.strictObject({
  kind: z.literal('share'),
  ...dialect,
  at: Instant.describe('What remains begins here.'),
  amount: SignedMoneyAmount.describe('Price of the whole period.'),
  allowance: Amount.optional().describe(
    'Allowance of the whole period; its share is rounded down to `allowanceUnit`.',
  ),
  allowanceUnit: PositiveAmount.default('1'),
});

/** A period's price divided at instants; the parts sum to the whole by largest remainder. */
export const ProrateSplit = z.strictObject({
  kind: z.literal('split'),
  ...dialect,
  at: z
    .array(Instant)
    .max(10_000)
    .describe(
      'Instants at which the period is cut, in any order; n cuts make n + 1 parts. By day, a cut on a counted day gives that day to the part after it. `month` makes no difference: the parts cover the whole.',
    ),
  amount: SignedMoneyAmount,
});

/** An amount divided by weights; the parts sum to the whole by largest remainder. */
export const ProrateAllocate = z.strictObject({
  kind: z.literal('allocate'),
  amount: SignedMoneyAmount,
  minorUnitPlaces: MinorUnitPlaces,
  weights: z
    .array(
      z.union([
        Amount,
        z.strictObject({ id: Id.describe('Named in the result.'), weight: Amount }),
      ]),
    )
    .min(1)
    .max(100_000)
    .describe('At least one above 0. Equal remainders go to the earlier weight.'),
});

export const ProrateInput = z
  .discriminatedUnion('kind', [ProrateChange, ProrateShare, ProrateSplit, ProrateAllocate])
  .describe(
    'Proration in every dialect. Money is rounded half up per line to the minor unit; parts of a whole are rounded by largest remainder.',
  )
  .meta({
    examples: [
      {
        kind: 'change',
        period: { from: '2026-03-01', to: '2026-04-01' },
        at: '2026-03-19',
        oldPrice: '30.00',
        newPrice: '100.00',
        allowance: { old: '37500', new: '250000', used: '36000' },
      },
      {
        kind: 'share',
        period: { from: '2026-02-01', to: '2026-03-01' },
        at: '2026-02-15',
        amount: '49.00',
      },
      {
        kind: 'split',
        period: { from: '2026-01-01', to: '2026-02-01' },
        at: ['2026-01-11', '2026-01-21'],
        amount: '100.00',
      },
      { kind: 'allocate', amount: '10.00', weights: ['1', '1', '1'] },
    ],
  });
export type ProrateInput = z.infer<typeof ProrateInput>;

const Share = z.strictObject({
  part: z
    .int()
    .describe(
      'What remains: days, or with unit second seconds (milliseconds where an instant has them).',
    ),
  whole: z.int().describe('The whole period, counted alike.'),
});

const ProrateLine = z.strictObject({
  kind: z.enum(['difference', 'credit', 'charge']),
  amount: ResultMoney.describe('Negative where it is owed to the customer.'),
  basis: z.string().describe('How the amount comes about: "70.00 × 13/31".'),
});

const Part = z.strictObject({
  id: Id.optional(),
  from: ResultInstant.optional(),
  to: ResultInstant.optional(),
  weight: ResultAmount.describe('Days, seconds or milliseconds of the part, or the weight given.'),
  amount: ResultMoney,
});

export const ProrateResult = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change'),
    share: Share,
    lines: z.array(ProrateLine),
    net: ResultMoney.describe('Sum of the lines.'),
    oldUsed: ResultMoney.describe(
      'What the old plan cost for the time before the change: oldPrice − oldRemaining.',
    ),
    oldRemaining: ResultMoney.describe('oldPrice × share, rounded half up.'),
    allowance: z
      .strictObject({
        before: ResultAmount,
        after: ResultAmount,
        change: ResultAmount,
        basis: z.string(),
      })
      .optional()
      .describe('Balance just before and just after the change.'),
  }),
  z.strictObject({
    kind: z.literal('share'),
    share: Share,
    amount: ResultMoney.describe('amount × share, rounded half up.'),
    rest: ResultMoney.describe('What is left of the whole: the two sum to it.'),
    basis: z.string(),
    allowance: ResultAmount.optional(),
  }),
  z.strictObject({ kind: z.literal('split'), parts: z.array(Part), total: ResultMoney }),
  z.strictObject({ kind: z.literal('allocate'), parts: z.array(Part), total: ResultMoney }),
]);
export type ProrateResult = z.infer<typeof ProrateResult>;
