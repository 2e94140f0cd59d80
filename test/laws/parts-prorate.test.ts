import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { prorate, type Allocation } from '../../src/main/engine/parts/prorate';
import { ProrateInput, type ProrateResult } from '../../src/shared/contract/parts/prorate';
import { law, notices } from '../support/law';
import { roundsApart } from '../support/part-mutants';
import { unitsOf, zeroSum } from '../support/part-sums';

type Kind = ProrateResult['kind'];

function run<K extends Kind>(
  kind: K,
  given: object,
  allocation?: Allocation,
): Extract<ProrateResult, { kind: K }> {
  const outcome = prorate(ProrateInput.parse({ kind, ...given }), allocation);
  if (!outcome.ok) throw outcome.error;
  if (outcome.value.kind !== kind) throw new Error(`got ${outcome.value.kind}`);
  return outcome.value as Extract<ProrateResult, { kind: K }>;
}

const START = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;
const money = fc
  .integer({ min: -2_000_000, max: 2_000_000 })
  .map((cents) => (cents / 100).toFixed(2));
const price = fc.integer({ min: 0, max: 2_000_000 }).map((cents) => (cents / 100).toFixed(2));
const hours = fc.integer({ min: 48, max: 24 * 400 });
const dialect = fc.record({
  unit: fc.constantFrom('day', 'second'),
  changeDay: fc.constantFrom('counted', 'not-counted'),
  month: fc.constantFrom('real', 'fixed-30'),
});
const text = (hour: number): string => new Date(START + hour * HOUR).toISOString();
const period = (length: number) => ({ from: text(0), to: text(length) });
const within = (length: number, share: number): string => text(Math.floor((length * share) / 1000));
const share = fc.integer({ min: 0, max: 1000 });

const partsSum = (allocation?: Allocation) =>
  fc.property(
    money,
    fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }),
    hours,
    fc.array(share, { maxLength: 8 }),
    dialect,
    (amount, weights, length, cuts, how) => {
      const split = run(
        'split',
        { amount, period: period(length), at: cuts.map((cut) => within(length, cut)), ...how },
        allocation,
      );
      zeroSum(
        [amount],
        split.parts.map((part) => part.amount),
      );
      expect(split.parts).toHaveLength(cuts.length + 1);
      if (weights.every((weight) => weight === 0)) return;
      const { parts } = run('allocate', { amount, weights }, allocation);
      zeroSum(
        [amount],
        parts.map((part) => part.amount),
      );
    },
  );

/** No part is a minor unit or more away from its exact share, and a part without weight gets nothing. */
const partsNear = () =>
  fc.property(
    money,
    fc
      .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 })
      .filter((weights) => weights.some((weight) => weight > 0)),
    (amount, weights) => {
      const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
      for (const [at, part] of run('allocate', { amount, weights }).parts.entries()) {
        const weight = BigInt(weights[at] ?? 0);
        const off = unitsOf(part.amount) * total - unitsOf(amount) * weight;
        expect((off < 0n ? -off : off) < unitsOf('0.01') * total).toBe(true);
        if (weight === 0n) expect(unitsOf(part.amount)).toBe(0n);
      }
    },
  );

const lines = () =>
  fc.property(price, price, hours, share, dialect, (oldPrice, newPrice, length, when, how) => {
    const given = { oldPrice, newPrice, period: period(length), at: within(length, when), ...how };
    const difference = run('change', given);
    zeroSum([oldPrice], [difference.oldUsed, difference.oldRemaining]);
    for (const charge of ['credit-and-charge', 'full-with-credit', 'full', 'none'] as const) {
      const change = run('change', { ...given, charge });
      zeroSum(
        [change.net],
        change.lines.map(({ amount }) => amount),
      );
    }
    // Two lines rounded each can differ from one by one minor unit, never by more.
    const apart =
      unitsOf(run('change', { ...given, charge: 'credit-and-charge' }).net) -
      unitsOf(difference.net);
    expect([-1n, 0n, 1n]).toContain(apart / unitsOf('0.01'));
    const { amount, rest } = run('share', {
      amount: oldPrice,
      period: period(length),
      at: given.at,
      ...how,
    });
    zeroSum([oldPrice], [amount, rest]);
  });

const laterIsLess = () =>
  fc.property(price, hours, share, share, dialect, (amount, length, a, b, how) => {
    const at = (when: number) =>
      run('share', { amount, period: period(length), at: within(length, when), ...how }).amount;
    const [early, late] = [Math.min(a, b), Math.max(a, b)];
    expect(unitsOf(at(late)) <= unitsOf(at(early))).toBe(true);
    expect(unitsOf(at(early)) <= unitsOf(amount)).toBe(true);
  });

describe('proration', () => {
  law('parts sum to the whole', partsSum(), 3000);
  notices('each part rounded on its own', partsSum(roundsApart));
  law('parts are near their exact shares', partsNear());
  law('lines sum to the net, used and remaining to the price', lines());
  law('what remains never grows with time', laterIsLess());
});
