import { describe, expect, test } from 'vitest';
import { MOST_COMBINATIONS } from '../../../src/main/engine/workload/costing';
import { compareScenario } from '../../../src/main/planning/compare';
import { TierwiseError } from '../../../src/shared/errors';
import {
  book,
  daily,
  line,
  once,
  operation,
  pack,
  plan,
  rules,
  scenario,
  source,
  type BookParts,
  type OperationPart,
  type ScenarioParts,
} from '../../support/books';

/** Scenarios that the contract allows and nobody would plan: each ends with an answer or a typed fault. */
const MOST = 1_000_000_000_000;

const compare = (parts: BookParts, given: ScenarioParts) =>
  compareScenario({ scenario: scenario(given), book: book(parts) }).plans[0];

function codesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof TierwiseError) return error.faults.map((fault) => fault.code);
    throw error;
  }
  return [];
}

const OPTIONS = 50;
const names = ['a', 'b', 'c'];
const cube: OperationPart = operation(
  'use',
  {
    kind: 'sum',
    of: names.map((parameter) => ({
      kind: 'table',
      parameter,
      rows: Array.from({ length: OPTIONS }, (_, at) => ({
        option: `o${at}`,
        cost: { kind: 'fixed', amount: String(at) },
      })),
    })),
  },
  { parameters: names },
);

describe('an amount that cannot be held exactly is a typed fault', () => {
  test.each([
    [
      'credits of a day',
      { operations: [operation('use', '999999999.999999999')] },
      { lines: [line(MOST, { schedule: once('2026-01-05') })] },
    ],
    [
      'credits bought at once',
      { packs: [pack('bag', '999999999999999', '1.00')] },
      { changes: [{ on: '2026-01-05', kind: 'buy', pack: 'bag', count: MOST }] },
    ],
    [
      'money of a purchase',
      { packs: [pack('bag', '1', '9999999999.00')] },
      { changes: [{ on: '2026-01-05', kind: 'buy', pack: 'bag', count: MOST }] },
    ],
    ['growth over ten years', {}, { months: 120, lines: [line(MOST, { growth: '9' })] }],
  ] as const)('%s', (_what, parts, given) => {
    expect(codesOf(() => compare(parts as BookParts, given as unknown as ScenarioParts))).toEqual([
      'amount_overflow',
    ]);
  });
});

describe('work without measure ends with an answer or a typed fault', () => {
  test('single credits, a million million of them short', () => {
    const row = compare(
      { plans: [plan('basic', '0.00', null)], packs: [pack('bag', '1', '0.01')] },
      {
        lines: [line(MOST, { schedule: once('2026-01-05') })],
        choices: { packs: { kind: 'cheapest' } },
      },
    );
    expect(row).toMatchObject({ total: '10000000000.00', unservedUnits: 0 });
  });

  test('ten years of more requests than slots: one line waits as one', () => {
    const row = compare(
      {
        limits: [{ id: 'slots', label: 'Slots', unit: 'slot' }],
        plans: [
          plan('basic', '0.00', '1000000', { limits: [{ limit: 'slots', value: '1', source }] }),
        ],
        policies: rules({
          concurrency: { limit: 'slots', rule: 'throughput', defaultSeconds: 86_400 },
        }),
      },
      { months: 120, lines: [line(1000, { schedule: daily })] },
    );
    // One request a day over ten years from 1 January 2026: 3,652 days, three of them in leap years.
    expect(row?.servedUnits).toBe(3652);
    expect(row?.unserved).toMatchObject([{ units: 3652 * 999, reason: 'queued-past-horizon' }]);
  });

  test('ten years of work that waits for credits: many lines', () => {
    const row = compare(
      {
        plans: [plan('basic', '0.00', '1')],
        policies: rules({ atZero: { rule: 'queue-until-credits' } }),
      },
      {
        months: 120,
        lines: Array.from({ length: 20 }, (_, at) => line(5, { id: `l${at}`, schedule: daily })),
      },
    );
    expect(row?.servedUnits).toBe(120);
  });

  test('a split into single units is refused before it is done', () => {
    const parts: BookParts = {
      limits: [{ id: 'units', label: 'Units', unit: 'unit' }],
      operations: [
        operation('use', '1', { task: { reserve: 'actual', unitsLimit: 'units', source } }),
      ],
      plans: [plan('basic', '0.00', '1', { limits: [{ limit: 'units', value: '1', source }] })],
      policies: rules({
        overage: { mode: 'on', price: { per: '1', amount: '0.01' }, billing: 'arrears' },
      }),
    };
    const given: ScenarioParts = {
      lines: [line(MOST, { schedule: once('2026-01-05') })],
      choices: { atBlock: 'split' },
    };
    expect(codesOf(() => compare(parts, given))).toEqual(['work_too_large']);
  });

  test(`mixes of more than ${MOST_COMBINATIONS} combinations are refused`, () => {
    const options = Array.from({ length: OPTIONS }, (_, at) => ({ id: `o${at}`, label: `o${at}` }));
    const mix = { mix: options.map(({ id }) => ({ option: id, share: '0.02' })) };
    const parts: BookParts = {
      parameters: names.map((id) => ({ kind: 'choice' as const, id, label: id, options })),
      operations: [cube],
    };
    const given: ScenarioParts = {
      lines: [line(10, { parameters: { a: mix, b: mix, c: mix }, schedule: once('2026-01-05') })],
    };
    expect(codesOf(() => compare(parts, given))).toEqual(['work_too_large']);
  });
});
