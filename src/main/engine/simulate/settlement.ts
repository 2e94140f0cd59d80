import { burn, giveBack, type Draw, type Purse } from '../grant/purse';
import { HELD, SUCCEEDED } from '../ledger/causes';
import { creditEntry } from '../ledger/ledger';
import type { WorkLine } from '../workload/workload';
import type { Drawn } from './charge';
import { purseOf, orderOf, type Recorder, type Run } from './run';

/** What a task holds of one meter, and what its billable units really cost. */
export type Settlement = {
  units: number;
  billable: number;
  meter: number;
  actual: number;
  hold: number;
};

/** The three entries of a task: reserve, charge, release (rulebook 2). */
export function settleDraws(
  run: Run,
  recorder: Recorder,
  line: WorkLine,
  settlement: Settlement,
  drawn: Drawn | null,
): void {
  const purse = purseOf(run, settlement.meter);
  const draws = reserveHold(run, recorder, purse, line, settlement);
  chargeActual(run, recorder, purse, line, settlement, draws, drawn);
  releaseUnused(run, recorder, purse, line, settlement, draws);
}

/** Takes the whole hold out of the balance; the draws in burn order. */
function reserveHold(
  run: Run,
  { ledger }: Recorder,
  purse: Purse,
  line: WorkLine,
  { units, meter, hold }: Settlement,
): Draw[] {
  const debt = run.debt[meter] ?? 0;
  const draws: Draw[] = [];
  burn(purse, hold, line.payers[meter] ?? [], (grant, credits) => {
    creditEntry(
      ledger,
      'reserve',
      run.day,
      meter,
      -credits,
      credits,
      purse.total - debt,
      grant.id,
      line.at,
      units,
      line.taskRule,
      HELD,
    );
    draws.push({ grant, credits });
  });
  return draws;
}

/** Charges the actual cost to what is held, first drawn first. */
function chargeActual(
  run: Run,
  { ledger }: Recorder,
  purse: Purse,
  line: WorkLine,
  { billable, meter, actual }: Settlement,
  draws: readonly Draw[],
  drawn: Drawn | null,
): void {
  const balance = purse.total - (run.debt[meter] ?? 0);
  let open = actual;
  for (const { grant, credits } of draws) {
    const taken = Math.min(open, credits);
    open -= taken;
    if (taken === 0) continue;
    creditEntry(
      ledger,
      'charge',
      run.day,
      meter,
      0,
      -taken,
      balance,
      grant.id,
      line.at,
      billable,
      line.costRules[0]?.[meter] ?? '',
      SUCCEEDED,
    );
    drawn?.draws.push({ grant, credits: taken });
  }
}

/** Gives back what the charge left of the hold, last drawn first. */
function releaseUnused(
  run: Run,
  { ledger }: Recorder,
  purse: Purse,
  line: WorkLine,
  { units, meter, actual, hold }: Settlement,
  draws: readonly Draw[],
): void {
  const debt = run.debt[meter] ?? 0;
  let unused = hold - actual;
  for (let at = draws.length - 1; at >= 0 && unused > 0; at -= 1) {
    const { grant, credits } = draws[at] as Draw;
    const back = Math.min(unused, credits);
    unused -= back;
    giveBack(purse, grant, back, orderOf(run));
    creditEntry(
      ledger,
      'release',
      run.day,
      meter,
      back,
      -back,
      purse.total - debt,
      grant.id,
      line.at,
      units,
      line.taskRule,
      'not used by the task',
    );
  }
}
