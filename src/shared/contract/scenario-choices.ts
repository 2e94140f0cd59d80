import { z } from 'zod';
import { Count, Decimal, Id, Money } from './primitives';

export const Packs = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** This pack whenever a line falls short, as many as the shortfall takes. */
  z.strictObject({ kind: z.literal('when-short'), pack: Id }),
  /** The cheapest mix over the whole horizon. */
  z.strictObject({ kind: z.literal('cheapest') }),
]);

export const AutoTopUpChoice = z.strictObject({
  pack: Id.describe('The pack it buys.'),
  threshold: Decimal.describe('Level of the watched balance that sets it off.'),
  target: Decimal.optional().describe(
    'Level to reach, where the vendor’s rule buys up to a target.',
  ),
  capMoney: z
    .union([Money, z.null()])
    .optional()
    .describe('Most money a month. Absent: the book’s own cap, where it states one; null: no cap.'),
  capCount: Count.optional().describe('Most purchases a month.'),
});

export type AutoTopUpChoice = z.infer<typeof AutoTopUpChoice>;

export const Choices = z.strictObject({
  packs: Packs.optional().describe(
    'none; one pack whenever work falls short; or the cheapest mix. Absent: the book’s way of comparing.',
  ),
  autoTopUp: AutoTopUpChoice.optional().describe('Switches the vendor’s auto top-up on.'),
  overage: z
    .boolean()
    .default(false)
    .describe('The customer’s overage switch, where the vendor has one.'),
  atBlock: z
    .enum(['stay', 'split', 'wait', 'buy', 'upgrade'])
    .default('stay')
    .describe(
      'What to do with a blocked task: leave it, split it, wait for refills, buy credits, or upgrade to the lowest plan that takes it.',
    ),
  allowUpgradeAtBlock: z
    .boolean()
    .default(true)
    .describe('The “allow auto upgrade” switch: false removes upgrade at a block.'),
  seats: Count.min(1).default(1).describe('Seats paid for.'),
  claims: z.array(Id).default([]).describe('Claims of allowances that ask for one.'),
  /** Figures that the vendor gives on request. */
  entered: z
    .array(
      z.strictObject({
        plan: Id,
        price: Money.optional(),
        overagePrice: Decimal.optional(),
        entityPrice: Decimal.optional(),
        /** Amounts of the plan's allowances where the book holds the user's own figures or a contract differs. */
        allowances: z.array(z.strictObject({ allowance: Id, amount: Decimal })).default([]),
      }),
    )
    .default([]),
  readings: z
    .record(Id, Id)
    .default({})
    .describe('Another reading of an assumption, by assumption id.'),
});
export type Choices = z.infer<typeof Choices>;
