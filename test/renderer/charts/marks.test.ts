import { describe, expect, test } from 'vitest';
import { blockOf } from '../../../src/renderer/charts/chart-table';
import { crowdsOf, isCrowded } from '../../../src/renderer/charts/crowding';
import { entryMarks, invoiceMarks, marksByDay } from '../../../src/renderer/charts/day-marks';
import { fits, labelStep, spreadLabels } from '../../../src/renderer/charts/label-room';
import { linearScale, tickText } from '../../../src/renderer/charts/scale';

const horizon = ['2026-03-01', '2026-06-01'] as const;

describe('marks of the days', () => {
  const marks = entryMarks(
    'top-up',
    [
      {
        key: '2026-03-13',
        sums: { count: 2, credits: [{ meter: 'tokens', credits: '2500000' }], money: '10.00' },
      },
      { key: '2026-06-01', sums: { count: 1, credits: [], money: '5.00' } },
      { key: null, sums: { count: 1, credits: [], money: '0.00' } },
    ],
    'tokens',
    horizon,
  );

  test('have their day, what they bring and cost; what falls after the horizon has none', () => {
    expect(marks).toEqual([
      { kind: 'top-up', at: 12, on: '2026-03-13', count: 2, credits: '2500000', money: '10.00' },
    ]);
  });

  test('a day without money says so instead of zero', () => {
    const [refill] = entryMarks(
      'refill',
      [
        {
          key: '2026-03-02',
          sums: { count: 1, credits: [{ meter: 'tokens', credits: '500' }], money: '0.00' },
        },
      ],
      'tokens',
      horizon,
    );
    expect(refill?.money).toBeNull();
  });

  test('invoices of one day are one flag with their sum', () => {
    const invoice = (on: string, total: string) => ({
      id: on,
      on,
      reason: 'renewal' as const,
      lines: [],
      total,
    });
    const flags = invoiceMarks(
      [
        invoice('2026-04-01', '49.00'),
        invoice('2026-04-01', '-25.29'),
        invoice('2026-06-01', '10.00'),
      ],
      horizon,
    );
    expect(flags.map(({ at, count, money }) => [at, count, money])).toEqual([[31, 2, '23.71']]);
    expect(marksByDay([...marks, ...flags]).get(31)).toEqual(flags);
  });
});

describe('marks that are many', () => {
  test('nearer than their shapes they are one band, and apart again when zoomed', () => {
    const days = [0, 1, 2, 30, 31, 90];
    expect(crowdsOf(days, (day) => day * 2, 5)).toEqual([
      { from: 0, to: 2 },
      { from: 30, to: 31 },
      { from: 90, to: 90 },
    ]);
    expect(crowdsOf(days, (day) => day * 10, 5)).toHaveLength(days.length);
  });

  test('a line is covered by more marks than it has room for', () => {
    expect(isCrowded(90, 1080, 12)).toBe(false);
    expect(isCrowded(91, 1080, 12)).toBe(true);
  });
});

describe('labels', () => {
  test('are moved apart by as little as it takes and stay within their room', () => {
    expect(spreadLabels([10, 12, 40], 14, [0, 100])).toEqual([10, 24, 40]);
    expect(spreadLabels([95, 96], 14, [0, 100])).toEqual([86, 100]);
    expect(spreadLabels([50, 10], 14, [0, 100])).toEqual([50, 10]);
  });

  test('are left out rather than cut', () => {
    expect(fits('subscription €240.00', 60)).toBe(false);
    expect(fits('packs', 60)).toBe(true);
    expect(labelStep(12, 600, 100)).toBe(2);
  });
});

describe('scales', () => {
  test('round outwards to ticks, keep zero, and say ticks without binary dust', () => {
    const scale = linearScale([0, 660], [0, 300], { ticks: 5 });
    expect(scale.domain).toEqual([0, 700]);
    expect(scale.ticks).toContain(0);
    expect(tickText(0.1 + 0.2)).toBe('0.3');
    expect(tickText(-0)).toBe('0');
    expect(tickText(1_500_000)).toBe('1500000');
  });

  test('a domain of one point has a width', () => {
    expect(linearScale([0, 0], [0, 100], { ticks: 3 }).at(0)).toBe(0);
  });
});

test('a copied chart holds raw values, heads and empty cells for what is unknown', () => {
  const table = {
    columns: [
      { id: 'plan', head: 'Plan', numeric: false },
      { id: 'total', head: 'Total (EUR)', numeric: true },
    ],
    rows: [
      {
        key: 'a',
        cells: [
          { raw: 'Starter', shown: 'Starter' },
          { raw: '1660.00', shown: '1,660.00' },
        ],
      },
    ],
  };
  expect(blockOf(table)).toEqual({ head: ['Plan', 'Total (EUR)'], rows: [['Starter', '1660.00']] });
});
