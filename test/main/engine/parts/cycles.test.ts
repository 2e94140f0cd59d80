import { describe, expect, it } from 'vitest';
import { cycles } from '../../../../src/main/engine/parts/cycles';
import { CyclesInput } from '../../../../src/shared/contract/parts/cycles';
import { cyclesOf, faultsOf, type CyclesGiven } from './part-cases';

const short = (given: CyclesGiven) =>
  cyclesOf(given).map(({ index, from, to, days }) => `${index}: ${from} ${to} ${days}`);

describe('cycles', () => {
  it('from 31 January go from 31 July to 31 August: the anchor never drifts', () => {
    expect(short({ anchor: '2026-01-31', count: 8 })).toEqual([
      '0: 2026-01-31 2026-02-28 28',
      '1: 2026-02-28 2026-03-31 31',
      '2: 2026-03-31 2026-04-30 30',
      '3: 2026-04-30 2026-05-31 31',
      '4: 2026-05-31 2026-06-30 30',
      '5: 2026-06-30 2026-07-31 31',
      '6: 2026-07-31 2026-08-31 31',
      '7: 2026-08-31 2026-09-30 30',
    ]);
  });

  it.each<[string, CyclesGiven, string[]]>([
    [
      'a leap year keeps 29 February',
      { anchor: '2024-01-30', count: 2 },
      ['0: 2024-01-30 2024-02-29 30', '1: 2024-02-29 2024-03-30 30'],
    ],
    [
      'yearly from 29 February',
      { anchor: '2024-02-29', interval: 'year', from: '2027-06-01', count: 2 },
      ['3: 2027-02-28 2028-02-29 366', '4: 2028-02-29 2029-02-28 365'],
    ],
    [
      'a quarter from 30 November',
      { anchor: '2025-11-30', intervalCount: 3, count: 2 },
      ['0: 2025-11-30 2026-02-28 90', '1: 2026-02-28 2026-05-30 91'],
    ],
    [
      'two weeks',
      { anchor: '2026-01-01', interval: 'week', intervalCount: 2, count: 2 },
      ['0: 2026-01-01 2026-01-15 14', '1: 2026-01-15 2026-01-29 14'],
    ],
    [
      'days',
      { anchor: '2026-02-27', interval: 'day', count: 3 },
      ['0: 2026-02-27 2026-02-28 1', '1: 2026-02-28 2026-03-01 1', '2: 2026-03-01 2026-03-02 1'],
    ],
    [
      'an anchor after the period',
      { anchor: '2026-05-31', from: '2026-02-10', to: '2026-03-20' },
      ['-4: 2026-01-31 2026-02-28 28', '-3: 2026-02-28 2026-03-31 31'],
    ],
    [
      '`to` on a boundary ends there',
      { anchor: '2026-01-15', from: '2026-01-15', to: '2026-03-15' },
      ['0: 2026-01-15 2026-02-15 31', '1: 2026-02-15 2026-03-15 28'],
    ],
    [
      'clipped at both ends',
      { anchor: '2026-01-01', from: '2026-01-20', to: '2026-02-10', edges: 'clipped' },
      ['0: 2026-01-20 2026-02-01 12', '1: 2026-02-01 2026-02-10 9'],
    ],
    [
      'the cycle that holds an instant',
      { anchor: '2026-01-31T12:00:00Z', from: '2026-02-28T11:59:59Z', count: 1 },
      ['0: 2026-01-31T12:00:00Z 2026-02-28T12:00:00Z 28'],
    ],
  ])('%s', (_name, given, expected) => {
    expect(short(given)).toEqual(expected);
  });

  it('are twelve months where nothing else is asked for', () => {
    expect(cyclesOf({ anchor: '2026-03-01' })).toHaveLength(12);
  });

  it.each<[string, CyclesGiven]>([
    ['period_empty', { anchor: '2026-03-01', to: '2026-03-01' }],
    ['cycles_bound_doubled', { anchor: '2026-03-01', to: '2026-04-01', count: 3 }],
    ['cycles_past_calendar', { anchor: '2026-03-01', interval: 'year', count: 9000 }],
  ])('%s', (code, given) => {
    expect(faultsOf(cycles(CyclesInput.parse(given))).map((fault) => fault.code)).toEqual([code]);
  });
});
