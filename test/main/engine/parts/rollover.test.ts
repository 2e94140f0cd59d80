import { describe, expect, it } from 'vitest';
import { Exact } from '../../../../src/main/engine/parts/exact';
import { keepAtCycleEnd, readRollover } from '../../../../src/main/engine/parts/rollover';
import { GrantRollover } from '../../../../src/shared/contract/parts/grant';

const exact = new Exact(2);
const keep = (balance: string, rule: unknown) => {
  const result = keepAtCycleEnd(
    [{ left: exact.read(balance), cycles: 0 }],
    readRollover(GrantRollover.parse(rule), exact),
    exact.read('1'),
    exact,
  );
  return [result.kept, result.lost, result.lifted].map((units) => exact.write(units));
};

describe('what stays at a cycle end: kept, lost, lifted', () => {
  it.each([
    ['lost', '80', 'lost', ['0', '80', '0']],
    ['all', '80.25', 'all', ['80.25', '0', '0']],
    ['a maximum above the balance', '80', { maximum: '100' }, ['80', '0', '0']],
    ['a maximum below it', '80', { maximum: '50' }, ['50', '30', '0']],
    ['half', '75', { percentage: '50' }, ['37', '38', '0']],
    ['all of it, fractions too', '75.25', { percentage: '100' }, ['75.25', '0', '0']],
    ['none of it', '75', { percentage: 0 }, ['0', '75', '0']],
    ['half, at most 20', '75', { percentage: '50', maximum: '20' }, ['20', '55', '0']],
    ['half, at least 60', '75', { percentage: '50', minimum: '60' }, ['60', '15', '0']],
    ['a minimum lifts what is below it', '40', { minimum: '60' }, ['40', '0', '20']],
    ['a minimum lifts nothing', '0', { minimum: '60' }, ['0', '0', '60']],
    ['a minimum that does not lift', '40', { minimum: '60', lifts: false }, ['40', '0', '0']],
    [
      'half, at least 60 of 50, not lifting',
      '50',
      { percentage: '50', minimum: '60', lifts: false },
      ['50', '0', '0'],
    ],
    ['minimum and maximum alike', '10', { minimum: '50', maximum: '50' }, ['10', '0', '40']],
    ['a batch without further cycles', '80', { cycles: 0 }, ['0', '80', '0']],
    ['a batch with one', '80', { cycles: 1 }, ['80', '0', '0']],
  ])('%s', (_name, balance, rule, expected) => {
    expect(keep(balance, rule)).toEqual(expected);
  });

  it('loses the oldest batch first, and the batch past its cycles whole', () => {
    const rule = readRollover(GrantRollover.parse({ cycles: 2, maximum: '25' }), exact);
    const batches = [
      { left: 1000n, cycles: 2 },
      { left: 2000n, cycles: 1 },
      { left: 1000n, cycles: 0 },
    ];
    expect(keepAtCycleEnd(batches, rule, 100n, exact)).toEqual({
      batches: [
        { left: 1500n, cycles: 2 },
        { left: 1000n, cycles: 1 },
      ],
      kept: 2500n,
      lost: 1500n,
      lifted: 0n,
    });
  });
});
