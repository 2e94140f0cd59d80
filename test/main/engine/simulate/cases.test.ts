import { describe, expect, test } from 'vitest';
import { compareScenario } from '../../../../src/main/planning/compare';
import {
  book,
  daily,
  line,
  once,
  operation,
  plan,
  price,
  reservoir,
  scenario,
  source,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const perCase = plan('basic', '0.00', null, {
  price: price('49.00', { per: 'case' }),
  reservoirs: [reservoir('100', '0')],
});
const cases = [
  { id: 'north', label: 'North' },
  { id: 'south', label: 'South' },
];

const rows: Row[] = [
  {
    rule: 'each case has its own fee, its own reservoir and its own workload',
    book: { per: 'case', plans: [perCase] },
    scenario: {
      months: 2,
      cases,
      lines: [
        line(120, { case: 'south', schedule: once('2026-01-05') }),
        line(30, { id: 'n', case: 'north', schedule: once('2026-01-05') }),
      ],
    },
    expected: {
      total: '196.00',
      served: 130,
      unserved: ['work 20 no-credits'],
      end: { '2026-01-05 north': '70', '2026-01-05 south': '0' },
    },
  },
  {
    rule: 'work without a case belongs to the first',
    book: { per: 'case', plans: [perCase] },
    scenario: { cases, lines: [line(30, { schedule: once('2026-01-05') })] },
    expected: { end: { '2026-01-05 north': '70', '2026-01-05 south': '100' } },
  },
  {
    rule: 'one case where none is named',
    book: { per: 'case', plans: [perCase] },
    expected: { total: '49.00' },
  },
  {
    rule: 'a plan change is made for every case',
    book: {
      per: 'case',
      plans: [
        perCase,
        plan('more', '0.00', null, {
          price: price('80.00', { per: 'case' }),
          reservoirs: [reservoir('500', '0')],
        }),
      ],
    },
    scenario: { cases, changes: [{ on: '2026-01-01', kind: 'plan', plan: 'more' }] },
    // 31.00 more for each of the two, for the whole month.
    expected: { total: '160.00' },
  },
];

describe('cases (rulebook 5)', () => {
  test.each(rows)('$rule', check);

  test('quiet days and recorded ones agree on what a case leaves unserved', () => {
    const given = scenario({
      cases,
      lines: [
        line(1, { id: 'n', case: 'north', schedule: daily }),
        line(10, { case: 'south', schedule: daily }),
      ],
    });
    const comparison = compareScenario({
      scenario: given,
      book: book({ per: 'case', plans: [perCase] }),
    });
    // South: 100 of 310; north needs 31.
    expect(comparison.plans[0]?.unserved.map((row) => [row.line, row.units])).toEqual([
      ['work', 210],
    ]);
  });
});

const gapBook = book({
  features: [
    { id: 'api', label: 'API access' },
    { id: 'vision', label: 'Vision' },
  ],
  limits: [{ id: 'seats', label: 'Seats', unit: 'seat' }],
  operations: [
    operation('use', '1'),
    operation('see', '1', { requires: { features: ['vision'], source } }),
  ],
  plans: [
    plan('low', '0.00', '100', { limits: [{ limit: 'seats', value: '2', source }] }),
    plan('mid', '10.00', '100', {
      features: { has: ['api'], source },
      limits: [{ limit: 'seats', value: '10', source }],
    }),
    plan('top', '50.00', '100', {
      features: { has: ['api', 'vision'], source },
      limits: [{ limit: 'seats', value: 'unlimited', source }],
    }),
  ],
});

describe('needs and what a plan lacks (rulebook 1)', () => {
  const rowsOf = (parts: Parameters<typeof scenario>[0]) =>
    Object.fromEntries(
      compareScenario({ scenario: scenario(parts), book: gapBook }).plans.map((row) => [
        row.plan,
        row,
      ]),
    );

  test('a feature that is needed: the plan without it is priced, not feasible, and says who has it', () => {
    const plans = rowsOf({ needs: { features: ['api'] } });
    expect(plans['low']).toMatchObject({
      feasible: false,
      total: '0.00',
      reasons: ['API access is not in low; mid has it.'],
    });
    expect(plans['low']?.gaps).toMatchObject([{ kind: 'feature', id: 'api', plan: 'mid' }]);
    expect(plans['mid']?.feasible).toBe(true);
  });

  test('a limit that is needed: an unlimited one reaches everything', () => {
    const plans = rowsOf({ needs: { limits: [{ limit: 'seats', atLeast: '11' }] } });
    expect([plans['low']?.feasible, plans['mid']?.feasible, plans['top']?.feasible]).toEqual([
      false,
      false,
      true,
    ]);
    expect(plans['mid']?.gaps).toMatchObject([
      {
        kind: 'limit',
        needed: '11',
        has: '10',
        plan: 'top',
        sentence: 'Seats on mid: 10, at least 11 needed; top has it.',
      },
    ]);
  });

  test('a limit that is just reached is no gap', () => {
    expect(rowsOf({ needs: { limits: [{ limit: 'seats', atLeast: '10' }] } })['mid']?.gaps).toEqual(
      [],
    );
  });

  test('work that needs a feature goes unserved without it, with the plan that has it', () => {
    const plans = rowsOf({ lines: [line(5, { operation: 'see', schedule: once('2026-01-05') })] });
    expect(plans['mid']?.unserved).toMatchObject([
      {
        line: 'work',
        units: 5,
        reason: 'feature-not-in-plan',
        why: 'see needs Vision, which mid lacks; it comes with top.',
        rule: 'operations.see.requires',
      },
    ]);
    expect(plans['top']?.feasible).toBe(true);
  });
});
