import { describe, expect, test } from 'vitest';
import type { CostFormula } from '../../../src/shared/contract/cost';
import type { PriceBook } from '../../../src/shared/contract/price-book';
import { checkPriceBook } from '../../../src/shared/price-book/check';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';

const book = (id: string): PriceBook =>
  builtInPriceBooks().find((candidate) => candidate.id === id)!;

/** What a plan costs and includes, as a row of a price page. */
const planRows = (of: PriceBook) =>
  of.plans.map(({ id, price, allowances, reservoirs }) => [
    id,
    price.kind === 'fixed' ? price.amount : 'on request',
    ...allowances.map((allowance) => `${allowance.amount} ${allowance.every}`),
    ...reservoirs.map((reservoir) => `${reservoir.cap} + ${reservoir.dailyRefill}`),
  ]);

const limitRow = (of: PriceBook, limit: string) =>
  of.plans.map((plan) => plan.limits.find((row) => row.limit === limit)?.value);

const packRows = (of: PriceBook) =>
  of.packs.map((pack) => [pack.credits, pack.price, pack.expires]);

const costOf = (of: PriceBook, id: string): CostFormula | undefined =>
  of.operations.find((operation) => operation.id === id)?.costs[0]?.formula;

const fixedCosts = (of: PriceBook) =>
  of.operations.flatMap(({ id, costs }) =>
    costs.flatMap(({ formula }) => (formula.kind === 'fixed' ? [[id, formula.amount]] : [])),
  );

test('the five of the rulebook come first, each sound and frozen', () => {
  const books = builtInPriceBooks();
  expect(books.slice(0, 5).map(({ id }) => id)).toEqual([
    'claro',
    'cloro',
    'claira',
    'token-packs',
    'clozup',
  ]);
  const faulty = books.filter((of) => !checkPriceBook(structuredClone(of)).ok);
  expect(faulty.map((of) => of.id)).toEqual([]);
  expect(builtInPriceBooks()).toBe(books);
  expect(Object.isFrozen(books[0]?.plans[0]?.price)).toBe(true);
});

test.each([
  [
    'claro',
    'EUR',
    '2026-11-21',
    [
      'A-1',
      'A-2',
      'A-3',
      'A-4',
      'A-5',
      'A-6',
      'A-7',
      'A-8',
      // The page says that subscription credits reset monthly and never which are used first.
      'month-from-start',
      'subscription-first',
    ],
  ],
  // cloro says itself that nothing is refunded, gives its plan changes and sells no packs.
  ['cloro', 'USD', '2026-10-07', ['A-1', 'A-2', 'A-3', 'A-9', 'A-10', 'contract-overage']],
  [
    'claira',
    'CAD',
    '2026-11-21',
    [
      'A-1',
      'A-2',
      'A-3',
      'A-4',
      'A-5',
      'A-11',
      'A-12',
      'A-13',
      'A-14',
      'A-15',
      'threads-from-pro',
      'tokens-on-starter',
      'tiers-build-up',
    ],
  ],
  [
    'token-packs',
    'EUR',
    '2026-11-21',
    ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6', 'A-16', 'A-17', 'own-plans', 'month-from-start'],
  ],
  [
    'clozup',
    'EUR',
    '2026-11-21',
    [
      'A-1',
      'A-2',
      'A-3',
      'A-4',
      'A-5',
      'A-6',
      'A-18',
      'A-19',
      'A-20',
      'A-21',
      'A-22',
      'A-23',
      // Free are the automatic refreshes of lead scores; sentiment is only "usually automatic".
      'sentiment-charged',
    ],
  ],
])('%s: currency, version and assumptions', (id, currency, version, assumptions) => {
  expect(book(id)).toMatchObject({ currency, version, minorUnitPlaces: 2 });
  expect(book(id).assumptions.map((assumption) => assumption.id)).toEqual(assumptions);
});

/** Typed from the vendors' pages, line by line. */
describe('figures of the pages', () => {
  test('Claro', () => {
    const claro = book('claro');
    expect(planRows(claro)).toEqual([
      ['free', '0.00', '200 once', '200 once'],
      ['starter', '20.00', '2500 cycle'],
      ['dedicated', 'on request'],
    ]);
    expect(packRows(claro)).toEqual([['2000', '20.00', null]]);
    expect(fixedCosts(claro)).toEqual([
      ['enrich-default', '2'],
      ['generative-engine', '2'],
      ['validate', '1'],
      ['normalise', '1'],
      ['find-duplicates', '1'],
      ['seo-report', '2'],
      ['enrich-images', '2'],
      ['data-source-mapping', '1'],
      ['advanced-ocr', '4'],
      ['analyse', '0'],
      ['export', '0'],
    ]);
    expect(costOf(claro, 'enrich-other')?.kind).toBe('entered');
    expect(limitRow(claro, 'knowledge-bases')).toEqual(['1', '5', 'unlimited']);
    expect(limitRow(claro, 'knowledge-base-size')).toEqual(['10', '50', '500']);
    expect(limitRow(claro, 'concurrent-operations')).toEqual([undefined, undefined, '20']);
    expect(claro.plans[2]?.perEntity).toMatchObject({ price: 'entered', includedOperations: 5 });
  });

  test('cloro', () => {
    const cloro = book('cloro');
    expect(planRows(cloro)).toEqual([
      ['free', '0.00', '500 cycle'],
      ['lite', '30.00', '37500 cycle'],
      ['hobby', '100.00', '250000 cycle'],
      ['starter', '250.00', '650000 cycle'],
      ['growth', '500.00', '1350000 cycle'],
      ['business', '1000.00', '2800000 cycle'],
      ['enterprise-2k', '2000.00', '5871025 cycle'],
      ['enterprise-3k', '3000.00', '9306606 cycle'],
      ['enterprise-4k', '4000.00', '12756261 cycle'],
      ['enterprise-5k', '5000.00', '16391783 cycle'],
      ['enterprise-annual', 'on request', '19670139 cycle'],
    ]);
    expect(limitRow(cloro, 'concurrency')).toEqual([
      '1',
      '10',
      '20',
      '50',
      '75',
      '100',
      '135',
      '175',
      '215',
      '255',
      '331',
    ]);
    const base = [
      'chatgpt-full',
      'chatgpt-web-search',
      'perplexity',
      'copilot',
      'ai-mode',
      'ai-overview',
      'gemini',
    ].map((id) => {
      const formula = costOf(cloro, id);
      const first = formula?.kind === 'sum' ? formula.of[0] : undefined;
      return [id, first?.kind === 'fixed' ? first.amount : undefined];
    });
    expect(base).toEqual([
      ['chatgpt-full', '7'],
      ['chatgpt-web-search', '5'],
      ['perplexity', '4'],
      ['copilot', '5'],
      ['ai-mode', '4'],
      ['ai-overview', '5'],
      ['gemini', '4'],
    ]);
    for (const id of ['google-search', 'google-news']) {
      expect(costOf(cloro, id)).toMatchObject({
        kind: 'sum',
        of: [
          { kind: 'steps', parameter: 'pages', first: '3', further: '2' },
          { kind: 'table', parameter: 'request' },
        ],
      });
    }
    expect(cloro.plans.at(-1)).toMatchObject({
      price: { from: '5000.00' },
      minimumTerm: { months: 12 },
    });
  });

  test('Claira', () => {
    const claira = book('claira');
    expect(planRows(claira)).toEqual([
      ['starter', '49.00', '1000 + 0'],
      ['pro', '499.00', '10000 + 500'],
      ['business', '4999.00', '50000 + 7500'],
      ['enterprise', '29999.00', 'unlimited + unlimited'],
    ]);
    expect(limitRow(claira, 'bulk-task-documents')).toEqual([
      '1000',
      '10000',
      '100000',
      'unlimited',
    ]);
    expect(limitRow(claira, 'saved-threads')[0]).toBe('10');
    expect(packRows(claira)).toEqual([['1', '0.10', null]]);
    expect(claira.policies.overage.price).toEqual({ per: '1', amount: '0.10' });
    expect(fixedCosts(claira)).toEqual([
      ['single-scan', '0'],
      ['agent-message', '0'],
      ['bulk-text', '1'],
      ['bulk-image', '5'],
      ['bulk-audio', '10'],
      ['bulk-video', '20'],
    ]);
    expect(costOf(claira, 'multi-code')).toMatchObject({
      rows: [
        { option: 'text', cost: { kind: 'per', amount: '1' } },
        { option: 'image', cost: { kind: 'steps', first: '5', further: '1' } },
        { option: 'audio', cost: { kind: 'steps', first: '10', further: '1' } },
        { option: 'video', cost: { kind: 'steps', first: '20', further: '1' } },
      ],
    });
    expect(claira.parameters.find((parameter) => parameter.id === 'fields')).toMatchObject({
      min: 1,
      max: 8,
    });
    expect(claira.policies.ceiling?.days).toBe(30);
  });

  test('Token packs', () => {
    const tokens = book('token-packs');
    expect(packRows(tokens)).toEqual([
      ['1000000', '5.00', null],
      ['2500000', '10.00', null],
      ['7000000', '25.00', null],
      ['15000000', '50.00', null],
    ]);
    expect(tokens.packs.every((pack) => pack.buyableOn === 'paid')).toBe(true);
    expect(tokens.policies.autoTopUp?.cap).toEqual({ money: '50.00', month: 'cycle' });
    expect(tokens.policies.failure.rule).toBe('refunded');
  });

  test('Clozup', () => {
    const clozup = book('clozup');
    expect(planRows(clozup)).toEqual([
      ['free', '0.00', '50 cycle'],
      ['starter', '49.00', '500 cycle'],
      ['pro', '99.00', '2000 cycle'],
      ['enterprise', '200.00', '10000 cycle'],
    ]);
    expect(packRows(clozup)).toEqual([
      ['200', '10.00', null],
      ['500', '20.00', null],
      ['1500', '50.00', null],
      ['5000', '150.00', null],
    ]);
    expect(fixedCosts(clozup)).toEqual([
      ['chat-fast', '1'],
      ['chat-balanced', '3'],
      ['chat-powerful', '5'],
      ['lead-enrichment', '1'],
      ['call-transcription', '2'],
      ['position-analysis', '5'],
      ['competitive-intel', '5'],
      ['icebreaker', '1'],
      ['sentiment', '1'],
      ['without-ai', '0'],
    ]);
    expect(costOf(clozup, 'campaign-generation')).toEqual({
      kind: 'range',
      min: '3',
      likely: '5',
      max: '10',
    });
    expect(clozup.policies.alerts.map(({ at, when }) => [at, when])).toEqual([
      [{ shareOfAllowance: '0.2' }, 'reaches'],
      [{ shareOfAllowance: '0.1' }, 'reaches'],
      [{ shareOfAllowance: '0' }, 'reaches'],
      [{ shareOfAllowance: '0.1' }, 'below'],
    ]);
  });
});

describe('figures of the further books', () => {
  test('Clay', () => {
    const clay = book('clay');
    expect(planRows(clay)).toEqual([
      ['launch', '185.00', '2500 cycle', '15000 cycle', '3000 once'],
      ['launch-annual', '2004.00', '30000 year', '15000 cycle', '3000 once'],
      ['growth', '495.00', '6000 cycle', '40000 cycle', '3000 once'],
      ['growth-annual', '5352.00', '72000 year', '40000 cycle', '3000 once'],
      ['enterprise', 'on request', '100000 cycle', '100000 cycle'],
    ]);
    const most = clay.plans.map((plan) => plan.allowances[0]?.maxBalance);
    expect(most).toEqual(['5000', undefined, '12000', undefined, '200000']);
    expect(clay.plans[1]?.allowances[0]?.rollover).toEqual({ kind: 'part', upTo: '4500' });
    expect(limitRow(clay, 'table-rows')).toEqual(['50000', '50000', '50000', '50000', undefined]);
  });

  test('GitHub Copilot', () => {
    const copilot = book('github-copilot');
    expect(planRows(copilot)).toEqual([
      ['business', '19.00', '1900 cycle'],
      ['enterprise', '39.00', '3900 cycle'],
    ]);
    expect(copilot.plans.every((plan) => plan.price.per === 'seat')).toBe(true);
    expect(copilot.policies.overage).toMatchObject({
      mode: 'on',
      price: { per: '1', amount: '0.01' },
    });
    // Dollars per million tokens are ten times the credits per thousand.
    const formula = costOf(copilot, 'interaction');
    const row =
      formula?.kind === 'table'
        ? formula.rows.find(({ option }) => option === 'gpt-5.4')
        : undefined;
    expect(row?.cost).toMatchObject({
      of: [{ amount: '0.25' }, { amount: '0.025' }, { amount: '1.5' }],
    });
  });
});
