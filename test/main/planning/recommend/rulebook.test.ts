import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Scenario } from '../../../../src/shared/contract/scenario';
import { Recommendation } from '../../../../src/shared/contract/decisions';
import { builtInPriceBooks } from '../../../../src/shared/price-books/built-in';
import {
  recommendScenario,
  type RecommendInput,
} from '../../../../src/main/planning/recommend/recommend';
import { ROOT } from '../../../support/source';

function example(name: string): Scenario {
  return Scenario.parse(
    JSON.parse(readFileSync(`${ROOT}/test/golden/rulebook/${name}.scenario.json`, 'utf8')),
  );
}

function recommend(scenario: Scenario, more: Partial<RecommendInput> = {}): Recommendation {
  const book = builtInPriceBooks().find((candidate) => candidate.id === scenario.priceBook.id);
  if (book === undefined) throw new Error(`no price book ${scenario.priceBook.id}`);
  return Recommendation.parse(recommendScenario({ scenario, book, ...more }));
}

/** Example 12 as a year of such months, without a choice of packs. */
function salesYear(readings: Record<string, string> = {}): Scenario {
  const month = example('12a');
  const { packs: _packs, ...choices } = month.choices;
  return { ...month, months: 12, choices: { ...choices, readings } };
}

const packsOf = ({ choice }: Recommendation) =>
  choice?.summary.purchases.map(({ pack, count }) => [pack, count]);

describe('rulebook, example 12', () => {
  test('on Starter it buys 1,500 + 200 for 60.00', () => {
    const answer = recommend(salesYear(), { plan: 'starter' });
    expect(packsOf(answer)).toEqual([
      ['top-up-200', 1],
      ['top-up-1500', 1],
    ]);
    expect(answer.choice?.total).toBe('648.00');
    expect(answer.proof).toBe('optimal');
  });

  test('over all plans it is Free with 5,000 + 1,500 + 500 for 220.00', () => {
    const answer = recommend(salesYear());
    expect(answer.choice?.plan).toBe('free');
    expect(packsOf(answer)).toEqual([
      ['top-up-500', 1],
      ['top-up-1500', 1],
      ['top-up-5000', 1],
    ]);
    expect(answer.choice?.total).toBe('220.00');
    expect(answer.choice?.steps).toHaveLength(1);
  });

  test('with A-19 switched to paid plans only it is Starter for 648.00, and the loophole is only told on condition', () => {
    const answer = recommend(salesYear({ 'A-19': 'paid-only' }));
    expect(answer.choice?.plan).toBe('starter');
    expect(answer.choice?.steps).toHaveLength(1);
    expect(answer.choice?.total).toBe('648.00');
    const [loophole] = answer.onCondition;
    expect(loophole?.condition).toBe('stock-for-other-plan');
    // A month of Starter with 6,700 credits, then Free: 49.00 + 210.00.
    expect([loophole?.way.total, loophole?.saves]).toEqual(['259.00', '389.00']);
  });
});

describe('rulebook, example 11', () => {
  test('under the same cap the Pro pack is the better auto top-up', () => {
    const answer = recommend(example('11a'));
    expect([answer.feasible, answer.proof]).toEqual([false, 'bounded']);
    expect(answer.choice?.autoTopUp).toMatchObject({ pack: 'pro', capMoney: '50.00' });
    expect(answer.choice?.summary.servedUnits).toBe(15_500_000);
    expect(answer.onCondition.map((row) => [row.condition, row.way.total])).toEqual([
      ['buy-by-hand', '120.00'],
    ]);
  });
});

describe('rulebook, the other examples', () => {
  test('1: Claro, Starter or Free with packs cost 60.00 each', () => {
    const answer = recommend(example('01a'), {});
    expect(answer.choice?.total).toBe('60.00');
  });

  test('2: packs are paid for when they are first needed, month by month as a comparison has them', () => {
    const { choice } = recommend(example('02'));
    const due = choice?.cash.map(({ packs }) => packs);
    expect(due?.slice(0, 4)).toEqual(['40.00', '40.00', '40.00', '20.00']);
    expect(due).toEqual(choice?.summary.months.map(({ packs }) => packs));
    expect(choice?.cash.at(-1)?.soFar).toBe('660.00');
  });

  test('2: a year of 6,000 credits a month is 660.00 on Starter', () => {
    const answer = recommend({
      ...example('02'),
      choices: { ...example('02').choices, packs: { kind: 'cheapest' } },
    });
    expect(answer.choice?.total).toBe('660.00');
    expect(answer.proof).toBe('optimal');
  });

  test('4: cloro, Lite until its credits end, then Hobby', () => {
    const answer = recommend(example('04a'));
    expect(answer.choice?.steps.map(({ from, plan }) => [from, plan])).toEqual([
      ['2026-03-01', 'lite'],
      ['2026-03-19', 'hobby'],
    ]);
    expect(answer.choice?.cash.map(({ on, total }) => [on, total])).toEqual([
      ['2026-03-01', '30.00'],
      ['2026-03-19', '29.35'],
    ]);
    expect(answer.proof).toBe('optimal');
  });
});
