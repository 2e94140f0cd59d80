import { describe, expect, it } from 'vitest';
import { balanceBands, drawBands } from '../../../src/renderer/charts/balance-bands';
import { linearScale } from '../../../src/renderer/charts/scale';

const part = (rule: string, ...end: string[]) => ({ rule, label: rule, end });
const allowance = part('plans.pro.allowances.monthly', '100', '50', '0');
const pack = part('packs.bag', '0', '200', '200');

const x = linearScale([0, 3], [0, 300], { ticks: 2, exact: true });
const y = linearScale([0, 400], [400, 0], { ticks: 2, exact: true });
const whole = { from: 0, to: 3 };

describe('the parts of a balance', () => {
  it('are drawn where there are several, what is bought above what is included', () => {
    const keys = balanceBands([pack, allowance, part('packs.box', '0', '0', '0')]).map(
      ({ key }) => key,
    );
    expect(keys).toEqual(['plans.pro.allowances.monthly', 'packs.bag']);
    expect(balanceBands([pack, part('packs.box', '0', '0', '0')])).toEqual([]);
  });

  it('have colours of their own, and share grey beyond those', () => {
    const packs = Array.from({ length: 6 }, (_, at) => part(`packs.${at}`, '1'));
    const colours = balanceBands(packs).map(({ colour }) => colour);
    expect(new Set(colours.slice(0, 4)).size).toBe(4);
    expect(colours.slice(4)).toEqual(['var(--chart-other)', 'var(--chart-other)']);
  });

  it('stand one on the other, every evening, without an edge where nothing is left', () => {
    const [low, high] = drawBands(balanceBands([allowance, pack]), whole, x, y);
    expect(low?.area).toBe('M0 300V300H100V350H200V400H300V400H200V400H100V400H0Z');
    expect(low?.edge).toBe('M0 300H100V350H200');
    expect(high?.edge).toBe('M100 150H200V200H300');
  });

  it('bear their name where it fits on one level, nowhere else', () => {
    const long = [part('plans.a.b', '10', '10', '10'), part('packs.bag', '200', '200', '200')];
    const [thin, thick] = drawBands(balanceBands(long), whole, x, y);
    expect(thin?.name).toBeUndefined();
    expect(thick?.name).toEqual({ x: 150, y: 290 });
  });

  it('take one step for each pixel column, the last day’s', () => {
    const days = Array.from({ length: 3000 }, (_, day) => String(day % 7));
    const narrow = linearScale([0, 3000], [0, 300], { ticks: 2, exact: true });
    const parts = balanceBands([part('plans.a.b', ...days), part('packs.bag', ...days)]);
    const [first] = drawBands(parts, { from: 0, to: 3000 }, narrow, y);
    expect(first?.area.match(/H/g)?.length).toBeLessThanOrEqual(602);
    expect(first?.area).toContain(`V${400 - (2999 % 7)}H300`);
  });
});
