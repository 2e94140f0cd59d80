import { describe, expect, test } from 'vitest';
import type { Comparison, PlanSummary } from '../../../../src/shared/contract/result';
import {
  deltaOf,
  kindBar,
  monthBars,
  planRows,
} from '../../../../src/renderer/features/compare/plan-rows';
import {
  recommend,
  whyNot,
  whyNotFeasible,
  type Say,
} from '../../../../src/renderer/features/compare/sentences';

const say: Say = {
  money: (amount) => `€${amount}`,
  signed: (amount) => (amount.startsWith('-') ? `−€${amount.slice(1)}` : `+€${amount}`),
  percent: (percent) => `${Number(percent)} %`,
  count: String,
};

function plan(id: string, changes: Partial<PlanSummary> = {}): PlanSummary {
  return {
    plan: id,
    label: id[0]?.toUpperCase() + id.slice(1),
    priceBook: 'claro',
    currency: 'EUR',
    status: 'feasible',
    feasible: true,
    total: '0.00',
    months: [],
    purchases: [],
    overageCredits: '0',
    unserved: [],
    unservedUnits: 0,
    servedUnits: 12_000,
    leftovers: [],
    gaps: [],
    reasons: [],
    firstShortOn: null,
    ...changes,
  };
}

const month = (from: string, subscription: string, packs: string, total: string) => ({
  from,
  to: from,
  subscription,
  packs,
  overage: '0.00',
  other: '0.00',
  total,
});

const pack = (count: number, amount: string) => ({
  pack: 'pack-2000',
  label: '2,000 credits',
  count,
  credits: String(2000 * count),
  amount,
  rule: 'packs.pack-2000',
});

const starter = plan('starter', {
  total: '660.00',
  months: [
    month('2026-01-01', '20.00', '40.00', '60.00'),
    month('2026-02-01', '220.00', '380.00', '600.00'),
  ],
  purchases: [pack(21, '420.00')],
});
const free = plan('free', {
  total: '720.00',
  months: [
    month('2026-01-01', '0.00', '60.00', '60.00'),
    month('2026-02-01', '0.00', '660.00', '660.00'),
  ],
  purchases: [pack(36, '720.00')],
});
const dedicated = plan('dedicated', { status: 'price-unknown', feasible: false, total: null });

function comparison(plans: readonly PlanSummary[]): Comparison {
  return {
    format: 'tierwise/result@1',
    kind: 'comparison',
    scenario: 'Test',
    priceBook: { id: 'claro', version: '1' },
    currency: 'EUR',
    start: '2026-01-01',
    months: 12,
    cheapest: 'starter',
    cheapestPriceBook: 'claro',
    plans: [...plans],
    assumptions: [],
  };
}

const rowsOf = (...plans: PlanSummary[]) => planRows(comparison(plans), 2);

describe('rows', () => {
  test('average month, first month and price of a unit of work are exact quotients, rounded once', () => {
    const [row] = rowsOf(starter);
    expect([row?.average, row?.firstMonth, row?.perUnit]).toEqual(['55.00', '60.00', '0.055000']);
    const [odd] = rowsOf({ ...starter, total: '100.00', servedUnits: 3 });
    expect([odd?.average, odd?.perUnit]).toEqual(['8.33', '33.333333']);
  });

  test('an unknown price stays unknown in every figure, and so does a price of no units', () => {
    const [row] = rowsOf(dedicated);
    expect([row?.total, row?.average, row?.firstMonth, row?.perUnit]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(rowsOf({ ...free, servedUnits: 0 })[0]?.perUnit).toBeNull();
  });

  test('a price per credit is that of the credits used, of one meter only', () => {
    const used = (...credits: string[]) =>
      rowsOf({
        ...starter,
        usedCredits: credits.map((each, at) => ({ meter: `meter-${at}`, credits: each })),
      })[0]?.perCredit;
    expect(used('72000')).toBe('0.009167');
    expect(used('0', '66000.5')).toBe('0.010000');
    expect(used('72000', '1')).toBeNull();
    expect(used('0')).toBeNull();
    expect(rowsOf(starter)[0]?.perCredit).toBeNull();
  });

  test('another currency counts only by the rate entered', () => {
    const dollars = { ...starter, currency: 'USD' };
    expect(rowsOf(dollars)[0]?.total).toBeNull();
    const [row] = rowsOf({
      ...dollars,
      converted: { total: '594.00', rate: '0.9', on: '2026-01-01' },
    });
    expect([row?.total, row?.firstMonth]).toEqual(['594.00', '54.00']);
  });

  test('a difference names its reference and is none to itself or to the unknown', () => {
    const [a, b, c] = rowsOf(starter, free, dedicated);
    expect(deltaOf(b!, a, 'total')).toEqual({ amount: '60.00', base: '660.00', percent: '9.091' });
    expect(deltaOf(a!, a, 'total')).toBeNull();
    expect(deltaOf(c!, a, 'total')).toBeNull();
    expect(deltaOf(b!, a, 'month')?.amount).toBe('5.00');
  });
});

describe('bars', () => {
  test('a plan’s parts sum to its total by every measure', () => {
    const [row] = rowsOf(starter);
    const bar = kindBar(row!, { measure: 'total', months: 12, minor: 2 });
    expect(
      bar.parts
        .filter(({ value }) => Number(value) !== 0)
        .map(({ key, value }) => [key, Number(value)]),
    ).toEqual([
      ['subscription', 240],
      ['packs', 420],
    ]);
    expect(bar.net).toBe('660.00');
    expect(kindBar(row!, { measure: 'month', months: 12, minor: 2 }).net).toBe('55.00');
  });

  test('months keep their own money; an unknown total draws none', () => {
    expect(monthBars(starter, String).map(({ net }) => net)).toEqual(['60.00', '600.00']);
    expect(
      monthBars({ ...dedicated, months: starter.months }, String).map(({ net }) => net),
    ).toEqual([null, null]);
  });
});

describe('sentences', () => {
  test('the recommendation names margin, total and the runner-up', () => {
    const { kind, sentence } = recommend(rowsOf(starter, free, dedicated), 12, say);
    expect(kind).toBe('cheapest');
    expect(sentence).toBe(
      'Starter with packs is cheapest by €60.00 (9.091 %): €660.00 over 12 months, against €720.00 for Free with packs.',
    );
  });

  test('the recommendation says what makes it cheaper', () => {
    expect(recommend(rowsOf(starter, free), 12, say).reason).toBe(
      'It costs €300.00 less for packs, against €240.00 more for subscription.',
    );
    const dearer = { ...free, months: [month('2026-01-01', '240.00', '480.00', '720.00')] };
    expect(recommend(rowsOf(starter, dearer), 12, say).reason).toBe(
      'It costs €60.00 less for packs.',
    );
  });

  test('money of another currency is never told as this one’s', () => {
    const converted = (summary: PlanSummary, total: string) => ({
      ...summary,
      currency: 'USD',
      converted: { total, rate: '0.5', on: '2026-01-01' },
    });
    const rows = rowsOf(converted(starter, '330.00'), converted(free, '360.00'));
    expect(recommend(rows, 12, say).reason).toBeUndefined();
    expect(whyNot(rows[1]!, rows[0]!, say)).toBe('+€30.00 against Starter with packs.');
  });

  test('less than two percent apart is a tie, and so is the same price', () => {
    const near = { ...free, total: '670.00' };
    expect(recommend(rowsOf(starter, near), 12, say).kind).toBe('tie');
    expect(recommend(rowsOf(starter, { ...free, total: '660.00' }), 12, say).sentence).toBe(
      'Tie: Starter with packs and Free with packs both cost €660.00 over 12 months.',
    );
    expect(recommend(rowsOf(starter, { ...free, total: '673.20' }), 12, say).kind).toBe('cheapest');
  });

  test('one or no feasible plan is said as such', () => {
    expect(recommend(rowsOf(starter, dedicated), 12, say).sentence).toContain(
      'the only plan that serves everything',
    );
    const short = plan('lite', {
      status: 'not-feasible',
      feasible: false,
      total: '30.00',
      unservedUnits: 4900,
    });
    expect(recommend(rowsOf(short), 1, say).sentence).toBe(
      'No plan serves everything. Lite comes closest: 4900 units stay unserved.',
    );
  });

  test('a plan that loses says by how much and for what', () => {
    const [best, other] = rowsOf(starter, free);
    expect(whyNot(other!, best!, say)).toBe(
      '+€60.00: €300.00 more for packs, €240.00 less for subscription.',
    );
  });

  test('every need that a plan lacks is named', () => {
    const gap = (label: string) => ({
      kind: 'feature' as const,
      id: label,
      needed: label,
      has: 'no',
      sentence: `${label} is not in Lite; Pro has it.`,
    });
    const gaps = [gap('Multi-Code'), gap('Roles')];
    const lite = plan('lite', {
      status: 'not-feasible',
      feasible: false,
      gaps,
      reasons: [...gaps.map(({ sentence }) => sentence), '5 units stay unserved.'],
    });
    expect(whyNotFeasible(rowsOf(lite)[0]!, rowsOf(lite), ['lite'])).toBe(
      'Multi-Code is not in Lite; Pro has it. Roles is not in Lite; Pro has it. And 1 more reason.',
    );
  });

  test('a plan that cannot do it says why, and the lowest plan that can', () => {
    const reason = '4,900 of ChatGPT web search could not be paid for.';
    const lite = plan('lite', { status: 'not-feasible', feasible: false, reasons: [reason] });
    const rows = rowsOf(
      plan('growth', { total: '500.00' }),
      plan('hobby', { total: '100.00' }),
      lite,
    );
    expect(whyNotFeasible(rows[2]!, rows, ['lite', 'hobby', 'growth'])).toBe(
      `${reason} Hobby serves it.`,
    );
  });
});
