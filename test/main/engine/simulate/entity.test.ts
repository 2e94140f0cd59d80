import { describe, test } from 'vitest';
import {
  line,
  once,
  operation,
  plan,
  rules,
  source,
  type BookParts,
  type CatalogPart,
  type PlanPart,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

type PerEntity = NonNullable<PlanPart['perEntity']>;

const vendor = (rule: Partial<PerEntity> = {}, more: BookParts = {}): BookParts => ({
  plans: [
    plan('dedicated', '0.00', null, {
      perEntity: {
        price: '0.10',
        includedOperations: 5,
        counts: 'per-started-bundle',
        countsFreeOperations: true,
        source,
        ...rule,
      },
    }),
  ],
  parameters: [{ kind: 'credits', id: 'model', label: 'Model' }],
  operations: [
    ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => operation(id, '2')),
    operation('look', '0'),
    operation('ask', { kind: 'entered', parameter: 'model' }, { parameters: ['model'] }),
  ],
  ...more,
});

type Run = CatalogPart['operations'][number];
const docs = (
  records: number,
  operations: (string | Run)[],
  more: Partial<CatalogPart> = {},
): { catalogs: CatalogPart[] } => ({
  catalogs: [
    {
      id: 'docs',
      label: 'Docs',
      records,
      schedule: once('2026-01-05'),
      operations: operations.map((entry) =>
        typeof entry === 'string' ? { operation: entry } : entry,
      ),
      ...more,
    },
  ],
});

const rows: Row[] = [
  {
    rule: 'once per entity, up to five operations included',
    book: vendor(),
    scenario: docs(1000, ['a', 'b', 'c', 'd', 'e']),
    expected: { total: '100.00', served: 1000 },
  },
  {
    rule: 'a sixth operation begins a second bundle',
    book: vendor(),
    scenario: docs(1000, ['a', 'b', 'c', 'd', 'e', 'f']),
    expected: { total: '200.00' },
  },
  {
    rule: 'once, however many operations (another reading of A-8)',
    book: vendor({ counts: 'once' }),
    scenario: docs(1000, ['a', 'b', 'c', 'd', 'e', 'f']),
    expected: { total: '100.00' },
  },
  {
    rule: 'free operations count as well',
    book: vendor(),
    scenario: docs(1000, ['a', 'b', 'c', 'd', 'e', 'look']),
    expected: { total: '200.00' },
  },
  {
    rule: 'free operations do not count (another reading of A-8)',
    book: vendor({ countsFreeOperations: false }),
    scenario: docs(1000, ['a', 'b', 'c', 'd', 'e', 'look']),
    expected: { total: '100.00' },
  },
  {
    rule: 'free operations alone cost nothing by that reading',
    book: vendor({ countsFreeOperations: false }),
    scenario: docs(1000, ['look']),
    expected: { total: '0.00', served: 1000 },
  },
  {
    rule: 'charged whether its operations succeed or not',
    book: vendor(),
    scenario: docs(1000, ['a'], { success: '0.5' }),
    expected: { total: '100.00', served: 500 },
  },
  {
    rule: 'once per record where operations run apart (the other reading of A-1)',
    book: vendor({}, { policies: rules({ records: { served: 'by-operation' } }) }),
    scenario: docs(1000, ['a', 'b', 'c']),
    expected: { total: '100.00' },
  },
  {
    rule: 'an operation on a share of the records makes no further entities',
    book: vendor(),
    scenario: docs(1000, ['a', { operation: 'b', share: '0.3' }]),
    expected: { total: '100.00' },
  },
  {
    rule: 'a share that fills the bundle over makes as many more',
    book: vendor(),
    scenario: docs(1000, ['a', 'b', 'c', 'd', 'e', { operation: 'f', share: '0.3' }]),
    // 300 of the records have six operations.
    expected: { total: '130.00' },
  },
  {
    rule: 'records that come again on another schedule are ingested again',
    book: vendor(),
    scenario: docs(1000, ['a', { operation: 'b', schedule: once('2026-01-20') }]),
    expected: { total: '200.00' },
  },
  {
    rule: 'free lines are entities of one operation',
    book: vendor(),
    scenario: { lines: [line(7, { operation: 'a', schedule: once('2026-01-05') })] },
    expected: { total: '0.70' },
  },
  {
    rule: 'an operation whose credits nobody entered runs: it costs none here',
    book: vendor(),
    scenario: { lines: [line(7, { operation: 'ask', schedule: once('2026-01-05') })] },
    expected: { total: '0.70', served: 7, unserved: [] },
  },
  {
    rule: 'a price per entity that is the user’s to enter is unknown until then',
    book: vendor({ price: 'entered' }),
    scenario: docs(1000, ['a']),
    expected: { total: null },
  },
  {
    rule: 'a price per entity as entered, rounded half up once on the line',
    book: vendor({ price: 'entered' }),
    scenario: {
      ...docs(125, ['a']),
      choices: { entered: [{ plan: 'dedicated', entityPrice: '0.018' }] },
    },
    expected: { total: '2.25' },
  },
  {
    rule: 'billed with the next invoice',
    book: vendor(),
    scenario: { months: 2, ...docs(10, ['a']) },
    expected: { invoices: ['2026-02-01 renewal: entity 1.00'] },
  },
];

describe('plans that charge per entity (rulebook 3)', () => {
  test.each(rows)('$rule', check);
});
