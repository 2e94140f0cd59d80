import { z } from 'zod';
import { CalendarDate, Decimal, Id, SignedDecimal } from './primitives';

/** One ceiling of a plan: what it allows, how near the work comes, and what lifting it costs. */
export const CeilingRow = z.strictObject({
  kind: z.enum([
    'allowance',
    'reservoir',
    'top-up-cap',
    'task-limit',
    'concurrency',
    'overage-limit',
    'feature',
  ]),
  label: z.string(),
  allows: z.string(),
  needed: z.string(),
  /** Stands in the way of some of the work. */
  binds: z.boolean(),
  unservedUnits: z.int(),
  sentence: z.string(),
});
export type CeilingRow = z.infer<typeof CeilingRow>;

/** What else would serve the work, and its price above the plan's. */
export const Lift = z.strictObject({
  /** `cap`: the auto top-up without its cap. */
  by: z.enum(['plan', 'packs', 'overage', 'cap']),
  plan: Id,
  label: z.string(),
  total: SignedDecimal,
  more: SignedDecimal,
});
export type Lift = z.infer<typeof Lift>;

export const Ceilings = z.strictObject({
  plan: Id,
  label: z.string(),
  currency: z.string(),
  total: SignedDecimal.nullable(),
  /** First day on which something could not be served; null where none. */
  runOutOn: CalendarDate.nullable(),
  daysShort: z.int(),
  unservedUnits: z.int(),
  rows: z.array(CeilingRow),
  /** The vendor's illustrative ceiling a month beside what the simulated pace reaches; null where the vendor states none. */
  monthly: z
    .strictObject({
      meter: Id,
      stated: Decimal,
      reached: Decimal,
      from: CalendarDate,
      basis: z.string(),
    })
    .nullable(),
  /** Days from the first day with work to the last day on which it still ran. */
  daysToFinish: z.int().nullable(),
  lifts: z.array(Lift),
});
export type Ceilings = z.infer<typeof Ceilings>;
