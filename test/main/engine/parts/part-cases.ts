import type { z } from 'zod';
import { BurnDownInput } from '../../../../src/shared/contract/parts/burn-down';
import { CyclesInput } from '../../../../src/shared/contract/parts/cycles';
import { ProrateInput } from '../../../../src/shared/contract/parts/prorate';
import { TopUpInput } from '../../../../src/shared/contract/parts/top-up';
import { burnDown } from '../../../../src/main/engine/parts/burn-down';
import { cycles } from '../../../../src/main/engine/parts/cycles';
import { prorate } from '../../../../src/main/engine/parts/prorate';
import { topUp } from '../../../../src/main/engine/parts/top-up';
import type { Fault, Outcome } from '../../../../src/shared/errors';

export type BurnDownGiven = z.input<typeof BurnDownInput>;
export type CyclesGiven = z.input<typeof CyclesInput>;
export type ProrateGiven = z.input<typeof ProrateInput>;
export type TopUpGiven = z.input<typeof TopUpInput>;

export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw outcome.error;
}

export function faultsOf(outcome: Outcome<unknown>): readonly Fault[] {
  if (outcome.ok) throw new Error('no fault was found');
  return outcome.error.faults;
}

/** Burns as a user would: the contract first, then the engine. */
export const burn = (given: BurnDownGiven) => valueOf(burnDown(BurnDownInput.parse(given)));
export const cyclesOf = (given: CyclesGiven) => valueOf(cycles(CyclesInput.parse(given))).periods;

/** The result of the kind that was asked for. */
export function prorated<K extends ProrateGiven['kind']>(given: ProrateGiven & { kind: K }) {
  const result = valueOf(prorate(ProrateInput.parse(given)));
  if (result.kind !== given.kind) throw new Error(`asked for ${given.kind}, got ${result.kind}`);
  return result as Extract<typeof result, { kind: K }>;
}

export const topped = (given: TopUpGiven) => valueOf(topUp(TopUpInput.parse(given)));

export const FROM = '2026-01-01';
/** A grant of 100 from 1 January 2026. */
export const grant = (id: string, more: object = {}) => ({
  id,
  amount: '100',
  effectiveAt: FROM,
  ...more,
});
export const spend = (at: string, amount: string, more: object = {}) => ({ at, amount, ...more });
