import { expect, test } from 'vitest';
import { simulateScenario } from '../../src/main/planning/simulate';
import { Scenario, type ScenarioInput } from '../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../src/shared/price-books/built-in';

type Parts = Pick<ScenarioInput, 'lines' | 'catalogs' | 'changes' | 'choices'> &
  Partial<Pick<ScenarioInput, 'start' | 'months'>>;

type Row = {
  readonly book: string;
  readonly reading: readonly [assumption: string, other: string];
  readonly plan: string;
  readonly facts: Parts;
  /** How the figures were reached by hand. */
  readonly works: string;
  readonly total: string;
  readonly used: string;
  readonly unserved?: number;
};

const once = (on: string) => ({ kind: 'once', on }) as const;
const line = (
  id: string,
  operation: string,
  quantity: number,
  on: string,
  more: Partial<NonNullable<ScenarioInput['lines']>[number]> = {},
) => ({ id, operation, quantity, schedule: once(on), ...more });
const rows100 = (...operations: readonly string[]): Parts['catalogs'] => [
  {
    id: 'rows',
    label: 'Rows',
    records: 100,
    schedule: once('2026-01-02'),
    operations: operations.map((operation) => ({ operation })),
  },
];
const SIX = ['validate', 'normalise', 'seo-report', 'enrich-images', 'export', 'analyse'];
const DEDICATED = { entered: [{ plan: 'dedicated', price: '0.00', entityPrice: '1.00' }] };
const PAID = {
  entered: [
    { plan: 'paid', price: '20.00', allowances: [{ allowance: 'monthly', amount: '500000' }] },
  ],
};

/** The other readings of the vendors' assumptions, each by hand; further ones stand in the folders beside. */
const ROWS: readonly Row[] = [
  {
    book: 'claro',
    reading: ['A-1', 'by-operation'],
    plan: 'free',
    facts: { catalogs: rows100('enrich-default', 'normalise') },
    works:
      '100 enrichments at 2 use the 200 credits, nothing is left to normalise; whole, 66 at 3.',
    total: '0.00',
    used: '200',
    unserved: 100,
  },
  {
    book: 'cloro',
    reading: ['A-3', 'not-counted'],
    plan: 'lite',
    facts: {
      start: '2026-03-01',
      months: 2,
      changes: [{ on: '2026-03-19', kind: 'plan', plan: 'hobby' }],
    },
    works: '20 to 31 March are 12 days: 70.00 × 12/31 = 27.0967… = 27.10; 30.00 + 27.10 + 100.00.',
    total: '157.10',
    used: '0',
  },
  {
    book: 'claro',
    reading: ['A-5', 'by-day'],
    plan: 'starter',
    facts: {
      start: '2026-03-01',
      months: 2,
      changes: [{ on: '2026-03-16', kind: 'cancel' }],
    },
    works: '20.00 − 20.00 × 16/31 (10.32) = 9.68.',
    total: '9.68',
    used: '0',
  },
  {
    book: 'clozup',
    reading: ['A-6', 'full-and-restarted'],
    plan: 'starter',
    facts: { changes: [{ on: '2026-01-16', kind: 'plan', plan: 'pro' }] },
    works: '49.00, then 99.00 − 49.00 × 16/31 (25.29) = 73.71.',
    total: '122.71',
    used: '0',
  },
  {
    book: 'claro',
    reading: ['A-7', 'every-cycle'],
    plan: 'free',
    facts: {
      months: 2,
      lines: [
        line('first', 'validate', 300, '2026-01-01'),
        line('second', 'validate', 300, '2026-02-01'),
      ],
    },
    works: '200 of 300 in each month; 200 in all where they come once.',
    total: '0.00',
    used: '400',
    unserved: 200,
  },
  {
    book: 'claro',
    reading: ['A-8', 'once'],
    plan: 'dedicated',
    facts: { catalogs: rows100(...SIX), choices: DEDICATED },
    works: '100 rows once each at 1.00; by default six operations count twice, 200.00.',
    total: '100.00',
    used: '0',
  },
  {
    book: 'claro',
    reading: ['A-8', 'without-free'],
    plan: 'dedicated',
    facts: { catalogs: rows100(...SIX), choices: DEDICATED },
    works: 'Two of the six are free: four operations count once, 100.00.',
    total: '100.00',
    used: '0',
  },
  {
    book: 'claira',
    reading: ['A-11', 'actual'],
    plan: 'pro',
    facts: {
      lines: [line('review', 'bulk-auto', 2000, '2026-01-01', { parameters: { media: 'text' } })],
    },
    works: 'Reserves 2,000 instead of 40,000 and runs at once.',
    total: '499.00',
    used: '2000',
  },
  {
    book: 'claira',
    reading: ['A-13', 'from-pro'],
    plan: 'starter',
    facts: {
      lines: [
        line('first', 'bulk-text', 1000, '2026-01-01'),
        line('second', 'bulk-text', 500, '2026-01-02'),
      ],
      choices: { overage: true },
    },
    works: 'Starter has no overage: 1,000 of the reservoir, 500 unserved; by default 50.00 more.',
    total: '49.00',
    used: '1000',
    unserved: 500,
  },
  {
    book: 'token-packs',
    reading: ['A-16', 'calendar'],
    plan: 'paid',
    facts: {
      start: '2026-01-31',
      lines: [
        line('first', 'token', 14_500_000, '2026-01-31'),
        line('second', 'token', 14_000_000, '2026-02-10'),
      ],
      choices: { ...PAID, autoTopUp: { pack: 'plus', threshold: '0' } },
    },
    works: 'Two Plus packs in January and two in February: 20.00 + 100.00; in one cycle only two.',
    total: '120.00',
    used: '28500000',
  },
  {
    book: 'token-packs',
    reading: ['A-17', 'every-debit'],
    plan: 'paid',
    facts: {
      lines: [line('first', 'token', 1000, '2026-01-01')],
      choices: { ...PAID, autoTopUp: { pack: 'starter', threshold: '100000' } },
    },
    works: 'Nothing bought is below 100,000: a Starter pack with the first debit, 20.00 + 5.00.',
    total: '25.00',
    used: '1000',
  },
  {
    book: 'clozup',
    reading: ['A-18', 'per-seat'],
    plan: 'pro',
    facts: {
      lines: [line('chat', 'chat-fast', 2100, '2026-01-02')],
      choices: { seats: 3 },
    },
    works: '3 × 99.00; the credits stay 2,000.',
    total: '297.00',
    used: '2000',
    unserved: 100,
  },
  {
    book: 'clozup',
    reading: ['A-18', 'per-seat-with-credits'],
    plan: 'pro',
    facts: {
      lines: [line('chat', 'chat-fast', 6100, '2026-01-02')],
      choices: { seats: 3 },
    },
    works: '3 × 99.00 and 3 × 2,000 credits.',
    total: '297.00',
    used: '6000',
    unserved: 100,
  },
  {
    book: 'clozup',
    reading: ['A-20', 'bought'],
    plan: 'starter',
    facts: {
      lines: [line('chat', 'chat-fast', 10, '2026-01-01')],
      choices: { autoTopUp: { pack: 'top-up-200', threshold: '50' } },
    },
    works: 'Nothing bought is below 50: a 200 top-up at once, 49.00 + 10.00.',
    total: '59.00',
    used: '10',
  },
  {
    book: 'clozup',
    reading: ['A-21', 'middle'],
    plan: 'pro',
    facts: { lines: [line('campaigns', 'campaign-generation', 2, '2026-01-02')] },
    works: '2 × 6.5.',
    total: '99.00',
    used: '13',
  },
  {
    book: 'clozup',
    reading: ['A-22', 'charged'],
    plan: 'starter',
    facts: {
      lines: [line('leads', 'lead-enrichment', 100, '2026-01-02', { success: '0.5' })],
    },
    works: '50 successes and 50 failures at 1.',
    total: '49.00',
    used: '100',
  },
  {
    book: 'clozup',
    reading: ['A-23', 'any-credits'],
    plan: 'starter',
    facts: {
      lines: [
        line('leads', 'lead-enrichment', 500, '2026-01-02'),
        line('calls', 'call-transcription', 30, '2026-01-10'),
      ],
      changes: [{ on: '2026-01-20', kind: 'buy', pack: 'top-up-200', count: 1 }],
    },
    works: '30 calls wait at zero and run with the top-up: 500 + 60; else they wait for February.',
    total: '59.00',
    used: '560',
  },
];

test.each(ROWS)('$book, $reading: $works', (row) => {
  const book = builtInPriceBooks().find(({ id }) => id === row.book)!;
  const [assumption, other] = row.reading;
  const under = (readings: Record<string, string>) => {
    const scenario = Scenario.parse({
      format: 'tierwise/scenario@1',
      name: 'A reading',
      priceBook: { id: row.book },
      start: '2026-01-01',
      months: 1,
      ...row.facts,
      choices: { packs: { kind: 'none' }, ...row.facts.choices, readings },
    });
    const { total, usedCredits, unservedUnits } = simulateScenario({
      scenario,
      book,
      plan: row.plan,
    }).summary;
    return { total, used: usedCredits?.[0]?.credits, unserved: unservedUnits };
  };
  const found = under({ [assumption]: other });
  expect(found).toEqual({ total: row.total, used: row.used, unserved: row.unserved ?? 0 });
  expect(under({})).not.toEqual(found);
});
