import { describe, expect, test } from 'vitest';
import { PriceBook } from '../../../../src/shared/contract/price-book';
import type { PlanSummary, Simulation } from '../../../../src/shared/contract/result';
import claro from '../../../../src/shared/price-books/claro.json';
import { answerText } from '../../../../src/renderer/features/explain/answer-text';
import { questionOf } from '../../../../src/renderer/features/explain/explain-question';
import { answerElsewhere } from '../../../../src/renderer/features/explain/other-book';
import { answerHere } from '../../../../src/renderer/features/explain/own-answers';

const book = PriceBook.parse(claro);

const summary: PlanSummary = {
  plan: 'starter',
  label: 'Starter',
  priceBook: 'claro',
  currency: 'EUR',
  status: 'feasible',
  feasible: true,
  total: '120.00',
  months: [
    {
      from: '2026-01-01',
      to: '2026-02-01',
      subscription: '20.00',
      packs: '40.00',
      overage: '0.00',
      other: '0.00',
      total: '60.00',
    },
    {
      from: '2026-02-01',
      to: '2026-03-01',
      subscription: '20.00',
      packs: '40.00',
      overage: '0.00',
      other: '0.00',
      total: '60.00',
    },
  ],
  purchases: [
    {
      pack: 'pack-2000',
      label: '2,000 credits',
      count: 4,
      credits: '8000',
      amount: '80.00',
      rule: 'packs.pack-2000',
    },
  ],
  overageCredits: '0',
  unserved: [
    {
      line: 'a',
      operation: 'seo-report',
      units: 5,
      reason: 'no-credits',
      from: '2026-01-09',
      until: '2026-01-12',
      why: 'No credits.',
      rule: 'policies.atZero',
    },
  ],
  unservedUnits: 5,
  servedUnits: 100,
  leftovers: [],
  gaps: [],
  reasons: ['No credits.'],
  firstShortOn: '2026-01-09',
};

const line = (kind: 'subscription' | 'pack', amount: string, rule: string) => ({
  kind,
  label: kind,
  basis: amount,
  amount,
  rule,
  entries: [],
});

const simulation = {
  currency: 'EUR',
  summary,
  invoices: [
    {
      id: 'inv-1',
      on: '2026-01-01',
      reason: 'start',
      lines: [
        line('subscription', '20.00', 'plans.starter.price'),
        line('pack', '40.00', 'packs.pack-2000'),
      ],
      total: '60.00',
    },
    {
      id: 'inv-2',
      on: '2026-02-01',
      reason: 'renewal',
      lines: [
        line('subscription', '20.00', 'plans.starter.price'),
        line('pack', '40.00', 'packs.pack-2000'),
      ],
      total: '60.00',
    },
  ],
} as unknown as Simulation;

describe('what the host is asked', () => {
  test('a figure of the own price book becomes a question, one of another does not', () => {
    expect(questionOf({ kind: 'total', plan: 'starter' }, 'claro', summary)).toEqual({
      kind: 'total',
    });
    expect(
      questionOf({ kind: 'total', plan: 'starter', priceBook: 'claro' }, 'claro', summary),
    ).toEqual({ kind: 'total' });
    expect(
      questionOf({ kind: 'total', plan: 'lite', priceBook: 'cloro' }, 'claro', summary),
    ).toBeUndefined();
  });

  test('unserved work of a line is asked with its reason, unserved work of all as feasibility', () => {
    expect(questionOf({ kind: 'unserved', plan: 'starter', line: 'a' }, 'claro', summary)).toEqual({
      kind: 'unserved',
      line: 'a',
      reason: 'no-credits',
    });
    expect(questionOf({ kind: 'unserved', plan: 'starter' }, 'claro', summary)).toEqual({
      kind: 'feasibility',
    });
  });
});

describe('what the page answers itself', () => {
  test('a pack’s money is the sum of its invoice lines, with the rule in words and its source', () => {
    const answer = answerHere(
      { kind: 'purchase', plan: 'starter', pack: 'pack-2000' },
      'Packs',
      book,
      simulation,
    );
    expect(answer?.figure).toEqual({ value: '80.00', unit: 'EUR' });
    expect(answer?.terms.map(({ value, target }) => [value, target])).toEqual([
      ['40.00', { kind: 'invoice-line', id: 'inv-1', line: 1 }],
      ['40.00', { kind: 'invoice-line', id: 'inv-2', line: 1 }],
    ]);
    expect(answer?.rules[0]?.words).toContain('2,000');
    expect(answer?.rules[0]?.sources[0]?.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('one kind of money of one month leaves out the others', () => {
    const subject = {
      kind: 'month',
      plan: 'starter',
      from: '2026-01-01',
      part: 'subscription',
    } as const;
    expect(answerHere(subject, 'Subscription', book, simulation)?.figure?.value).toBe('20.00');
  });

  test('a rule is told with its sources even without a simulation', () => {
    const answer = answerHere(
      { kind: 'rule', rule: 'plans.starter.price' },
      'Price',
      book,
      undefined,
    );
    expect(answer?.sentence).toContain('20');
    expect(answer?.rules[0]?.sources).not.toEqual([]);
  });

  test('another price book’s total is explained by its months, which add up to it', () => {
    const answer = answerElsewhere({ kind: 'total', plan: 'starter' }, 'Total', summary);
    expect(answer.figure?.value).toBe('120.00');
    expect(answer.terms).toHaveLength(2);
  });
});

test('the copied text holds figure, terms, rule and source', () => {
  const answer = answerHere(
    { kind: 'purchase', plan: 'starter', pack: 'pack-2000' },
    'Packs of Starter',
    book,
    simulation,
  );
  const text = answerText(answer!);
  expect(text).toContain('Packs of Starter: 80.00 EUR');
  expect(text).toContain('40.00\tpack');
  expect(text).toMatch(/read on \d{4}-\d{2}-\d{2}/);
});
