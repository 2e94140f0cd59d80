import { z } from 'zod';
import { CalendarDate, Id, Label, SignedDecimal } from './primitives';

/** Many runs of one scenario, each with its uncertain quantities drawn anew. */
export const MonteCarloQuery = z.strictObject({
  seed: z.int().min(0).max(4_294_967_295).default(1),
  runs: z.int().min(1).max(200_000).default(10_000),
  /** Each month (or day, where the schedule counts by the day) its own draw, or one draw for the whole horizon. */
  draws: z.enum(['each-period', 'whole-horizon']).default('each-period'),
  /** Plans to run; all of the book where absent. */
  plans: z.array(Id).min(1).max(100).optional(),
  /** The plan whose balance is drawn as a fan; the first where absent. */
  fan: Id.optional(),
});
export type MonteCarloQuery = z.infer<typeof MonteCarloQuery>;

export const PlanOdds = z.strictObject({
  plan: Id,
  label: Label,
  /** It lacks a feature or limit that is needed, so that it is never the cheapest and beats no plan. */
  lacks: z.boolean(),
  /** Null where a price is unknown. */
  p10: SignedDecimal.nullable(),
  p50: SignedDecimal.nullable(),
  p90: SignedDecimal.nullable(),
  lowest: SignedDecimal.nullable(),
  highest: SignedDecimal.nullable(),
  /** Total at the likely quantities, as the plain simulation has it. */
  plain: SignedDecimal.nullable(),
  /** Fifty totals of equal chance, from the lowest: the quantile dots. */
  dots: z.array(SignedDecimal),
  /** Runs in which something stayed unserved. */
  ranOut: z.int(),
  /** Runs in which the auto top-up reached its cap. */
  hitCap: z.int(),
  /** Runs in which the plan served everything. */
  served: z.int(),
  /** Runs in which it was the cheapest plan that served everything and has all that is needed. */
  cheapest: z.int(),
});
export type PlanOdds = z.infer<typeof PlanOdds>;

/** Balance of the first meter by day: bands that hold 50, 80 and 95 of 100 runs, and three runs as they went. */
export const Fan = z.strictObject({
  plan: Id,
  meter: Id,
  /** Runs the bands are of: all, or the first of very many. */
  runs: z.int(),
  days: z.array(CalendarDate),
  p2: z.array(z.number()),
  p10: z.array(z.number()),
  p25: z.array(z.number()),
  p50: z.array(z.number()),
  p75: z.array(z.number()),
  p90: z.array(z.number()),
  p98: z.array(z.number()),
  paths: z.array(z.array(z.number())),
});
export type Fan = z.infer<typeof Fan>;

export const MonteCarloResult = z.strictObject({
  seed: z.int(),
  runs: z.int(),
  currency: z.string(),
  /** Lines and catalogs whose quantity is uncertain: only these vary. */
  uncertain: z.array(Id),
  plans: z.array(PlanOdds),
  /** In how many runs the row's plan costs less than the column's, both having served everything and lacking nothing. */
  beats: z.array(z.array(z.int())),
  fan: Fan.nullable(),
});
export type MonteCarloResult = z.infer<typeof MonteCarloResult>;
