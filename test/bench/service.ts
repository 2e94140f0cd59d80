import { createPlanningService } from '../../src/main/services/planning';
import type { Comparison } from '../../src/shared/contract/result';
import type { PeerTotals } from './peers/plain';
import type { BenchCase } from './workloads';

/** The service that the screens call, new each time: nothing is kept between repetitions. */
const fresh = ({ book }: BenchCase) => createPlanningService(() => book, 'bench');

const open: unknown[] = [];

/**
 * Leaves a scenario open beside what is measured, as a program in use has one on its screen. Its
 * results are never asked for: they keep the shapes of the engine's objects known, which the
 * collections of a peer's garbage would otherwise make the compiler forget between two repetitions.
 */
export function openBeside(bench: BenchCase): void {
  const service = fresh(bench);
  const json = requestOf({ ...bench, scenario: { ...bench.scenario, name: 'open beside' } });
  open.push(
    service,
    service.compare(json),
    bench.book.plans.slice(0, 2).map((plan) => service.simulate(json, plan.id)),
  );
}

/** The scenario as it comes from a screen: JSON. */
export const requestOf = ({ scenario }: BenchCase): unknown =>
  JSON.parse(JSON.stringify(scenario)) as unknown;

export const compareByService = (bench: BenchCase, json: unknown): Comparison =>
  fresh(bench).compare(json);

/** Every plan with its ledger and its explanations' facts. */
export function simulateByService(bench: BenchCase, json: unknown): number {
  const service = fresh(bench);
  return bench.book.plans.reduce(
    (sum, plan) => sum + service.simulate(json, plan.id).simulation.ledgerLength,
    0,
  );
}

/** The service's figures in the form the peers are held to, by plan in the book's order. */
export function totalsOf({ plans }: Comparison): PeerTotals[] {
  return plans
    .toSorted((a, b) => Number(a.plan.slice(5)) - Number(b.plan.slice(5)))
    .map((row) => ({
      costMinor: Math.round(Number(row.total) * 100),
      topUps: row.purchases.reduce((sum, purchase) => sum + purchase.count, 0),
      overage: Number(row.overageCredits),
      unserved: row.unservedUnits,
    }));
}
