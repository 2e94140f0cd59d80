import { z } from 'zod';
import { CostFormula } from './cost';
import { cited, Count, Id, Label, Text } from './primitives';

/** What a failed or empty result costs (rulebook 2, "What is charged"). */
export const FailureRule = z.enum([
  /** Nothing. */
  'free',
  /** As much as a success. */
  'charged',
  /** Deducted, then given back: two entries, and the deduction counts for thresholds. */
  'refunded',
]);
export type FailureRule = z.infer<typeof FailureRule>;

/** What becomes of work no credit covers (rulebook 8, "at zero"). */
export const AtZero = z.enum([
  'stop',
  /** Waits and runs at the next renewal. */
  'queue-until-renewal',
  /** Waits and runs as soon as credits arrive from any side. */
  'queue-until-credits',
]);
export type AtZero = z.infer<typeof AtZero>;

/**
 * A bulk run: its units start together, hold credits for every unit, are charged for what
 * succeeded and give the rest back (rulebook 5 and 8, "reserve and settle").
 */
export const TaskRule = z.strictObject({
  /** What each unit holds: its own cost, the dearest choice of the named parameter, or a figure. */
  reserve: z.union([
    z.literal('actual'),
    z.strictObject({ dearestOf: Id }),
    z.strictObject({ perUnit: z.string().regex(/^\d{1,15}(\.\d{1,9})?$/) }),
  ]),
  unitsLimit: Id.optional().describe('The plan limit on units of one task, by limit id.'),
  ...cited,
});
export type TaskRule = z.infer<typeof TaskRule>;

/** Something a user does that is metered. */
export const Operation = z.strictObject({
  id: Id,
  label: Label,
  unit: Label.describe('What one unit is called: record, message.'),
  unitPlural: Label.optional().describe('Its plural; the unit itself where absent.'),
  category: Id.optional().describe('Groups usage in the usage view.'),
  costs: z
    .array(z.strictObject({ meter: Id, formula: CostFormula, ...cited }))
    .max(8)
    .describe('Credits of one unit, by meter; several meters draw together. Empty costs nothing.'),
  parameters: z
    .array(Id)
    .default([])
    .describe('Ids of the parameters that its cost formulas look at.'),
  requires: z
    .strictObject({ features: z.array(Id).min(1), ...cited })
    .optional()
    .describe('Features a plan must have.'),
  failure: z
    .strictObject({ rule: FailureRule, ...cited })
    .optional()
    .describe(
      'What a failed result costs, where it differs from the policies. free: nothing. charged: as a success. refunded: deducted and given back.',
    ),
  atZero: z
    .strictObject({ rule: AtZero, ...cited })
    .optional()
    .describe(
      'Where it differs from the policies: stop, or wait until the renewal or until credits arrive from any side.',
    ),
  task: TaskRule.optional().describe(
    'Its units start together: credits are held for all of them, what succeeded is charged, the rest given back.',
  ),
  secondsPerUnit: z
    .strictObject({ seconds: Count.min(1), ...cited })
    .optional()
    .describe('Seconds one unit occupies a concurrent slot, where the user enters none.'),
  runsOn: z
    .enum(['records', 'lines', 'both'])
    .default('both')
    .describe('Runs on a catalog’s records, a free line, or both.'),
  note: Text.optional(),
});
export type Operation = z.infer<typeof Operation>;
