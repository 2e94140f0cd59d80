import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../../../src/main/planning/recommend/label';
import { addLot, type Lots } from '../../../../src/main/planning/recommend/stock';
import { undominated } from '../../../../src/main/planning/recommend/undominated';
import { law } from '../../../support/law';
import { plainUndominated } from '../../../support/plain-undominated';

const LAST_FAMILY_STAYS = (family: number): boolean => family < 2;

const labelOf = (
  cost: number,
  lots: Lots,
  overage: readonly number[] = [0],
  deficit: readonly number[] = [0],
): Label => ({
  start: 0,
  cost,
  stock: [lots],
  overage,
  deficit,
  trace: null,
});

const lot = fc.record({
  family: fc.integer({ min: 0, max: 2 }),
  credits: fc.integer({ min: 1, max: 3 }),
  expires: fc.integer({ min: 5, max: 7 }),
  bought: fc.constant(0),
});

/** Figures so small that labels meet, tie and stand in for each other; `meters` and lots at most. */
const labelsOf = (meters: number, lots: number): fc.Arbitrary<Label[]> => {
  const credits = fc.array(fc.integer({ min: 0, max: 2 }), {
    minLength: meters,
    maxLength: meters,
  });
  const stock = fc.array(
    fc.array(lot, { maxLength: lots }).map((rows) => rows.reduce(addLot, [] as Lots)),
    { minLength: meters, maxLength: meters },
  );
  const label = fc.record({
    start: fc.constant(0),
    cost: fc.integer({ min: 0, max: 6 }),
    stock,
    overage: credits,
    deficit: credits,
    trace: fc.constant(null),
  });
  return fc.array(label, { maxLength: 40 });
};

const onlyStock = labelsOf(1, 2).map((labels) =>
  labels.map((label) => ({ ...label, overage: [0], deficit: [0] })),
);

function asPlain(labels: readonly Label[]): void {
  const kept = undominated(labels, LAST_FAMILY_STAYS, labels.length, () => {});
  expect(kept).toEqual(plainUndominated(labels, LAST_FAMILY_STAYS));
}

describe('the ways worth keeping', () => {
  law(
    'are those that a look at every pair keeps: one meter',
    fc.property(labelsOf(1, 2), asPlain),
    3000,
  );
  law('several meters and kinds of credits', fc.property(labelsOf(2, 3), asPlain), 1500);
  law('nothing owed, credits alone', fc.property(onlyStock, asPlain), 1500);

  it('are told where there are more than may be kept, and the cheapest stay', () => {
    const labels = [3, 1, 2].map((cost) =>
      labelOf(cost, [{ family: 0, credits: cost, expires: 9, bought: 0 }]),
    );
    let told = 0;
    const kept = (most: number): number[] =>
      undominated(labels, LAST_FAMILY_STAYS, most, () => (told += 1)).map(({ cost }) => cost);
    expect(kept(3)).toEqual([1, 2, 3]);
    expect(told).toBe(0);
    expect(kept(2)).toEqual([1, 2]);
    expect(told).toBe(1);
  });

  it('are found without a look at every pair', () => {
    const labels = Array.from({ length: 3000 }, (_, at) => {
      const lots = [{ family: 0, credits: at + 1, expires: 9, bought: 0 }];
      return labelOf(
        at,
        at % 2 === 0 ? lots : [...lots, { family: 1, credits: 4000 - at, expires: 9, bought: 0 }],
      );
    });
    const took = (work: () => unknown): number => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    };
    const plain = took(() => plainUndominated(labels, LAST_FAMILY_STAYS));
    const fast = Math.min(
      ...[1, 2, 3].map(() =>
        took(() => undominated(labels, LAST_FAMILY_STAYS, labels.length, () => {})),
      ),
    );
    expect(fast).toBeLessThan(plain / 5);
  });
});
