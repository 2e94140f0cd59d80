import { describe, test } from 'vitest';
import { allowance, line, once, operation, pack, plan, rules } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const two = (
  a: Partial<Parameters<typeof allowance>[1]>,
  b: Partial<Parameters<typeof allowance>[1]>,
) => ({
  plans: [
    plan('basic', '0.00', null, {
      allowances: [allowance('10', { id: 'a', ...a }), allowance('20', { id: 'b', ...b })],
    }),
  ],
});

const use = (units: number, on = '2026-01-05') => line(units, { schedule: once(on) });
const buy = (id: string, on = '2026-01-01', count = 1) =>
  ({ on, kind: 'buy', pack: id, count }) as const;

const rows: Row[] = [
  {
    rule: 'the plan’s allowance burns before bought packs',
    book: { plans: [plan('basic', '0.00', '10')], packs: [pack('bag', '50', '5.00')] },
    scenario: { lines: [use(12)], changes: [buy('bag')] },
    kinds: ['charge'],
    expected: { entries: ['2026-01-05 charge -10', '2026-01-05 charge -2'], left: '48/0' },
  },
  {
    rule: 'bought packs before the allowance where the book says so',
    book: {
      plans: [plan('basic', '0.00', '10')],
      packs: [pack('bag', '50', '5.00')],
      policies: rules({ burnOrder: { keys: ['bought-first', 'id'] } }),
    },
    scenario: { lines: [use(12)], changes: [buy('bag')] },
    expected: { left: '38/10' },
  },
  {
    rule: 'the earlier expiry burns first',
    book: {
      plans: [plan('basic', '0.00', null)],
      packs: [
        pack('long', '10', '1.00'),
        pack('short', '10', '1.00', { expires: { after: 10, unit: 'day' } }),
      ],
    },
    scenario: { lines: [use(12)], changes: [buy('long'), buy('short')] },
    // 10 of the short one, 2 of the long one: nothing is left to expire on 11 January.
    kinds: ['expiry'],
    expected: { entries: [], left: '8/0' },
  },
  {
    rule: 'an allowance that is kept for ever burns after credits that end',
    book: {
      plans: [
        plan('basic', '0.00', null, {
          allowances: [allowance('10', { rollover: { kind: 'all' } })],
        }),
      ],
      packs: [pack('bag', '10', '1.00', { expires: { after: 40, unit: 'day' } })],
      policies: rules({ burnOrder: { keys: ['expiry', 'effective', 'id'] } }),
    },
    scenario: { months: 2, lines: [use(10)], changes: [buy('bag')] },
    // The bag ends on 10 February, the allowance never: 10 of the bag, so nothing expires.
    kinds: ['expiry'],
    expected: { entries: [], left: '0/20' },
  },
  {
    rule: 'a batch kept for two further cycles ends with the third',
    book: {
      plans: [
        plan('basic', '0.00', null, {
          allowances: [allowance('10', { rollover: { kind: 'batches', cycles: 2 } })],
        }),
      ],
      packs: [
        pack('march', '10', '1.00', { expires: { after: 88, unit: 'day' } }),
        pack('april', '10', '1.00', { expires: { after: 92, unit: 'day' } }),
      ],
      policies: rules({ burnOrder: { keys: ['expiry', 'effective', 'id'] } }),
    },
    scenario: { lines: [use(15)], changes: [buy('march'), buy('april')] },
    // 30 March, then the batch of January on 1 April, then 3 April.
    kinds: ['charge'],
    expected: { entries: ['2026-01-05 charge -10', '2026-01-05 charge -5'], left: '10/5' },
  },
  {
    rule: 'of equal expiry the earlier effective one burns first',
    book: {
      plans: [plan('basic', '0.00', null)],
      packs: [
        pack('late', '10', '1.00', { expires: { after: 10, unit: 'day' } }),
        pack('early', '10', '1.00', { expires: { after: 12, unit: 'day' } }),
      ],
    },
    // Both end on 13 January: the one bought on the 1st goes first and nothing of it expires.
    scenario: { lines: [use(10)], changes: [buy('early'), buy('late', '2026-01-03')] },
    kinds: ['charge', 'expiry'],
    expected: {
      entries: ['2026-01-05 charge -10', '2026-01-13 expiry -10'],
    },
  },
  {
    rule: 'of equal expiry and effect the one granted first burns first: equal priorities too',
    book: two({ rollover: { kind: 'lost' } }, { rollover: { kind: 'all' } }),
    scenario: { months: 2, lines: [use(10)] },
    // a's 10 are gone, b's 20 roll over whole: 10 + 20 + 20.
    expected: { start: { '2026-02-01': '50' } },
  },
  {
    rule: 'a lower priority number burns first',
    book: {
      ...two({ priority: 5, rollover: { kind: 'all' } }, { priority: 1 }),
      policies: rules({ burnOrder: { keys: ['priority', 'id'] } }),
    },
    scenario: { months: 2, lines: [use(10)] },
    // b gives 10 of its 20 and loses 10; a's 10 stay: 10 + 10 + 20.
    expected: { start: { '2026-02-01': '40' } },
  },
  {
    rule: 'bonus before paid, then first in, first out',
    book: {
      plans: [
        plan('basic', '0.00', null, {
          allowances: [
            allowance('10', { every: 'once' }),
            allowance('7', { id: 'gift', every: 'once', bonus: true }),
          ],
        }),
      ],
      packs: [pack('bag', '5', '1.00')],
      policies: rules({ burnOrder: { keys: ['bonus-first', 'effective', 'id'] } }),
    },
    scenario: { lines: [use(9)], changes: [buy('bag')] },
    kinds: ['charge'],
    // The gift's 7, then 2 of the ten.
    expected: { entries: ['2026-01-05 charge -7', '2026-01-05 charge -2'], left: '5/8' },
  },
  {
    rule: 'credits for some operations only: others cannot use them',
    book: {
      plans: [
        plan('basic', '0.00', null, {
          allowances: [
            allowance('10', { id: 'any' }),
            allowance('20', { id: 'ocr', onlyFor: ['scan'] }),
          ],
        }),
      ],
      operations: [operation('use', '1'), operation('scan', '1')],
      policies: rules({ burnOrder: { keys: ['restricted-first', 'id'] } }),
    },
    scenario: {
      lines: [
        line(15, { schedule: once('2026-01-02') }),
        line(25, { id: 'scans', operation: 'scan', schedule: once('2026-01-03') }),
      ],
    },
    // "use" takes the 10 that anything may use; the scans have their own 20 and no more.
    expected: { served: 30, unserved: ['work 5 no-credits', 'scans 5 no-credits'] },
  },
  {
    rule: 'restricted credits burn before free ones where the book says so',
    book: {
      plans: [
        plan('basic', '0.00', null, {
          allowances: [
            allowance('10', { id: 'any' }),
            allowance('20', { id: 'ocr', onlyFor: ['scan'] }),
          ],
        }),
      ],
      operations: [operation('use', '1'), operation('scan', '1')],
      policies: rules({ burnOrder: { keys: ['restricted-first', 'id'] } }),
    },
    scenario: {
      lines: [
        line(15, { id: 'scans', operation: 'scan', schedule: once('2026-01-02') }),
        line(10, { schedule: once('2026-01-03') }),
      ],
    },
    expected: { served: 25, unserved: [] },
  },
  {
    rule: 'a free operation beside it does not keep a record from its restricted credits',
    book: {
      plans: [
        plan('basic', '0.00', null, { allowances: [allowance('20', { onlyFor: ['scan'] })] }),
      ],
      operations: [operation('scan', '2'), operation('look', '0')],
    },
    scenario: {
      catalogs: [
        {
          id: 'docs',
          label: 'Docs',
          records: 10,
          schedule: once('2026-01-02'),
          operations: [{ operation: 'scan' }, { operation: 'look' }],
        },
      ],
    },
    expected: { served: 10, unserved: [] },
  },
  {
    rule: 'a unit may draw on several grants',
    book: {
      ...two({}, {}),
      operations: [operation('use', '7')],
    },
    scenario: { lines: [use(4)] },
    // 28 of 30 credits: the second unit takes 3 of a and 4 of b.
    kinds: ['charge'],
    expected: {
      entries: ['2026-01-05 charge -10', '2026-01-05 charge -18'],
      served: 4,
      left: '0/2',
    },
  },
];

describe('burn order (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
