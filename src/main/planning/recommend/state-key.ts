import type { Run } from '../../engine/simulate/run';

/**
 * What decides how a run goes on from this morning, as text: two runs with the same key differ only
 * in the money they have cost. Credits that end today are left out.
 */
export function stateKey(run: Run): string {
  const grants = run.purses.map(({ meter, grants: held }) =>
    held
      .filter(
        (grant) =>
          grant.due > run.day ||
          (grant.allowance !== null && grant.allowance.rollover.kind !== 'lost'),
      )
      .map(({ rule, left, amount, expires, due, effective, age }) => [
        meter,
        rule,
        left,
        amount,
        expires,
        due,
        effective,
        age,
      ]),
  );
  const attempted = run.lines.flatMap((line) =>
    line.success.numerator === line.success.denominator ? [] : [run.attempted[line.at] ?? 0],
  );
  const waiting = run.waiting.map(({ line, units, counts, until, whole }) => [
    line.at,
    units,
    counts,
    until,
    whole,
  ]);
  const due = run.nextInvoice.reduce((sum, line) => sum + line.amountMinor, 0);
  return JSON.stringify([
    [
      run.plan.at,
      run.subscription,
      run.seats,
      run.pendingSeats,
      run.pendingPlan,
      Math.max(run.termEnds, run.day),
    ],
    [
      run.anchor,
      run.cycleIndex,
      run.cycleTo,
      run.priceFrom,
      run.priceTo,
      run.priceTo > run.day ? run.paid : 0,
    ],
    run.day < run.cycleTo ? [run.allowanceUsed, run.included, run.debtArisen] : [],
    grants,
    run.unlimited,
    run.onceGranted.toSorted(),
    run.claims.toSorted(),
    [run.overageOn, run.debt, run.entities, due],
    attempted,
    waiting,
  ]);
}
