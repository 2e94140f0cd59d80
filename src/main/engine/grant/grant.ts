import type { AllowanceTerms } from '../terms/terms';
import type { Day } from '../time/day';

/**
 * A block of credits. What was granted never changes; `left` is what burn-down, expiry and clamps
 * have not taken. `expires` is exclusive: from that day nothing of it is left, and by it the grants
 * burn. Ids rise in the order of granting.
 */
export type Grant = {
  readonly id: number;
  readonly meter: number;
  readonly origin: 'allowance' | 'reservoir' | 'bought' | 'account';
  /** Allowance or pack it came from; `packs.x` or `plans.x.allowances.y`. */
  readonly rule: string;
  amount: number;
  left: number;
  readonly effective: Day;
  expires: Day;
  /** Day on which it ends or, for an allowance, its period does and the rollover rule is applied. */
  due: Day;
  readonly priority: number;
  readonly bought: boolean;
  readonly bonus: boolean;
  /** Operations that may use it, by position; any where undefined. */
  readonly onlyFor: ReadonlySet<number> | undefined;
  /** The allowance it realises; null for anything else. */
  readonly allowance: AllowanceTerms | null;
  /** Cycle ends it has lived through. */
  age: number;
  /** Part of the running period's allowance: what a plan change replaces, and whose use it counts. */
  current: boolean;
};
