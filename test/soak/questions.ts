import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerPage } from '../../src/shared/contract/ledger-page';
import type { Comparison, Simulation } from '../../src/shared/contract/result';
import { sampleScenarios } from '../../src/shared/samples/samples';
import type { Random } from '../support/random';
import type { Answer, Client } from './client';
import type { Figures } from './figures';
import { checkComparison, checkSimulation, type Memory } from './laws';
import { soakScenario } from './operations';

export type Asking = {
  readonly random: Random;
  readonly figures: Figures;
  readonly memory: Memory;
};

/** A comparison, a plan simulated with its ledger, an explanation; all of them hold to the laws. */
export async function askSomething(client: Client, asking: Asking): Promise<void> {
  const { random, figures, memory } = asking;
  const scenario = random.chance(0.15)
    ? random.pick(sampleScenarios()).scenario
    : soakScenario('asked', random.below(200) + 1, random.below(3) + 1);
  const comparison = valueOf<Comparison>(
    await client.call('query', 'planning.compare', { scenario }),
  );
  checkComparison(comparison);
  memory.check(['compare', scenario], comparison);
  const { plan } = random.pick(
    comparison.plans.filter((row) => row.priceBook === comparison.plans[0]?.priceBook),
  );
  const of = { scenario, plan };
  const { simulation } = valueOf<{ simulation: Simulation }>(
    await client.call('query', 'planning.simulate', of),
  );
  const query = { limit: 1, offset: 0 };
  const page = valueOf<LedgerPage>(await client.call('query', 'planning.ledger', { of, query }));
  checkSimulation(simulation, page, comparison);
  memory.check(['simulate', of], simulation);
  memory.check(['ledger', of], page);
  const target = { kind: 'total' };
  memory.check(
    ['explain', of],
    valueOf(await client.call('query', 'planning.explain', { of, target })),
  );
  figures.add('simulations held to the laws');
}

/** Long work that is left in the middle; the program answers at once all the same. */
export async function cancelSomething(client: Client, { random, figures }: Asking): Promise<void> {
  const { scenario } = random.pick(sampleScenarios());
  const { stop } = client.start('subscription', 'uncertainty.monteCarlo', {
    scenario,
    query: { runs: 10_000 },
  });
  await sleep(random.next() * 60);
  stop();
  valueOf(await client.call('query', 'app.version'));
  figures.add('cancels');
}

function valueOf<T>(answer: Answer): T {
  if (answer.ok) return answer.value as T;
  throw new Error(`a question was not answered: ${JSON.stringify(answer)}`);
}
