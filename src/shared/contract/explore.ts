import { z } from 'zod';
import { Count, Id, Label, SignedDecimal } from './primitives';

/** What runs along an axis: all work together, or the quantity of one catalog or line. */
export const WorkPartRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('catalog'), id: Id }),
  z.strictObject({ kind: z.literal('line'), id: Id }),
]);
export type WorkPartRef = z.infer<typeof WorkPartRef>;

export const BreakEvenQuery = z.strictObject({
  part: WorkPartRef.default({ kind: 'all' }),
  /** Largest volume; twice the scenario's where absent. */
  max: Count.min(1).optional(),
  /** Volumes at which every plan is priced, 0 and the largest included. */
  points: z.int().min(3).max(401).default(41),
});
export type BreakEvenQuery = z.infer<typeof BreakEvenQuery>;

export const PlanName = z.strictObject({ plan: Id, label: Label });

/** Cost of every plan as volume runs from zero to the largest. */
export const BreakEven = z.strictObject({
  currency: z.string(),
  part: WorkPartRef,
  /** What the volume counts, "units a month" where the work counts by the month. */
  unit: z.string(),
  /** The scenario's own volume. */
  now: z.int(),
  max: z.int(),
  plans: z.array(PlanName),
  points: z.array(
    z.strictObject({
      volume: z.int(),
      /** By plan, in their order: null where a price is unknown. */
      totals: z.array(SignedDecimal.nullable()),
      /** Whether the plan serves everything at this volume. */
      served: z.array(z.boolean()),
    }),
  ),
  /** Stretches of volume with one cheapest plan that serves everything; null where none does. Exact to the unit. */
  cheapest: z.array(z.strictObject({ from: z.int(), to: z.int(), plan: Id.nullable() })),
  /** Where the cheapest plan changes: the least volume at which `to` is the cheapest. */
  crossings: z.array(
    z.strictObject({
      at: z.int(),
      from: Id.nullable(),
      to: Id.nullable(),
      fromTotal: SignedDecimal.nullable(),
      toTotal: SignedDecimal.nullable(),
    }),
  ),
  /** In words: the crossings, or that there are none. */
  sentence: z.string(),
});
export type BreakEven = z.infer<typeof BreakEven>;

const axis = z.strictObject({
  part: WorkPartRef,
  max: Count.min(1).optional(),
  points: z.int().min(2).max(60).default(24),
});

export const PlanMapQuery = z.strictObject({ x: axis, y: axis });
export type PlanMapQuery = z.infer<typeof PlanMapQuery>;

/** The cheapest plan over two volumes. */
export const PlanMap = z.strictObject({
  currency: z.string(),
  plans: z.array(PlanName),
  x: z.strictObject({ label: z.string(), values: z.array(z.int()), now: z.int() }),
  y: z.strictObject({ label: z.string(), values: z.array(z.int()), now: z.int() }),
  /** Row by row of y: position of the cheapest plan, −1 where none serves everything. */
  cheapest: z.array(z.array(z.int())),
  runnerUp: z.array(z.array(z.int())),
  totals: z.array(z.array(SignedDecimal.nullable())),
  /** What the runner-up costs more; null where there is none. */
  margins: z.array(z.array(SignedDecimal.nullable())),
  /** The margin is under 2 in 100 of the total. */
  nearTie: z.array(z.array(z.boolean())),
});
export type PlanMap = z.infer<typeof PlanMap>;

/** How one input moves the total, all others at their likely values. */
export const SensitivityRow = z.strictObject({
  input: z.string(),
  label: z.string(),
  /** The input's values at the two ends and now, as people read them. */
  low: z.string(),
  now: z.string(),
  high: z.string(),
  /** Whether the ends are the user's own range, or a fifth less and more. */
  range: z.enum(['own', 'fifth']),
  totalLow: SignedDecimal.nullable(),
  totalHigh: SignedDecimal.nullable(),
  unservedLow: z.int(),
  unservedHigh: z.int(),
  swing: SignedDecimal,
});
export type SensitivityRow = z.infer<typeof SensitivityRow>;

export const Sensitivity = z.strictObject({
  currency: z.string(),
  plan: Id,
  label: Label,
  total: SignedDecimal.nullable(),
  unserved: z.int(),
  /** Largest swing first; equal swings in the order of the scenario. */
  rows: z.array(SensitivityRow),
  /** All inputs at their ends at once: the dearest and the cheapest together. */
  low: SignedDecimal.nullable(),
  high: SignedDecimal.nullable(),
});
export type Sensitivity = z.infer<typeof Sensitivity>;
