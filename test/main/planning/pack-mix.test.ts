import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cheapestMix,
  MOST_STEPS,
  searchMix,
  type MixPack,
} from '../../../src/main/planning/pack-mix';
import { law, notices } from '../../support/law';

const pack = (credits: number, priceMinor: number, at = 0): MixPack => ({
  id: `pack-${at}`,
  credits,
  priceMinor,
});

type Best = { readonly cost: number; readonly packs: number };

/** The least cost of at least so many credits, and the fewest packs at it: every total tried. */
function bruteForce(packs: readonly MixPack[], credits: number): Best | null {
  const useful = packs.filter((row) => row.credits > 0);
  if (useful.length === 0) return credits <= 0 ? { cost: 0, packs: 0 } : null;
  const best: Best[] = [{ cost: 0, packs: 0 }];
  for (let open = 1; open <= credits; open += 1) {
    let least: Best | null = null;
    for (const row of useful) {
      const before = best[Math.max(0, open - row.credits)] as Best;
      const here = { cost: before.cost + row.priceMinor, packs: before.packs + 1 };
      if (
        least === null ||
        here.cost < least.cost ||
        (here.cost === least.cost && here.packs < least.packs)
      )
        least = here;
    }
    best.push(least as Best);
  }
  return best[Math.max(0, credits)] as Best;
}

const costOf = (packs: readonly MixPack[], counts: readonly number[]): Best => ({
  cost: packs.reduce((sum, row, at) => sum + row.priceMinor * (counts[at] ?? 0), 0),
  packs: counts.reduce((sum, count) => sum + count, 0),
});

const lists = fc.array(
  fc.record({
    id: fc.constant('p'),
    credits: fc.integer({ min: 0, max: 30 }),
    priceMinor: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 5 },
);

type Mix = (packs: readonly MixPack[], credits: number) => number[] | null;

const agrees = (mix: Mix): fc.IProperty<[MixPack[], number]> =>
  fc.property(lists, fc.integer({ min: 0, max: 400 }), (packs, credits) => {
    const counts = mix(packs, credits);
    const expected = bruteForce(packs, credits);
    if (counts === null || expected === null) {
      expect(counts).toBe(expected);
      return;
    }
    expect(
      packs.reduce((sum, row, at) => sum + row.credits * (counts[at] ?? 0), 0),
    ).toBeGreaterThanOrEqual(credits);
    expect(costOf(packs, counts)).toEqual(expected);
  });

/** The best price per credit for all of it: what a hurried hand would do. */
const greedy: Mix = (packs, credits) => {
  const useful = packs.filter((row) => row.credits > 0);
  const best = useful.toSorted((a, b) => a.priceMinor * b.credits - b.priceMinor * a.credits)[0];
  if (credits <= 0) return packs.map(() => 0);
  return best === undefined
    ? null
    : packs.map((row) => (row === best ? Math.ceil(credits / best.credits) : 0));
};

describe('the cheapest mix of packs', () => {
  law('costs what trying every total costs, with as few packs', agrees(cheapestMix), 6000);
  notices('the best price per credit for all of it', agrees(greedy));

  const clozup = [
    pack(200, 1000, 0),
    pack(500, 2000, 1),
    pack(1500, 5000, 2),
    pack(5000, 15_000, 3),
  ];
  const rows: readonly (readonly [
    rule: string,
    packs: MixPack[],
    credits: number,
    expected: number[] | null,
  ])[] = [
    ['nothing is needed', [pack(10, 5)], 0, [0]],
    ['no pack is on sale', [], 5, null],
    ['only empty packs are on sale', [pack(0, 5)], 5, null],
    ['one credit takes a whole pack', [pack(10, 5)], 1, [1]],
    ['exactly a pack takes one', [pack(10, 5)], 10, [1]],
    ['1,560 are one of 1,500 and one of 200', clozup, 1560, [1, 0, 1, 0]],
    ['6,960 are one of 5,000, of 1,500 and of 500', clozup, 6960, [0, 1, 1, 1]],
    [
      'the larger pack costs less than the smaller ones it takes',
      [pack(10, 100), pack(25, 150)],
      15,
      [0, 1],
    ],
    ['of equally cheap mixes the one with fewest packs', [pack(10, 10), pack(20, 20)], 40, [0, 2]],
    ['a free pack covers everything', [pack(10, 10), pack(3, 0)], 31, [0, 11]],
    ['equal packs: the first', [pack(10, 10, 0), pack(10, 10, 1)], 20, [2, 0]],
  ];
  test.each(rows)('%s', (_rule, packs, credits, expected) => {
    expect(cheapestMix(packs, credits)).toEqual(expected);
  });
});

describe('no price list makes the search go on without end', () => {
  const hostile: readonly (readonly [rule: string, packs: MixPack[], credits: number])[] = [
    ['single credits, a million million of them', [pack(1, 1)], 1e12],
    [
      'packs at the same price per credit',
      [pack(1, 1, 0), pack(2, 2, 1), pack(3, 3, 2), pack(5, 5, 3)],
      1e12 - 1,
    ],
    ['free packs of several sizes', [pack(7, 0, 0), pack(11, 0, 1), pack(13, 0, 2)], 1e15],
    [
      'prices that differ by a hair',
      [
        pack(1_000_000, 1_000_000, 0),
        pack(999_999, 1_000_000, 1),
        pack(999_983, 999_999, 2),
        pack(999_979, 999_997, 3),
      ],
      1e12 + 1,
    ],
    [
      'many packs of odd sizes',
      Array.from({ length: 100 }, (_, at) => pack(10_007 + 13 * at, 9_001 + 11 * at, at)),
      1e9 + 7,
    ],
    [
      'the largest amounts there are',
      [pack(9_007_199_254_740_881, 3, 0), pack(9_007_199_254_740_847, 2, 1)],
      Number.MAX_SAFE_INTEGER,
    ],
  ];

  test.each(hostile)('%s', (_rule, packs, credits) => {
    const found = searchMix(packs, credits);
    expect(found?.steps).toBeLessThanOrEqual(MOST_STEPS);
    const covered = packs.reduce(
      (sum, row, at) => sum + BigInt(row.credits) * BigInt(found?.counts[at] ?? 0),
      0n,
    );
    expect(covered >= BigInt(credits)).toBe(true);
  });

  test('equal prices are settled exactly, in a few steps', () => {
    const found = searchMix([pack(1, 1, 0), pack(2, 2, 1), pack(3, 3, 2)], 1e12);
    // 3 × 333,333,333,333 + 1: one pack more than the least number of packs.
    expect(found).toMatchObject({ counts: [1, 0, 333_333_333_333], exact: true });
    expect(found?.steps).toBeLessThan(100);
  });

  test('a mix that is only the best found says so', () => {
    expect(searchMix([pack(10, 9, 0), pack(7, 7, 1), pack(3, 4, 2)], 1001, 3)?.exact).toBe(false);
  });
});
