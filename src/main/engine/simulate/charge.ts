import { plus } from '../amount/checked';
import { drawsOf, isMixed } from '../grant/part-draws';
import { burn, takeFrom, type Draw, type Purse } from '../grant/purse';
import type { Grant } from '../grant/grant';
import { RAN } from '../ledger/causes';
import { creditEntry, NONE, type Cause } from '../ledger/ledger';
import { needOf, partNeed, partNeeds } from '../workload/needs';
import type { WorkLine } from '../workload/workload';
import { addOverage } from './overage';
import type { Recorder, Run } from './run';

/** What a charge took, where it may have to be given back: grant by grant, and what no grant covered by meter. */
export type Drawn = { readonly draws: Draw[]; readonly open: number[] };

/** Burns what `units` cost, grant by grant; what no grant covers becomes overage (or measured demand). */
export function charge(run: Run, line: WorkLine, units: number, drawn: Drawn | null): void {
  const draws = drawn?.draws ?? null;
  const { recorder } = run;
  for (const purse of run.purses) {
    const { meter } = purse;
    const need = needOf(line, units, meter);
    if (recorder !== null) countCells(recorder, line, units, meter);
    if (need === 0) continue;
    const currentBefore = purse.current;
    let open = 0;
    if (run.unlimited[meter] === true) {
      if (recorder !== null) noteUnlimited(run, recorder, line, units, meter);
    } else {
      if (isMixed(purse, line.payers[meter] ?? []))
        open = burnParts(run, purse, line, units, draws);
      else
        open =
          recorder === null
            ? burn(purse, need, line.payers[meter] ?? [], collector(draws))
            : burnNoting(run, recorder, purse, line, units, draws);
    }
    countUse(run, meter, need, currentBefore - purse.current);
    if (open === 0) continue;
    if (drawn !== null) drawn.open[meter] = open;
    leaveOpen(run, meter, open, line.at, units);
  }
}

/** What no grant covers: overage, or what packs would have had to cover at the worst moment. */
export function leaveOpen(
  run: Run,
  meter: number,
  open: number,
  line: number,
  units: number,
): void {
  if (run.purchasing.kind !== 'measure') {
    addOverage(run, meter, open, line, units);
    return;
  }
  const owed = plus(run.owed[meter] ?? 0, open);
  run.owed[meter] = owed;
  run.demand[meter] = Math.max(run.demand[meter] ?? 0, owed);
}

function collector(draws: Draw[] | null): ((grant: Grant, credits: number) => void) | null {
  return draws === null ? null : (grant, credits) => draws.push({ grant, credits });
}

export function countUse(run: Run, meter: number, need: number, fromAllowance: number): void {
  run.cycleUsed[meter] = plus(run.cycleUsed[meter] ?? 0, need);
  run.dayUsed[meter] = plus(run.dayUsed[meter] ?? 0, need);
  run.allowanceUsed[meter] = plus(run.allowanceUsed[meter] ?? 0, fromAllowance);
}

/** Burns operation by operation, so that each entry names the rule of its own cost. */
function burnNoting(
  run: Run,
  { ledger }: Recorder,
  purse: Purse,
  line: WorkLine,
  units: number,
  draws: Draw[] | null,
): number {
  const { meter } = purse;
  const debt = run.debt[meter] ?? 0;
  let open = 0;
  for (let part = 0; part < line.parts.length; part += 1) {
    const need = partNeed(line, units, part, meter);
    if (need === 0) continue;
    const rule = line.costRules[part]?.[meter] ?? '';
    const cause: Cause = RAN + part;
    open += burn(purse, need, line.payers[meter] ?? [], (grant, credits) => {
      creditEntry(
        ledger,
        'charge',
        run.day,
        meter,
        -credits,
        0,
        purse.total - debt,
        grant.id,
        line.at,
        units,
        rule,
        cause,
      );
      draws?.push({ grant, credits });
    });
  }
  return open;
}

/** Burns operation by operation where each may use other grants; with nobody to read it the entries are left out. */
function burnParts(
  run: Run,
  purse: Purse,
  line: WorkLine,
  units: number,
  draws: Draw[] | null,
): number {
  const { meter } = purse;
  const needs = partNeeds(line, units, meter);
  const planned = drawsOf(purse.grants, needs);
  for (const { part: at, grant, credits } of planned.draws) {
    const part = needs[at]?.part ?? 0;
    takeFrom(purse, grant, credits);
    draws?.push({ grant, credits });
    if (run.recorder === null) continue;
    const balance = purse.total - (run.debt[meter] ?? 0);
    creditEntry(
      run.recorder.ledger,
      'charge',
      run.day,
      meter,
      -credits,
      0,
      balance,
      grant.id,
      line.at,
      units,
      line.costRules[part]?.[meter] ?? '',
      RAN + part,
    );
  }
  return planned.open;
}

/** Use of a meter without a cap is written down and takes nothing. */
function noteUnlimited(
  run: Run,
  { ledger }: Recorder,
  line: WorkLine,
  units: number,
  meter: number,
): void {
  const balance = (run.purses[meter]?.total ?? 0) - (run.debt[meter] ?? 0);
  for (const [part] of line.parts.entries()) {
    if (partNeed(line, units, part, meter) === 0) continue;
    creditEntry(
      ledger,
      'charge',
      run.day,
      meter,
      0,
      0,
      balance,
      NONE,
      line.at,
      units,
      line.costRules[part]?.[meter] ?? '',
      RAN + part,
    );
  }
}

/** Usage by operation in the running cycle, for the usage view; `sign` takes it back. */
export function countCells(
  recorder: Recorder,
  line: WorkLine,
  units: number,
  meter: number,
  sign: 1 | -1 = 1,
): void {
  const cycle = recorder.cycles[recorder.cycles.length - 1];
  if (cycle === undefined) return;
  for (let at = 0; at < line.parts.length; at += 1) {
    const operationAt = line.operations[at] ?? 0;
    const credits = sign * partNeed(line, units, at, meter);
    const key = operationAt * 16 + meter;
    const cell = cycle.cells.get(key);
    if (cell === undefined)
      cycle.cells.set(key, { operationAt, meter, units: sign * units, credits });
    else {
      cell.units += sign * units;
      cell.credits = plus(cell.credits, credits);
    }
  }
}
