import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakEven } from '../../../../src/main/planning/explore/break-even';
import { planMap } from '../../../../src/main/planning/explore/plan-map';
import { sensitivity } from '../../../../src/main/planning/explore/sensitivity';
import { compareScenario } from '../../../../src/main/planning/compare';
import { atVolume } from '../../../../src/main/planning/volume';
import { BreakEvenQuery, PlanMapQuery } from '../../../../src/shared/contract/explore';
import { Scenario } from '../../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../../src/shared/price-books/built-in';

function example(name: string): { scenario: Scenario; book: ReturnType<typeof builtInPriceBooks>[number] } {
  const scenario = Scenario.parse(JSON.parse(readFileSync(`test/golden/rulebook/${name}.scenario.json`, 'utf8')));
  const book = builtInPriceBooks().find(({ id }) => id === scenario.priceBook.id);
  if (book === undefined) throw new RangeError(`no book for ${name}`);
  return { scenario, book };
}

const cheapestAt = ({ scenario, book }: ReturnType<typeof example>, volume: number): string | null =>
  compareScenario({ scenario: atVolume(scenario, { kind: 'all' }, volume), book }).cheapest;

describe('break-even', () => {
  it('finds the exact record at which the cheapest plan of example 2 changes', () => {
    const given = example('02');
    const { crossings, cheapest } = breakEven({ ...given, query: BreakEvenQuery.parse({ max: 2_400 }) });
    // 5 credits a record, 12 months. Free: 60 n − 200 from packs of 2,000 at €20; Starter: €240 and
    // 2,500 a month. From 404 records a year of Free takes 13 packs (€260) and Starter still €240.
    expect(crossings.map(({ at, from, to }) => ({ at, from, to }))).toEqual([{ at: 404, from: 'free', to: 'starter' }]);
    expect(crossings[0]?.fromTotal).toBe('260.00');
    expect(crossings[0]?.toTotal).toBe('240.00');
    expect(cheapest.map(({ plan }) => plan)).toEqual(['free', 'starter']);
  });

  it('agrees with the comparison on both sides of every crossing', () => {
    const given = example('12b');
    const { crossings } = breakEven({ ...given, query: BreakEvenQuery.parse({ max: 6_000, points: 61 }) });
    expect(crossings.length).toBeGreaterThan(0);
    for (const { at, from, to } of crossings) {
      expect(cheapestAt(given, at - 1)).toBe(from);
      expect(cheapestAt(given, at)).toBe(to);
    }
  });

  it('finds every change, also those that come and go between two of the points', () => {
    const given = example('12b');
    const query = BreakEvenQuery.parse({ max: 400, points: 3 });
    const { cheapest } = breakEven({ ...given, query });
    const naive: { from: number; to: number; plan: string | null }[] = [];
    for (let volume = 0; volume <= 400; volume += 1) {
      const plan = cheapestAt(given, volume);
      const last = naive.at(-1);
      if (last !== undefined && last.plan === plan) last.to = volume + 1;
      else naive.push({ from: volume, to: volume + 1, plan });
    }
    expect(cheapest).toEqual(naive);
  });

  it('says so where nothing changes', () => {
    const { crossings, sentence } = breakEven({ ...example('02'), query: BreakEvenQuery.parse({ max: 100 }) });
    expect(crossings).toEqual([]);
    expect(sentence).toBe('The cheapest plan does not change between 0 and 100.');
  });
});

describe('the map of plans', () => {
  it('shows in each cell what a comparison of that cell says', () => {
    const given = example('12b');
    const [first, second] = given.scenario.lines;
    if (first === undefined || second === undefined) throw new RangeError('the example has two lines');
    const x = { kind: 'line', id: first.id } as const;
    const y = { kind: 'line', id: second.id } as const;
    const map = planMap({ ...given, query: PlanMapQuery.parse({ x: { part: x, max: 6_000, points: 4 }, y: { part: y, max: 4_000, points: 4 } }) });
    for (const [row, volumeY] of map.y.values.entries()) {
      for (const [column, volumeX] of map.x.values.entries()) {
        const scenario = atVolume(atVolume(given.scenario, y, volumeY), x, volumeX);
        const { cheapest, plans } = compareScenario({ scenario, book: given.book });
        expect(map.plans[map.cheapest[row]?.[column] ?? -1]?.plan ?? null).toBe(cheapest);
        expect(map.totals[row]?.[column]).toBe(plans[0]?.total);
      }
    }
  });
});

describe('sensitivity', () => {
  it('orders the inputs by what they move and prices each end as a simulation does', () => {
    const given = example('12b');
    const answer = sensitivity({ ...given, plan: 'starter' });
    const swings = answer.rows.map(({ swing }) => Number(swing));
    expect(swings).toEqual(swings.toSorted((a, b) => b - a));
    const [top] = answer.rows;
    const line = given.scenario.lines.find(({ id }) => top?.input === `lines.${id}.quantity`);
    const scenario = { ...given.scenario, lines: given.scenario.lines.map((row) => (row === line ? { ...row, quantity: Number(top?.high) } : row)) };
    const row = compareScenario({ scenario, book: given.book }).plans.find(({ plan }) => plan === 'starter');
    expect(top?.totalHigh).toBe(row?.total);
  });

  it('takes the ends of a range as they are typed', () => {
    const given = example('12b');
    const lines = given.scenario.lines.map((line, at) => (at === 0 ? { ...line, quantity: { min: 10, likely: 60, max: 600 } } : line));
    const { rows } = sensitivity({ ...given, scenario: { ...given.scenario, lines }, plan: 'starter' });
    expect(rows.find(({ input }) => input === `lines.${lines[0]?.id}.quantity`)).toMatchObject({ low: '10', now: '60', high: '600', range: 'own' });
  });
});
