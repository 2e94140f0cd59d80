import { describe, expect, it } from 'vitest';
import { createSampler, runChunk } from '../../../../src/main/planning/uncertainty/chunk';
import { summariseChunks } from '../../../../src/main/planning/uncertainty/monte-carlo';
import { normalQuantile } from '../../../../src/main/planning/uncertainty/random';
import type { Quantity } from '../../../../src/shared/contract/primitives';
import { MonteCarloQuery } from '../../../../src/shared/contract/uncertainty';
import {
  book,
  firstDay,
  line,
  operation,
  plan,
  rules,
  scenario,
  type ScenarioParts,
} from '../../../support/books';

const RUNS = 10_000;

/** Every credit costs 0.01 and nothing is included: a total in cents is the quantity itself. */
const perUnit = book({
  plans: [plan('pay', '0.00', null)],
  operations: [operation('use', '1')],
  policies: rules({
    overage: { mode: 'on', billing: 'arrears', price: { per: '1', amount: '0.01' } },
  }),
});

function odds(quantity: Quantity, more: ScenarioParts = {}, query: object = {}, priced = perUnit) {
  const uncertain = scenario({ lines: [line(quantity, { schedule: firstDay })], ...more });
  const asked = MonteCarloQuery.parse({ runs: RUNS, seed: 7, draws: 'whole-horizon', ...query });
  const sampler = createSampler(uncertain, priced, asked);
  const chunk = runChunk(sampler, 0, asked.runs);
  return {
    totals: [...chunk.totals[0]!].toSorted((a, b) => a - b),
    result: summariseChunks(sampler, [chunk], uncertain, priced),
  };
}

/** Four standard errors of a share of so many runs: one test in 16,000 fails by chance, and the seeds are fixed. */
const tolerance = (p: number): number => 4 * Math.sqrt((p * (1 - p)) / RUNS) + 1 / RUNS;
const shareUpTo = (totals: readonly number[], limit: number): number =>
  totals.filter((total) => total <= limit).length / totals.length;

describe('quantiles of cost against closed forms', () => {
  it.each([7, 8, 4_294_967_295])(
    'a typed range is met one in ten below and above, seed %i',
    (seed) => {
      const { totals, result } = odds(
        { min: 200_000, likely: 300_000, max: 700_000 },
        {},
        { seed },
      );
      for (const [p, typed] of [
        [0.1, 200_000],
        [0.5, 300_000],
        [0.9, 700_000],
      ] as const) {
        expect(Math.abs(shareUpTo(totals, typed) - p)).toBeLessThan(tolerance(p));
      }
      const [row] = result.plans;
      expect(Math.abs(Number(row!.p10) - 2_000)).toBeLessThan(40);
      expect(Math.abs(Number(row!.p50) - 3_000)).toBeLessThan(40);
      expect(Math.abs(Number(row!.p90) - 7_000)).toBeLessThan(200);
      expect(row).toMatchObject({ plain: '3000.00', ranOut: 0, served: RUNS, cheapest: RUNS });
    },
  );

  it('is lognormal on either side of the likely value', () => {
    const { totals } = odds({ min: 200_000, likely: 300_000, max: 700_000 });
    for (const p of [0.02, 0.05, 0.25, 0.4, 0.6, 0.75, 0.95, 0.98]) {
      const steps = normalQuantile(p) / normalQuantile(0.9);
      const side = steps < 0 ? 300_000 / 200_000 : 700_000 / 300_000;
      const closed = 300_000 * side ** steps;
      expect(Math.abs(shareUpTo(totals, closed) - p), `p ${p}`).toBeLessThan(tolerance(p));
    }
  });

  it('a percentage is the same as the range it means', () => {
    const percent = odds({ value: 10_000, plusMinusPercent: 25 });
    const range = odds({ min: 7_500, likely: 10_000, max: 12_500 });
    expect(percent.totals).toEqual(range.totals);
  });

  it('past values come as often as they stand in the list', () => {
    const { totals } = odds({ past: [100, 200, 200, 400] });
    for (const [value, p] of [
      [100, 0.25],
      [200, 0.5],
      [400, 0.25],
    ] as const) {
      const share = totals.filter((total) => total === value).length / RUNS;
      expect(Math.abs(share - p)).toBeLessThan(tolerance(p));
    }
    expect(new Set(totals)).toEqual(new Set([100, 200, 400]));
  });

  it('months drawn apart add up as independent ones do', () => {
    const values = [100, 400];
    const { totals } = odds({ past: values }, { months: 12 }, { draws: 'each-period' });
    const mean = totals.reduce((sum, total) => sum + total, 0) / RUNS;
    const variance = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / RUNS;
    const deviation = Math.sqrt(12) * 150;
    expect(Math.abs(mean - 12 * 250)).toBeLessThan((4 * deviation) / Math.sqrt(RUNS));
    expect(Math.abs(variance / deviation ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / RUNS));
    const whole = odds({ past: values }, { months: 12 }, { draws: 'whole-horizon' }).totals;
    expect(new Set(whole)).toEqual(new Set([1_200, 4_800]));
  });

  it('runs out as often as the quantity passes what is included', () => {
    const fixed = book({ plans: [plan('fixed', '10.00', '300000')] });
    const { result } = odds({ min: 200_000, likely: 300_000, max: 700_000 }, {}, {}, fixed);
    const [row] = result.plans;
    expect(Math.abs(row!.ranOut / RUNS - 0.5)).toBeLessThan(tolerance(0.5));
    expect(row).toMatchObject({ p10: '10.00', p90: '10.00' });
    expect(row!.ranOut + row!.served).toBe(RUNS);
  });
});

describe('who is the cheapest', () => {
  const two = (features: string[]) =>
    book({
      features: [{ id: 'api', label: 'API' }],
      plans: [
        plan('pay', '0.00', null),
        plan('flat', '2500.00', null, {
          policies: {
            overage: { mode: 'off', billing: 'arrears', source: { of: 'page', section: 'x' } },
          },
          allowances: [
            {
              id: 'all',
              meter: 'credits',
              amount: '900000000',
              every: 'cycle',
              source: { of: 'page', section: 'x' },
            },
          ],
          features: { has: features, source: { of: 'page', section: 'x' } },
        }),
      ],
      policies: perUnit.policies,
    });

  it('is counted run by run on the same draws', () => {
    const { result, totals } = odds(
      { min: 200_000, likely: 250_000, max: 300_000 },
      {},
      {},
      two([]),
    );
    const wins = totals.filter((total) => total < 250_000).length;
    const ties = totals.filter((total) => total === 250_000).length;
    expect(result.plans.map((row) => row.cheapest)).toEqual([wins + ties, RUNS - wins - ties]);
    expect(result.beats).toEqual([
      [0, wins],
      [RUNS - wins - ties, 0],
    ]);
    expect(wins).toBeGreaterThan(4_500);
    expect(wins).toBeLessThan(5_500);
  });

  it('is never a plan that lacks what is needed', () => {
    const needs = { needs: { features: ['api'] } };
    const { result } = odds(
      { min: 200_000, likely: 250_000, max: 300_000 },
      needs,
      {},
      two(['api']),
    );
    expect(result.plans.map((row) => `${row.plan} ${row.cheapest} ${row.lacks}`)).toEqual([
      'pay 0 true',
      `flat ${RUNS} false`,
    ]);
    expect(result.beats).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
