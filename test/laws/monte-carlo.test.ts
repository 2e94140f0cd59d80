import * as fc from 'fast-check';
import { expect } from 'vitest';
import { compareScenario } from '../../src/main/planning/compare';
import { createSampler, RAN_OUT, runChunk } from '../../src/main/planning/uncertainty/chunk';
import { summariseChunks } from '../../src/main/planning/uncertainty/monte-carlo';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Quantity } from '../../src/shared/contract/primitives';
import type { Scenario } from '../../src/shared/contract/scenario';
import { MonteCarloQuery } from '../../src/shared/contract/uncertainty';
import { law } from '../support/law';
import { pricedWork } from '../support/scenario-arbitraries';

const query = (runs: number, more: object = {}) => MonteCarloQuery.parse({ runs, ...more });

/** Ways to write a number that is no uncertain one. */
const POINTS: readonly ((n: number) => Quantity)[] = [
  (n) => ({ min: n, max: n }),
  (n) => ({ min: n, likely: n, max: n }),
  (n) => ({ value: n, plusMinusPercent: 0 }),
  (n) => ({ past: [n] }),
  (n) => ({ past: [n, n, n] }),
];

const withQuantities = (scenario: Scenario, form: (n: number) => Quantity): Scenario => ({
  ...scenario,
  lines: scenario.lines.map((line) => ({ ...line, quantity: form(line.quantity as number) })),
});

type Work = { readonly book: PriceBook; readonly scenario: Scenario };

function assertPlain({ book, scenario }: Work, form: number, seed: number): void {
  const plain = compareScenario({ scenario, book });
  const points = withQuantities(scenario, POINTS[form % POINTS.length]!);
  const draws = form % 2 === 0 ? 'each-period' : 'whole-horizon';
  const sampler = createSampler(points, book, query(3, { seed, draws }));
  const chunk = runChunk(sampler, 0, 3);
  for (const [at, id] of sampler.plans.entries()) {
    const row = plain.plans.find(({ plan }) => plan === id)!;
    const total = Number(row.total!.replace('.', ''));
    const ranOut = row.unservedUnits > 0 ? RAN_OUT : 0;
    expect([...chunk.totals[at]!], id).toEqual([total, total, total]);
    const flags = [...chunk.flags[at]!].map((flag) => flag & RAN_OUT);
    expect(flags, id).toEqual([ranOut, ranOut, ranOut]);
  }
}

function assertPieces({ book, scenario }: Work, cuts: readonly number[], seed: number): void {
  const unsure = withQuantities(scenario, (n) => ({ min: 0, max: 2 * n }));
  const sampler = () => createSampler(unsure, book, query(12, { seed }));
  const whole = sampler();
  const once = summariseChunks(whole, [runChunk(whole, 0, 12)], unsure, book);
  const edges = [...new Set([0, ...cuts, 12])].toSorted((a, b) => a - b);
  const ranges = edges.slice(1).map((to, at) => [edges[at]!, to] as const);
  // Each piece by a sampler of its own, as threads have them, the last piece first.
  const chunks = ranges.toReversed().map(([from, to]) => runChunk(sampler(), from, to));
  expect(JSON.stringify(summariseChunks(whole, chunks, unsure, book))).toBe(JSON.stringify(once));
}

const cuts = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 5 });

law(
  'a workload whose ranges are single points reproduces the plain simulation exactly',
  fc.property(pricedWork, fc.nat(20), fc.nat(9), assertPlain),
  600,
);

law(
  'runs in any pieces, in any order, come to the same',
  fc.property(pricedWork, cuts, fc.nat(1_000), assertPieces),
  150,
);
