import { describe, expect, test } from 'vitest';
import { linearScale } from '../../../src/renderer/charts/scale';
import { placeBar, seriesOf, stackDomain, type Bar } from '../../../src/renderer/charts/stack';

const bar = (key: string, net: string | null, parts: Record<string, string>): Bar => ({
  key,
  label: key,
  net,
  parts: Object.entries(parts).map(([kind, value]) => ({ key: kind, label: kind, value })),
});

const scale = linearScale([-100, 700], [0, 800], { ticks: 4, exact: true });

describe('stacked bars', () => {
  test('charges are stacked one after the other, in their order, from zero on', () => {
    const { parts } = placeBar(
      bar('starter', '660.00', { subscription: '240.00', packs: '420.00' }),
      scale,
    );
    expect(parts.map(({ key, from }) => [key, from])).toEqual([
      ['subscription', 100],
      ['packs', 340],
    ]);
    expect(parts[1]?.to).toBe(760 - 1);
  });

  test('a credit stands on the other side of zero and the marker at what is left', () => {
    const placed = placeBar(
      bar('pro', '473.71', { subscription: '499.00', other: '-25.29' }),
      scale,
    );
    const credit = placed.parts.find(({ isCredit }) => isCredit);
    expect(credit?.to).toBeLessThanOrEqual(100);
    expect(credit?.from).toBeCloseTo(100 - 25.29 + 1, 2);
    expect(placed.net).toBeCloseTo(573.71, 2);
  });

  test('parts of nothing take no room and an unknown sum draws nothing', () => {
    expect(placeBar(bar('free', '0.00', { subscription: '0.00' }), scale).parts).toEqual([]);
    const unknown = placeBar(bar('dedicated', null, { subscription: '50.00' }), scale);
    expect([unknown.parts, unknown.net]).toEqual([[], null]);
  });

  test('the axis holds every stack and zero, and no bar of unknown price', () => {
    expect(
      stackDomain([
        bar('a', '660.00', { subscription: '240.00', packs: '420.00' }),
        bar('b', '-10.00', { subscription: '15.00', other: '-25.00' }),
        bar('c', null, { subscription: '9999.00' }),
      ]),
    ).toEqual([-25, 660]);
    expect(stackDomain([])).toEqual([0, 0]);
  });

  test('series are those that some bar has, in the order of the parts', () => {
    const bars = [
      bar('a', '20', { subscription: '0', packs: '20' }),
      bar('b', '30', { subscription: '10', packs: '20' }),
    ];
    expect(seriesOf(bars).map(({ key }) => key)).toEqual(['subscription', 'packs']);
  });
});
