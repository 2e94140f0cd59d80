import { z } from 'zod';
import { CalendarDate, Id, Label, SignedDecimal } from './primitives';
import { LedgerEntry, RuleId, UnservedReason } from './result';

/** What can be asked "where does this come from?" of one simulated plan. */
export const ExplainTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('total') }),
  /** One month of the horizon, by its first day. */
  z.strictObject({ kind: z.literal('month'), from: CalendarDate }),
  z.strictObject({ kind: z.literal('invoice'), id: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('invoice-line'),
    id: z.string().min(1).max(200),
    line: z.int().min(0),
  }),
  /** The balance of a meter at the end of a day. */
  z.strictObject({
    kind: z.literal('day'),
    on: CalendarDate,
    meter: Id.optional(),
    case: Id.optional(),
  }),
  /** "Why is this plan not feasible?" */
  z.strictObject({ kind: z.literal('feasibility') }),
  z.strictObject({ kind: z.literal('unserved'), line: Id, reason: UnservedReason }),
  z.strictObject({ kind: z.literal('entry'), seq: z.int().min(0) }),
]);
export type ExplainTarget = z.infer<typeof ExplainTarget>;

export const ExplainedRule = z.strictObject({
  id: RuleId,
  words: z.string(),
  note: z.string().optional(),
  sources: z.array(
    z.strictObject({
      title: z.string(),
      section: z.string(),
      address: z.string().optional(),
      readOn: CalendarDate,
    }),
  ),
  assumptions: z.array(Id),
});
export type ExplainedRule = z.infer<typeof ExplainedRule>;

/** One summand of a figure. The terms of a figure add up to it exactly. */
export const ExplainTerm = z.strictObject({
  label: z.string(),
  /** How it comes about: "70.00 × 13/31". */
  basis: z.string(),
  value: SignedDecimal,
  rule: RuleId.optional(),
  /** Ledger entries behind it. */
  entries: z.array(z.int()),
  /** Where a look at this term leads. */
  target: ExplainTarget.optional(),
});
export type ExplainTerm = z.infer<typeof ExplainTerm>;

export const Explanation = z.strictObject({
  target: ExplainTarget,
  plan: Id,
  title: z.string(),
  /** The answer in one sentence. */
  sentence: z.string(),
  /** Null where the question is not about a figure, or the figure is unknown. */
  figure: z.strictObject({ value: SignedDecimal, unit: z.string() }).nullable(),
  terms: z.array(ExplainTerm),
  /** First entries behind the figure, and how many there are. */
  entries: z.array(LedgerEntry),
  entryCount: z.int(),
  rules: z.array(ExplainedRule),
  assumptions: z.array(
    z.strictObject({
      id: Id,
      title: Label,
      reading: z.string(),
      reason: z.string(),
      chosen: Id.nullable(),
    }),
  ),
});
export type Explanation = z.infer<typeof Explanation>;

/** An assumption a result leans on, and what its other readings would do to the total. */
export const RegisterRow = z.strictObject({
  id: Id,
  title: Label,
  reading: z.string(),
  reason: z.string(),
  /** The user's other reading; null where the default holds. */
  chosen: Id.nullable(),
  /** The rules of this result that rest on it. */
  rules: z.array(RuleId),
  others: z.array(
    z.strictObject({
      id: Id,
      label: Label,
      /** Total under this reading, all else unchanged; null where it is unknown. */
      total: SignedDecimal.nullable(),
      /** That total minus the present one. */
      effect: SignedDecimal.nullable(),
      /** Change of units unserved. */
      unserved: z.int(),
    }),
  ),
});
export type RegisterRow = z.infer<typeof RegisterRow>;
export const AssumptionRegister = z.strictObject({
  plan: Id,
  total: SignedDecimal.nullable(),
  rows: z.array(RegisterRow),
});
export type AssumptionRegister = z.infer<typeof AssumptionRegister>;
