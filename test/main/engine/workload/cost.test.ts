import { describe, expect, test } from 'vitest';
import { CostReader } from '../../../../src/main/engine/workload/cost';
import type { CostFormula, Parameter } from '../../../../src/shared/contract/cost';
import type { ParameterValue } from '../../../../src/shared/contract/scenario-work';
import { formatTrimmed } from '../../../../src/shared/decimal';
import { book, line, operation, plan, once, source, type BookParts } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const parameters: Parameter[] = [
  {
    kind: 'choice',
    id: 'media',
    label: 'Media',
    options: [
      { id: 'text', label: 'Text' },
      { id: 'image', label: 'Image' },
      { id: 'video', label: 'Video' },
    ],
    default: 'text',
  },
  { kind: 'whole', id: 'pages', label: 'Pages', min: 1, max: 8, default: 2, source },
  { kind: 'credits', id: 'model', label: 'Model' },
];

const byMedia: CostFormula = {
  kind: 'table',
  parameter: 'media',
  rows: [
    { option: 'text', cost: { kind: 'fixed', amount: '1' } },
    { option: 'image', cost: { kind: 'fixed', amount: '5' } },
    { option: 'video', cost: { kind: 'fixed', amount: '20' } },
  ],
};

const reader = new CostReader(book({ parameters }));

function cost(formula: CostFormula, values: Record<string, ParameterValue> = {}): string {
  const amount = reader.read(formula, values, new Map());
  return 'reason' in amount
    ? `${amount.reason} ${amount.parameter}`
    : formatTrimmed(amount.units, amount.scale);
}

type Case = readonly [
  rule: string,
  formula: CostFormula,
  values: Record<string, ParameterValue>,
  expected: string,
];

const formulas: Case[] = [
  ['fixed, in fractions of a credit', { kind: 'fixed', amount: '0.25' }, {}, '0.25'],
  [
    'a range counts with its likely value',
    { kind: 'range', min: '3', likely: '5', max: '10' },
    {},
    '5',
  ],
  [
    'a range counts with its middle where none is likely',
    { kind: 'range', min: '3', max: '10' },
    {},
    '6.5',
  ],
  ['by choice', byMedia, { media: 'image' }, '5'],
  ['by the default choice', byMedia, {}, '1'],
  [
    'first and further pages',
    { kind: 'steps', parameter: 'pages', first: '3', further: '2' },
    { pages: 4 },
    '9',
  ],
  [
    'one page has no further ones',
    { kind: 'steps', parameter: 'pages', first: '3', further: '2' },
    { pages: 1 },
    '3',
  ],
  ['per page, by the default number', { kind: 'per', parameter: 'pages', amount: '1.5' }, {}, '3'],
  [
    'above its range',
    { kind: 'per', parameter: 'pages', amount: '1' },
    { pages: 9 },
    'parameter-out-of-range pages',
  ],
  [
    'below its range',
    { kind: 'per', parameter: 'pages', amount: '1' },
    { pages: 0 },
    'parameter-out-of-range pages',
  ],
  [
    'entered by the user',
    { kind: 'entered', parameter: 'model' },
    { model: { credits: '0.75' } },
    '0.75',
  ],
  [
    'entered as a whole number, zero too',
    { kind: 'entered', parameter: 'model' },
    { model: 0 },
    '0',
  ],
  [
    'entered as a range',
    { kind: 'entered', parameter: 'model' },
    { model: { credits: { min: '1', max: '2' } } },
    '1.5',
  ],
  ['not entered', { kind: 'entered', parameter: 'model' }, {}, 'cost-not-entered model'],
  [
    'a surcharge',
    { kind: 'sum', of: [byMedia, { kind: 'fixed', amount: '2' }] },
    { media: 'video' },
    '22',
  ],
  [
    'a tier multiplier, exact',
    { kind: 'times', factor: '0.333', cost: { kind: 'fixed', amount: '0.3' } },
    {},
    '0.0999',
  ],
];

describe('cost of one unit (rulebook 8, cost)', () => {
  test.each(formulas)('%s', (_rule, formula, values, expected) => {
    expect(cost(formula, values)).toBe(expected);
  });
});

const scanning = (amount: string): BookParts => ({
  parameters,
  plans: [plan('basic', '0.00', amount)],
  operations: [
    operation('use', byMedia, { parameters: ['media'] }),
    operation('count', '1'),
    operation('look', byMedia, { parameters: ['media'] }),
  ],
});

const mix = (text: string, image: string, video: string) => ({
  mix: [
    { option: 'text', share: text },
    { option: 'image', share: image },
    { option: 'video', share: video },
  ],
});

const rows: Row[] = [
  {
    rule: 'a mix is rounded by largest remainder',
    book: scanning('100'),
    // 7 documents at 50/30/20 %: 3.5, 2.1, 1.4 → 4 text, 2 image, 1 video = 4 + 10 + 20.
    scenario: {
      lines: [
        line(7, { parameters: { media: mix('0.5', '0.3', '0.2') }, schedule: once('2026-01-01') }),
      ],
    },
    expected: { end: { '2026-01-01': '66' } },
  },
  {
    rule: 'the mix of a line that falls short is that of the units it can pay',
    book: scanning('30'),
    // Six of 7 are 3, 1.8, 1.2 → 3 + 2 + 1: 3 + 10 + 20 = 33, too dear. Five are 2.5, 1.5, 1 → 3, 1, 1
    // (equal remainders: the earlier), 3 + 5 + 20 = 28.
    scenario: {
      lines: [
        line(7, { parameters: { media: mix('0.5', '0.3', '0.2') }, schedule: once('2026-01-01') }),
      ],
    },
    expected: { served: 5, unserved: ['work 2 no-credits'], end: { '2026-01-01': '2' } },
  },
  {
    rule: 'two operations on a record each follow their own mix of the same parameter',
    book: scanning('1000'),
    // 10 records: "use" all text = 10; "look" half video = 5 + 100. 115 credits, not 210.
    scenario: {
      catalogs: [
        {
          id: 'docs',
          label: 'Docs',
          records: 10,
          schedule: once('2026-01-01'),
          operations: [
            { operation: 'use', parameters: { media: 'text' } },
            { operation: 'look', parameters: { media: mix('0.5', '0', '0.5') } },
          ],
        },
      ],
    },
    expected: { end: { '2026-01-01': '885' }, served: 10 },
  },
  {
    rule: 'one mix of a catalog holds for all its operations: a document is an image to each of them',
    book: scanning('1000'),
    // Half of 10 are images: 5 × (1 + 1) + 5 × (5 + 5) = 60.
    scenario: {
      catalogs: [
        {
          id: 'docs',
          label: 'Docs',
          records: 10,
          parameters: { media: mix('0.5', '0.5', '0') },
          schedule: once('2026-01-01'),
          operations: [{ operation: 'use' }, { operation: 'look' }],
        },
      ],
    },
    expected: { end: { '2026-01-01': '940' } },
  },
  {
    rule: 'a record is served whole or not at all',
    book: {
      plans: [plan('basic', '0.00', '200')],
      operations: [operation('use', '2'), operation('seo', '3')],
    },
    // 200 credits at 5 a record finish 40.
    scenario: {
      catalogs: [
        {
          id: 'docs',
          label: 'Docs',
          records: 60,
          schedule: once('2026-01-01'),
          operations: [{ operation: 'use' }, { operation: 'seo' }],
        },
      ],
    },
    expected: { served: 40, unserved: ['docs 20 no-credits'], left: '0/0' },
  },
  {
    rule: 'by operation (the other reading of A-1): the first operation takes what it needs',
    book: {
      plans: [plan('basic', '0.00', '200')],
      operations: [operation('use', '2'), operation('seo', '3')],
      policies: byOperation(),
    },
    // 60 × 2 = 120; 80 left pay 26 × 3 = 78.
    scenario: {
      catalogs: [
        {
          id: 'docs',
          label: 'Docs',
          records: 60,
          schedule: once('2026-01-01'),
          operations: [{ operation: 'use' }, { operation: 'seo' }],
        },
      ],
    },
    expected: { served: 86, unserved: ['docs 34 no-credits'], left: '0/2' },
  },
  {
    rule: 'successes over time are the whole part of the cumulative count times the rate',
    book: { plans: [plan('basic', '0.00', '100')] },
    // 10 a day at 0.87: 8, 17, 26 after three days, so 8 + 9 + 9.
    scenario: {
      lines: [
        line(10, {
          success: '0.87',
          schedule: { kind: 'dates', on: ['2026-01-01', '2026-01-02', '2026-01-03'] },
        }),
      ],
    },
    expected: { served: 26, end: { '2026-01-01': '92', '2026-01-02': '83', '2026-01-03': '74' } },
  },
  {
    rule: 'the work of a line whose cost nobody entered does not run',
    book: {
      parameters,
      operations: [
        operation('use', { kind: 'entered', parameter: 'model' }, { parameters: ['model'] }),
      ],
    },
    scenario: { lines: [line(5, { schedule: once('2026-01-01') })] },
    expected: { served: 0, unserved: ['work 5 cost-not-entered'] },
  },
  {
    rule: 'an operation may draw on several meters, and a unit is paid on all of them or on none',
    book: {
      meters: [
        { id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' },
        { id: 'tokens', label: 'Tokens', unit: 'token', unitPlural: 'tokens' },
      ],
      plans: [
        plan('basic', '0.00', null, {
          allowances: [
            { id: 'c', meter: 'credits', amount: '100', every: 'cycle', source },
            { id: 't', meter: 'tokens', amount: '50', every: 'cycle', source },
          ],
        }),
      ],
      operations: [
        operation('use', '2', {
          costs: [
            { meter: 'credits', formula: { kind: 'fixed', amount: '2' }, source },
            { meter: 'tokens', formula: { kind: 'fixed', amount: '4' }, source },
          ],
        }),
      ],
    },
    // 50 tokens at 4 pay 12 units: 24 credits.
    scenario: { lines: [line(20, { schedule: once('2026-01-01') })] },
    expected: {
      served: 12,
      unserved: ['work 8 no-credits'],
      end: { '2026-01-01 credits': '76', '2026-01-01 tokens': '2' },
    },
  },
];

function byOperation() {
  return { ...book().policies, records: { served: 'by-operation' as const, source } };
}

describe('cost of work (rulebook 2)', () => {
  test.each(rows)('$rule', check);
});
