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
  /** The plan limit on units of one task, by limit id. */
  unitsLimit: Id.optional(),
  ...cited,
});
export type TaskRule = z.infer<typeof TaskRule>;

/** Something a user does that is metered. */
export const Operation = z.strictObject({
  id: Id,
  label: Label,
  /** What one unit is called, "record", "message". */
  unit: Label,
  unitPlural: Label.optional(),
  /** Groups usage in the usage view. */
  category: Id.optional(),
  /** Draws on one meter or on several; empty costs nothing. */
  costs: z.array(z.strictObject({ meter: Id, formula: CostFormula, ...cited })).max(8),
  parameters: z.array(Id).default([]),
  /** Features a plan must have. */
  requires: z.strictObject({ features: z.array(Id).min(1), ...cited }).optional(),
  /** Where they differ from the policies. */
  failure: z.strictObject({ rule: FailureRule, ...cited }).optional(),
  atZero: z.strictObject({ rule: AtZero, ...cited }).optional(),
  task: TaskRule.optional(),
  /** Seconds one unit occupies a concurrent slot, where the user enters none. */
  secondsPerUnit: z.strictObject({ seconds: Count.min(1), ...cited }).optional(),
  /** Runs on a catalog's records, a free line, or both. */
  runsOn: z.enum(['records', 'lines', 'both']).default('both'),
  note: Text.optional(),
});
export type Operation = z.infer<typeof Operation>;
