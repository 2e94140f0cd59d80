import { copyRun } from '../../engine/simulate/copy';
import type { Run } from '../../engine/simulate/run';
import { advance } from '../../engine/simulate/simulate';

/** Whether the rest of the cycle takes more than its allowance. */
export function goesBeyond(run: Run): boolean {
  const ahead = copyRun(run);
  advance(ahead, ahead.cycleTo);
  return ahead.unserved.size > 0 || beyondAllowance(ahead) > beyondAllowance(run);
}

/** Credits of this cycle that its allowance did not cover: short, or drawn from what would have lasted. */
export function beyondAllowance(run: Run): number {
  let sum = 0;
  for (const { meter } of run.purses) {
    const lasts = run.unlimited[meter] !== true && run.reservoirs[meter] === null;
    sum +=
      (lasts ? (run.cycleUsed[meter] ?? 0) - (run.allowanceUsed[meter] ?? 0) : run.owed[meter]) ??
      0;
  }
  return sum;
}
