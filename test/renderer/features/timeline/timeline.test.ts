import { describe, expect, test } from 'vitest';
import type { CycleUsage, Invoice } from '../../../../src/shared/contract/result';
import { PriceBook } from '../../../../src/shared/contract/price-book';
import { Scenario } from '../../../../src/shared/contract/scenario';
import claira from '../../../../src/shared/price-books/claira.json';
import clozup from '../../../../src/shared/price-books/clozup.json';
import { balanceDays } from '../../../../src/renderer/charts/balance-days';
import {
  cycleOn,
  usageRows,
  usageSoFar,
  usedSoFar,
  vendorCeiling,
} from '../../../../src/renderer/features/timeline/cycle-usage';
import { dayWords } from '../../../../src/renderer/features/timeline/day-words';
import { EVENT_KINDS, firstRowOn } from '../../../../src/renderer/features/timeline/event-kinds';
import { invoiceRows } from '../../../../src/renderer/features/timeline/invoice-rows';
import { projectionLine } from '../../../../src/renderer/features/timeline/projection-line';

const book = PriceBook.parse(clozup);

const say = {
  date: (on: string) => on,
  credits: (credits: string) => credits,
  signed: (credits: string) => (credits.startsWith('-') ? credits : `+${credits}`),
  money: (amount: string) => `€${amount}`,
  unit: 'credits',
};

describe('a day in words', () => {
  const [day] = balanceDays(
    { meter: 'credits', unlimited: false, start: ['2600'], end: ['2100'], used: ['500'] },
    '2026-03-13',
  );

  test('says balance, change, use and what happened, with money where it cost some', () => {
    const mark = {
      kind: 'top-up' as const,
      at: 0,
      on: '2026-03-13',
      count: 1,
      credits: '2500',
      money: '10.00',
    };
    expect(dayWords(day!, '2000', [mark], say)).toBe(
      '2026-03-13: 2100 credits at the end, +2000 on the day, used 500, top-up +2500 for €10.00.',
    );
  });

  test('says nothing of what did not happen', () => {
    expect(dayWords({ ...day!, used: '0' }, '0', [], say)).toBe(
      '2026-03-13: 2100 credits at the end.',
    );
  });
});

describe('usage of a cycle', () => {
  const cycle: CycleUsage = {
    from: '2026-03-01',
    to: '2026-04-01',
    plan: 'starter',
    cells: [
      { operation: 'chat-fast', category: 'chat', meter: 'credits', units: 60, credits: '60' },
      { operation: 'chat-balanced', category: 'chat', meter: 'credits', units: 80, credits: '240' },
      {
        operation: 'lead-enrichment',
        category: 'enrichment',
        meter: 'credits',
        units: 150,
        credits: '150',
      },
    ],
    meters: [{ meter: 'credits', included: '500', used: '450', percent: 90, remaining: '50' }],
  };

  test('sums operations by category, most first, against what is included', () => {
    expect(
      usageRows(cycle, 'credits', book).map(({ label, units, used, percent }) => [
        label,
        units,
        used,
        percent,
      ]),
    ).toEqual([
      [book.categories.find(({ id }) => id === 'chat')?.label, 140, '300', '60.000'],
      [book.categories.find(({ id }) => id === 'enrichment')?.label, 150, '150', '30.000'],
    ]);
  });

  test('so far stands by category too, where rules of operations tell all of it', () => {
    const charged = (rule: string, credits: string) => ({
      key: rule,
      sums: { count: 1, money: '0.00', credits: [{ meter: 'credits', credits }] },
    });
    const groups = [
      charged('operations.chat-fast.costs.credits', '-20'),
      charged('operations.lead-enrichment.costs.credits', '-50'),
      charged('operations.chat-balanced.costs.credits', '-30'),
    ];
    const rows = usageSoFar(groups, cycle, 'credits', book, '100');
    expect(rows?.map(({ used, percent }) => [used, percent])).toEqual([
      ['50', '10.000'],
      ['50', '10.000'],
    ]);
    // Overage that no charge shows, and credits that only a task holds: a part is not told as the whole.
    expect(usageSoFar(groups, cycle, 'credits', book, '130')).toBeUndefined();
    const held = [...groups, charged('operations.bulk.task', '-30')];
    expect(usageSoFar(held, cycle, 'credits', book, '130')).toBeUndefined();
  });

  test('has no percentage of nothing', () => {
    const free = { ...cycle, meters: [{ ...cycle.meters[0]!, included: '0' }] };
    expect(usageRows(free, 'credits', book)[0]?.percent).toBeNull();
  });

  test('the cycle of a day is the last that began by then, of the same case', () => {
    const restarted = { ...cycle, from: '2026-03-16', to: '2026-04-16' };
    const other = { ...cycle, case: 'b' };
    expect(cycleOn([cycle, restarted, other], '2026-03-20', undefined)?.from).toBe('2026-03-16');
    expect(cycleOn([cycle, other], '2026-03-20', 'b')?.case).toBe('b');
  });

  test('used so far counts the first day and the day itself', () => {
    const days = balanceDays(
      {
        meter: 'm',
        unlimited: false,
        start: ['9', '8', '6'],
        end: ['8', '6', '3'],
        used: ['1', '2', '3.5'],
      },
      '2026-03-01',
    );
    expect(usedSoFar(days, '2026-03-02', '2026-03-03')).toBe('5.5');
  });

  test('the vendor’s ceiling is cap + 30 × refill (rulebook 5)', () => {
    const reviews = PriceBook.parse(claira);
    expect(
      ['starter', 'pro', 'business', 'enterprise'].map((plan) =>
        vendorCeiling(reviews, plan, 'tokens'),
      ),
    ).toEqual(['1000', '25000', '275000', 'unlimited']);
    expect(vendorCeiling(book, 'starter', 'credits')).toBeUndefined();
  });
});

describe('events and invoices', () => {
  test('the list finds the first event on or after a day', () => {
    const counts = [
      { key: '2026-03-01', sums: { count: 3 } },
      { key: '2026-03-10', sums: { count: 2 } },
    ];
    expect(firstRowOn(counts, '2026-03-02')).toBe(3);
    expect(firstRowOn(counts, '2026-03-11')).toBeUndefined();
  });

  test('no kind of event is listed twice and work itself is none', () => {
    expect(new Set(EVENT_KINDS.all).size).toBe(EVENT_KINDS.all.length);
    expect(EVENT_KINDS.all).not.toContain('charge');
  });

  test('invoices stand by day, what is due after the horizon last, each before its lines', () => {
    const invoice = (id: string, on: string, reason: Invoice['reason'] = 'renewal'): Invoice => ({
      id,
      on,
      reason,
      lines: [
        {
          kind: 'subscription',
          label: 'Starter',
          basis: '49.00',
          amount: '49.00',
          rule: 'r',
          entries: [],
        },
      ],
      total: '49.00',
    });
    const rows = invoiceRows([
      invoice('c', '2026-03-01', 'after-horizon'),
      invoice('b', '2026-02-01'),
      invoice('a', '2026-01-01'),
    ]);
    expect(rows.map(({ key }) => key)).toEqual(['a', 'a:0', 'b', 'b:0', 'c', 'c:0']);
  });
});

test('the projection says what it holds and what it leaves out', () => {
  const scenario = Scenario.parse({
    format: 'tierwise/scenario@1',
    name: 'Test',
    priceBook: { id: 'clozup' },
    start: '2026-03-01',
    months: 3,
    lines: [{ id: 'chat', operation: 'chat-fast', quantity: 10 }],
    changes: [{ on: '2026-04-01', kind: 'plan', plan: 'pro' }],
  });
  const { holds, leavesOut } = projectionLine(scenario, book);
  expect(holds).toBe('1 line, a fresh start, the cheapest mix of packs, 1 planned change');
  expect(leavesOut).toContain('tax');
});
