import { z } from 'zod';
import { Decimal, Id, Label } from './primitives';
import { RuleId } from './result';

/** Which balance is asked about: a meter, of one case where the scenario has several. */
export const BalanceOf = z.strictObject({ meter: Id, case: Id.optional() });
export type BalanceOf = z.infer<typeof BalanceOf>;

/** What is left at the end of each day of the credits that one rule grants. */
export const BalancePart = z.strictObject({
  /** Allowance, reservoir or pack that grants them; `account.…` for what an account brings along. */
  rule: RuleId,
  label: Label,
  /** Decimal strings, one for each day of the horizon; never below zero. */
  end: z.array(Decimal),
});
export type BalancePart = z.infer<typeof BalancePart>;

/**
 * A balance by what granted it, in the order of the first grant. The parts of a day add up to its
 * balance, less the debt where overage is carried until the next grant pays it.
 */
export const BalanceParts = z.strictObject({
  meter: Id,
  case: Id.optional(),
  parts: z.array(BalancePart),
  /** By day; empty where there is never any. */
  debt: z.array(Decimal),
});
export type BalanceParts = z.infer<typeof BalanceParts>;
