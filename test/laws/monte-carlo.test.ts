import * as fc from 'fast-check';
import { expect } from 'vitest';
import { compareScenario } from '../../src/main/planning/compare';
import {
  createSampler,
  RAN_OUT,
  runChunk,
  type Sampler,
} from '../../src/main/planning/uncertainty/chunk';
import { summariseChunks } from '../../src/main/planning/uncertainty/monte-carlo';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Quantity } from '../../src/shared/contract/primitives';
import type { Scenario } from '../../src/shared/contract/scenario';
import { MonteCarloQuery } from '../../src/shared/contract/uncertainty';
import { worldOf } from '../support/arbitrary';
import { law } from '../support/law';
import { pricedWork } from '../support/scenario-arbitraries';
import { worlds } from '../support/worlds';

const query = (runs: number, more: object = {}) => MonteCarloQuery.parse({ runs, ...more });

/** Ways to write a number that is no uncertain one. */
const POINTS: readonly ((n: number) => Quantity)[] = [
  (n) => ({ min: n, max: n }),
  (n) => ({ min: n, likely: n, max: n }),
  (n) => ({ value: n, plusMinusPercent: 0 }),
  (n) => ({ past: [n] }),
  (n) => ({ past: [n, n, n] }),
];

/** Every number of any scenario written as a range of one point, the line as it stands. */
const pointed = (scenario: Scenario): Scenario => ({
  ...scenario,
  lines: scenario.lines.map((line) =>
    typeof line.quantity === 'number'
      ? { ...line, quantity: { min: line.quantity, max: line.quantity } }
      : line,
  ),
});

const withQuantities = (scenario: Scenario, form: (n: number) => Quantity): Scenario => ({
  ...scenario,
  lines: scenario.lines.map((line) => ({ ...line, quantity: form(line.quantity as number) })),
});

type Work = { readonly book: PriceBook; readonly scenario: Scenario };

function assertPlain(work: Work, form: number, seed: number): void {
  const points = withQuantities(work.scenario, POINTS[form % POINTS.length]!);
  const draws = form % 2 === 0 ? 'each-period' : 'whole-horizon';
  assertSame(work, createSampler(points, work.book, query(3, { seed, draws })));
}

/** Three runs of each plan come to what the comparison says of it. */
function assertSame({ book, scenario }: Work, sampler: Sampler): void {
  const plain = compareScenario({ scenario, book });
  const chunk = runChunk(sampler, 0, 3);
  for (const [at, id] of sampler.plans.entries()) {
    const row = plain.plans.find(({ plan }) => plan === id)!;
    if (row.total === null) continue;
    const total = Number(row.total.replace('.', ''));
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
  'under any rules and for every case: packs that end, plans that change, tasks, auto top-up',
  fc.property(worlds, (g) => {
    const { book, scenario } = worldOf(g);
    const known = {
      ...scenario,
      catalogs: [],
      lines: scenario.lines.filter((line) => typeof line.quantity === 'number'),
    };
    fc.pre(known.lines.length > 0);
    assertSame({ book, scenario: known }, createSampler(pointed(known), book, query(3)));
  }),
  500,
);

law(
  'runs in any pieces, in any order, come to the same',
  fc.property(pricedWork, cuts, fc.nat(1_000), assertPieces),
  150,
);
