import { z } from 'zod';
import { Id, SignedDecimal } from './primitives';

/** What a new version of a price book does to one scenario on one plan. */
export const ImpactPlan = z.strictObject({
  plan: Id,
  label: z.string(),
  before: SignedDecimal.nullable(),
  after: SignedDecimal.nullable(),
  /** after − before; null where one of them is unknown or the plan is in only one of the books. */
  change: SignedDecimal.nullable(),
  feasibleBefore: z.boolean(),
  feasibleAfter: z.boolean(),
});

export const ImpactRow = z.strictObject({
  scenario: z.string(),
  currency: z.string(),
  /** The scenario's own plan, or the cheapest feasible one before. */
  plan: Id.nullable(),
  before: SignedDecimal.nullable(),
  after: SignedDecimal.nullable(),
  change: SignedDecimal.nullable(),
  percent: SignedDecimal.nullable(),
  /** more, less or same money; no longer or newly feasible; unknown where a price is. */
  verdict: z.enum([
    'more',
    'less',
    'same',
    'becomes-infeasible',
    'becomes-feasible',
    'unknown',
    'refused',
  ]),
  /** The cheapest feasible plan before and after. */
  cheapestBefore: Id.nullable(),
  cheapestAfter: Id.nullable(),
  sentence: z.string(),
  plans: z.array(ImpactPlan),
});
export type ImpactRow = z.infer<typeof ImpactRow>;

/** Scenarios under two versions of a price book: who pays more, who becomes infeasible, by how much. */
export const Impact = z.strictObject({
  priceBook: Id,
  before: z.string(),
  after: z.string(),
  rows: z.array(ImpactRow),
  counts: z.strictObject({
    more: z.int(),
    less: z.int(),
    same: z.int(),
    infeasible: z.int(),
    other: z.int(),
  }),
});
export type Impact = z.infer<typeof Impact>;
