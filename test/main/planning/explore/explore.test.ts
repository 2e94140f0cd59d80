import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakEven } from '../../../../src/main/planning/explore/break-even';
import { planMap } from '../../../../src/main/planning/explore/plan-map';
import { sensitivity } from '../../../../src/main/planning/explore/sensitivity';
import { compareScenario } from '../../../../src/main/planning/compare';
import { atVolume } from '../../../../src/main/planning/volume';
import { BreakEvenQuery, PlanMapQuery } from '../../../../src/shared/contract/explore';
import { PriceBook } from '../../../../src/shared/contract/price-book';
import { Scenario } from '../../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../../src/shared/price-books/built-in';
import * as parts from '../../../support/books';
import { smallBook } from '../../../support/small-book';

function example(name: string): {
  scenario: Scenario;
  book: ReturnType<typeof builtInPriceBooks>[number];
} {
  const scenario = Scenario.parse(
    JSON.parse(readFileSync(`test/golden/rulebook/${name}.scenario.json`, 'utf8')),
  );
  const book = builtInPriceBooks().find(({ id }) => id === scenario.priceBook.id);
  if (book === undefined) throw new RangeError(`no book for ${name}`);
  return { scenario, book };
}

/** A unit of overage for 1.00. */
const METERED = parts.rules({
  overage: { mode: 'on', billing: 'arrears', price: { per: '1', amount: '1.00' } },
});

const cheapestAt = (
  { scenario, book }: ReturnType<typeof example>,
  volume: number,
): string | null =>
  compareScenario({ scenario: atVolume(scenario, { kind: 'all' }, volume), book }).cheapest;

describe('break-even', () => {
  it('finds the exact record at which the cheapest plan of example 2 changes', () => {
    const given = example('02');
    const { crossings, cheapest } = breakEven({
      ...given,
      query: BreakEvenQuery.parse({ max: 2_400 }),
    });
    // 5 credits a record, 12 months. Free: 60 n − 200 from packs of 2,000 at €20; Starter: €240 and
    // 2,500 a month. From 404 records a year of Free takes 13 packs (€260) and Starter still €240.
    expect(crossings.map(({ at, from, to }) => ({ at, from, to }))).toEqual([
      { at: 404, from: 'free', to: 'starter' },
    ]);
    expect(crossings[0]?.fromTotal).toBe('260.00');
    expect(crossings[0]?.toTotal).toBe('240.00');
    expect(cheapest.map(({ plan }) => plan)).toEqual(['free', 'starter']);
  });

  it('agrees with the comparison on both sides of every crossing', () => {
    const given = example('12b');
    const { crossings } = breakEven({
      ...given,
      query: BreakEvenQuery.parse({ max: 6_000, points: 61 }),
    });
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

  it('finds the plan that wins only until more work reaches a cheaper price for all of it', () => {
    const own = parts.book({
      plans: [parts.plan('metered', '0.00', null), parts.plan('flat', '30.00', '1000')],
      policies: parts.rules({
        overage: {
          mode: 'on',
          billing: 'arrears',
          plans: ['metered'],
          price: {
            mode: 'volume',
            tiers: [
              { upTo: '10', unitPrice: '4.00' },
              { upTo: 'unlimited', unitPrice: '1.00' },
            ],
          },
        },
      }),
    });
    const { cheapest } = breakEven({
      book: own,
      scenario: parts.scenario({ lines: [parts.line(20)] }),
      query: BreakEvenQuery.parse({ max: 28, points: 3 }),
    });
    // 8 to 10 units cost 32.00 to 40.00 metered, 11 cost 11.00.
    expect(cheapest).toEqual([
      { from: 0, to: 8, plan: 'metered' },
      { from: 8, to: 11, plan: 'flat' },
      { from: 11, to: 29, plan: 'metered' },
    ]);
  });

  it('says from where on no plan serves everything, and where none does at all', () => {
    const own = parts.book({ plans: [parts.plan('small', '5.00', '10')] });
    const told = (more: object) =>
      breakEven({
        book: own,
        scenario: parts.scenario({ lines: [parts.line(20)], ...more }),
        query: BreakEvenQuery.parse({ max: 1_200, points: 3 }),
      }).sentence;
    expect(told({})).toBe('From 11 on no plan serves everything.');
    expect(told({ needs: { limits: [{ limit: 'seats', atLeast: '2' }] } })).toBe(
      'No plan serves everything between 0 and 1,200.',
    );
  });

  it('says so where nothing changes', () => {
    const { crossings, sentence } = breakEven({
      ...example('02'),
      query: BreakEvenQuery.parse({ max: 100 }),
    });
    expect(crossings).toEqual([]);
    expect(sentence).toBe('The cheapest plan does not change between 0 and 100.');
  });
});

describe('the map of plans', () => {
  it('shows in each cell what a comparison of that cell says', () => {
    const given = example('12b');
    const [first, second] = given.scenario.lines;
    if (first === undefined || second === undefined)
      throw new RangeError('the example has two lines');
    const x = { kind: 'line', id: first.id } as const;
    const y = { kind: 'line', id: second.id } as const;
    const map = planMap({
      ...given,
      query: PlanMapQuery.parse({
        x: { part: x, max: 6_000, points: 4 },
        y: { part: y, max: 4_000, points: 4 },
      }),
    });
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
    const scenario = {
      ...given.scenario,
      lines: given.scenario.lines.map((row) =>
        row === line ? { ...row, quantity: Number(top?.high) } : row,
      ),
    };
    const row = compareScenario({ scenario, book: given.book }).plans.find(
      ({ plan }) => plan === 'starter',
    );
    expect(top?.totalHigh).toBe(row?.total);
  });

  it('moves a series of days as a whole, and reads it by its sum', () => {
    const own = parts.book({ plans: [parts.plan('only', '0.00', null)], policies: METERED });
    const days = [1, 0, 2, 1, 1, 3, 0, 1, 1];
    const series = { kind: 'series' as const, days };
    const { rows } = sensitivity({
      book: own,
      scenario: parts.scenario({ lines: [parts.line(0, { schedule: series })] }),
      plan: 'only',
    });
    expect(rows[0]).toMatchObject({
      input: 'lines.work.quantity',
      low: '8',
      now: '10',
      high: '12',
      totalLow: '8.00',
      totalHigh: '12.00',
      swing: '4.00',
    });
  });

  it('takes the ends of a range as they are typed', () => {
    const given = example('12b');
    const lines = given.scenario.lines.map((line, at) =>
      at === 0 ? { ...line, quantity: { min: 10, likely: 60, max: 600 } } : line,
    );
    const { rows } = sensitivity({
      ...given,
      scenario: { ...given.scenario, lines },
      plan: 'starter',
    });
    expect(rows.find(({ input }) => input === `lines.${lines[0]?.id}.quantity`)).toMatchObject({
      low: '10',
      now: '60',
      high: '600',
      range: 'own',
    });
  });

  it('reads rates as percentages, and moves them all the same', () => {
    const given = example('12b');
    const lines = given.scenario.lines.map((line, at) =>
      at === 0 ? { ...line, success: '0.9', growth: '0.02' } : line,
    );
    const { rows, total } = sensitivity({
      ...given,
      scenario: { ...given.scenario, lines },
      plan: 'starter',
    });
    const rate = (name: string) =>
      rows.find(({ input }) => input === `lines.${lines[0]?.id}.${name}`);
    expect(rate('growth')).toMatchObject({ low: '0 %', now: '2 %', high: '4 %', range: 'own' });
    expect(rate('success')).toMatchObject({
      low: '72 %',
      now: '90 %',
      high: '100 %',
      range: 'fifth',
    });
    expect([rate('success')?.totalLow, rate('success')?.totalHigh]).not.toEqual([total, total]);
  });

  it('moves a cost the price book states as a range, and one the user entered as a range', () => {
    const book = builtInPriceBooks().find(({ id }) => id === 'clozup')!;
    const ranged = book.operations.find(({ costs }) =>
      costs.some(({ formula }) => formula.kind === 'range'),
    )!;
    const formula = ranged.costs[0]!.formula;
    if (formula.kind !== 'range') throw new RangeError('a range was looked for');
    const plan = book.plans.at(-1)!.id;
    const given = {
      book,
      scenario: Scenario.parse({
        format: 'tierwise/scenario@1',
        name: 'Ranges',
        priceBook: { id: 'clozup' },
        start: '2026-03-01',
        months: 2,
        lines: [{ id: 'one', operation: ranged.id, quantity: 4_000 }],
      }),
    };
    const row = sensitivity({ ...given, plan }).rows.find(
      ({ input }) => input === `operations.${ranged.id}.cost`,
    );
    expect(row).toMatchObject({
      low: formula.min,
      now: formula.likely,
      high: formula.max,
      range: 'own',
    });
    const dearer = {
      ...book,
      operations: book.operations.map((one) =>
        one === ranged
          ? {
              ...one,
              costs: [
                { ...one.costs[0]!, formula: { kind: 'fixed' as const, amount: formula.max } },
              ],
            }
          : one,
      ),
    };
    expect(row?.totalHigh).toBe(
      compareScenario({ ...given, book: dearer }).plans.find((each) => each.plan === plan)?.total,
    );
  });

  it('moves credits that were entered as a cost, at their own ends', () => {
    const kiosk = smallBook();
    const book = PriceBook.parse({
      ...kiosk,
      parameters: [{ kind: 'credits', id: 'credits', label: 'Credits' }],
      operations: [
        {
          ...kiosk.operations[0],
          id: 'ask',
          parameters: ['credits'],
          costs: [
            {
              ...kiosk.operations[0]!.costs[0],
              formula: { kind: 'entered', parameter: 'credits' },
            },
          ],
        },
      ],
    });
    const scenario = (credits: string | { min: string; likely?: string; max: string }) =>
      Scenario.parse({
        format: 'tierwise/scenario@1',
        name: 'Entered',
        priceBook: { id: book.id },
        start: '2026-03-01',
        months: 1,
        lines: [
          { id: 'one', operation: 'ask', quantity: 900, parameters: { credits: { credits } } },
        ],
      });
    const ranged = sensitivity({ scenario: scenario({ min: '1', max: '4' }), book, plan: 'pro' });
    const row = ranged.rows.find(({ input }) => input === 'lines.one.parameters.credits');
    expect(row).toMatchObject({ low: '1', now: '2.5', high: '4', range: 'own' });
    expect(row?.totalHigh).toBe(
      compareScenario({ scenario: scenario('4'), book }).plans.find(({ plan }) => plan === 'pro')
        ?.total,
    );
    const single = sensitivity({ scenario: scenario('2.5'), book, plan: 'pro' });
    expect(single.rows.find(({ input }) => input === 'lines.one.parameters.credits')).toMatchObject(
      { low: '2', high: '3', range: 'fifth' },
    );
  });

  it('moves every price that was entered, and no price to a part of a cent', () => {
    const given = example('11a');
    const entered = [
      {
        plan: 'paid',
        price: '49.99',
        overagePrice: '0.000123457',
        allowances: given.scenario.choices.entered[0]!.allowances,
      },
    ];
    const scenario = { ...given.scenario, choices: { ...given.scenario.choices, entered } };
    const { rows } = sensitivity({ ...given, scenario, plan: 'paid' });
    expect(rows.find(({ input }) => input === 'entered.paid.price')).toMatchObject({
      low: '39.99',
      now: '49.99',
      high: '59.99',
      swing: '20.00',
    });
    expect(rows.find(({ input }) => input === 'entered.paid.overagePrice')).toMatchObject({
      low: '0.000098766',
      high: '0.000148148',
    });
  });
});
