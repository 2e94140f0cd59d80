import { describe, expect, test } from 'vitest';
import { PriceBook } from '../../../../src/shared/contract/price-book';
import { Scenario } from '../../../../src/shared/contract/scenario';
import type { MonteCarloResult, PlanOdds } from '../../../../src/shared/contract/uncertainty';
import claro from '../../../../src/shared/price-books/claro.json';
import {
  oddsSentence,
  ofHundred,
  riskSentence,
} from '../../../../src/renderer/features/explore/odds-words';
import {
  leversOf,
  movedQuantity,
  partKey,
  readPart,
  sliderEnd,
  withLever,
} from '../../../../src/renderer/features/explore/what-if';

const book = PriceBook.parse(claro);
const scenario = Scenario.parse({
  format: 'tierwise/scenario@1',
  name: 'Test',
  priceBook: { id: 'claro' },
  start: '2026-01-01',
  months: 1,
  catalogs: [
    { id: 'products', label: 'Products', records: 1200, operations: [{ operation: 'validate' }] },
  ],
  lines: [
    { id: 'a', operation: 'normalise', quantity: { min: 100, likely: 200, max: 400 } },
    { id: 'b', operation: 'normalise', quantity: { past: [1, 2] } },
  ],
});

describe('levers', () => {
  test('are the quantities with a likely value, named as in the workload', () => {
    expect(leversOf(scenario, book).map(({ key, label, likely }) => [key, label, likely])).toEqual([
      ['catalog:products', 'Products', 1200],
      ['line:a', 'Normalize Data', 200],
    ]);
  });

  test('moving one changes it alone, and a range keeps its shape', () => {
    const [, range] = leversOf(scenario, book);
    const moved = withLever(scenario, range!, 300);
    expect(moved.lines[0]?.quantity).toEqual({ min: 150, likely: 300, max: 600 });
    expect(moved.catalogs).toBe(scenario.catalogs);
    expect(Scenario.safeParse(moved).success).toBe(true);
  });

  test('a range moved from or to nothing stays a range the contract knows', () => {
    for (const quantity of [
      movedQuantity({ min: 0, likely: 0, max: 10 }, 5),
      movedQuantity({ min: 1, max: 9 }, 0),
    ]) {
      expect(
        Scenario.safeParse({ ...scenario, lines: [{ ...scenario.lines[0], quantity }] }).success,
      ).toBe(true);
    }
    expect(movedQuantity({ value: 10, plusMinusPercent: 20 }, 30)).toEqual({
      value: 30,
      plusMinusPercent: 20,
    });
  });

  test('a slider ends on a round number at least twice as far', () => {
    expect([0, 7, 1200, 12_345].map(sliderEnd)).toEqual([10, 14, 2400, 25_000]);
  });

  test('a part is kept in an address and read back; nonsense is all work', () => {
    const part = { kind: 'line', id: 'a' } as const;
    expect(readPart(partKey(part))).toEqual(part);
    expect([readPart('x:y'), readPart(undefined)]).toEqual([{ kind: 'all' }, { kind: 'all' }]);
  });
});

describe('odds in words', () => {
  const odds = (label: string, cheapest: number, more: Partial<PlanOdds> = {}): PlanOdds => ({
    plan: label,
    label,
    lacks: false,
    p10: null,
    p50: null,
    p90: null,
    lowest: null,
    highest: null,
    plain: null,
    dots: [],
    ranOut: 0,
    hitCap: 0,
    served: 1000,
    cheapest,
    ...more,
  });
  const result = (plans: PlanOdds[]): MonteCarloResult => ({
    seed: 1,
    runs: 1000,
    currency: 'EUR',
    uncertain: ['a'],
    plans,
    beats: [],
    fan: null,
  });

  test('runs are counted of a hundred, and the rare is neither never nor always', () => {
    expect([
      ofHundred(0, 1000),
      ofHundred(1, 1000),
      ofHundred(830, 1000),
      ofHundred(999, 1000),
      ofHundred(5, 5),
    ]).toEqual([
      '0 of 100',
      'fewer than 1 of 100',
      '83 of 100',
      'more than 99 of 100',
      '100 of 100',
    ]);
  });

  test('one that wins in most runs is named, else both', () => {
    expect(oddsSentence(result([odds('Free', 170), odds('Team', 830)]))).toBe(
      'Team is the cheapest in 83 of 100 runs.',
    );
    expect(oddsSentence(result([odds('Free', 450), odds('Team', 550)]))).toBe(
      'A tie: Team is the cheapest in 55 of 100 runs, Free in 45 of 100.',
    );
    expect(oddsSentence(result([odds('Free', 0)]))).toBe('In no run did a plan serve everything.');
  });

  test('what may go wrong is said with its count', () => {
    expect(riskSentence(odds('Lite', 0, { ranOut: 170, hitCap: 20 }), 1000)).toBe(
      'On Lite something stays unserved in 17 of 100 runs, and the auto top-up reaches its cap in 2 of 100.',
    );
    expect(riskSentence(odds('Pro', 0), 1000)).toBe('Pro serves everything in every run.');
  });
});
