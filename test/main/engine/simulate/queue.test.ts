import { describe, test } from 'vitest';
import {
  daily,
  dates,
  line,
  once,
  operation,
  pack,
  plan,
  rules,
  source,
  type PlanPart,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const limits = [{ id: 'slots', label: 'Concurrent', unit: 'request' }];
const withSlots = (id: string, amount: string, slots: string, credits = '1000000'): PlanPart =>
  plan(id, amount, credits, { limits: [{ limit: 'slots', value: slots, source }] });
const concurrency = { limit: 'slots', rule: 'throughput', defaultSeconds: 8640 } as const;
const queueing = rules({ atZero: { rule: 'queue-until-renewal' } });
const anyCredits = rules({ atZero: { rule: 'queue-until-credits' } });
const use = (units: number, ...on: string[]) => line(units, { schedule: dates(...on) });

const rows: Row[] = [
  {
    rule: 'throughput: the whole part of concurrency × 86,400 / seconds a day, the rest waits for the next day',
    book: { limits, plans: [withSlots('basic', '0.00', '2')], policies: rules({ concurrency }) },
    // Two slots at 8,640 seconds: 20 a day.
    scenario: { lines: [use(50, '2026-01-05')] },
    expected: {
      served: 50,
      end: { '2026-01-05': '999980', '2026-01-06': '999960', '2026-01-07': '999950' },
    },
  },
  {
    rule: 'throughput is shared by the lines in their order',
    book: {
      limits,
      plans: [withSlots('basic', '0.00', '1')],
      policies: rules({ concurrency }),
      operations: [operation('use', '1'), operation('big', '100')],
    },
    scenario: {
      lines: [
        use(7, '2026-01-05'),
        line(5, { id: 'b', operation: 'big', schedule: once('2026-01-05') }),
      ],
    },
    // Ten a day: 7 and 3 on the 5th, the other 2 on the 6th.
    expected: { end: { '2026-01-05': '999693', '2026-01-06': '999493' } },
  },
  {
    rule: 'throughput: what waited runs before what is new, first in first out',
    book: {
      limits,
      plans: [withSlots('basic', '0.00', '1')],
      policies: rules({ concurrency }),
      operations: [operation('use', '1'), operation('big', '100')],
    },
    scenario: {
      lines: [
        line(12, { id: 'b', operation: 'big', schedule: once('2026-01-05') }),
        use(10, '2026-01-06'),
      ],
    },
    // The 5th: 10 big. The 6th: 2 big, then 8 of 10. The 7th: 2.
    expected: { end: { '2026-01-05': '999000', '2026-01-06': '998792', '2026-01-07': '998790' } },
  },
  {
    rule: 'throughput: what ran before an upgrade has taken its slots of the day',
    book: {
      limits,
      plans: [withSlots('basic', '0.00', '1'), withSlots('large', '9.00', '2')],
      policies: rules({ concurrency }),
    },
    scenario: {
      lines: [use(12, '2026-01-05'), line(30, { id: 'b', schedule: once('2026-01-06') })],
      changes: [{ on: '2026-01-06', kind: 'plan', plan: 'large' }],
    },
    // The 6th: 2 in the morning, then 18 of the larger plan's 20.
    expected: { end: { '2026-01-05': '999990', '2026-01-06': '999970', '2026-01-07': '999958' } },
  },
  {
    rule: 'throughput: seconds a unit that the line names',
    book: { limits, plans: [withSlots('basic', '0.00', '1')], policies: rules({ concurrency }) },
    scenario: { lines: [use(50, '2026-01-05')].map((row) => ({ ...row, secondsPerUnit: 4320 })) },
    expected: { end: { '2026-01-05': '999980' } },
  },
  {
    rule: 'throughput ignored (the other reading of A-10)',
    book: {
      limits,
      plans: [withSlots('basic', '0.00', '2')],
      policies: rules({ concurrency: { ...concurrency, rule: 'ignored' } }),
    },
    scenario: { lines: [use(50, '2026-01-05')] },
    expected: { end: { '2026-01-05': '999950' } },
  },
  {
    rule: 'throughput that cannot catch up: what still waits at the end is unserved',
    book: { limits, plans: [withSlots('basic', '0.00', '1')], policies: rules({ concurrency }) },
    scenario: { lines: [line(11, { schedule: daily })] },
    // 31 × 11 are due, 31 × 10 run.
    expected: { served: 310, unserved: ['work 31 queued-past-horizon'] },
  },
  {
    rule: 'an upgrade brings its concurrency the same day',
    book: {
      limits,
      plans: [withSlots('basic', '0.00', '1'), withSlots('more', '31.00', '3')],
      policies: rules({ concurrency }),
    },
    scenario: {
      lines: [use(30, '2026-01-05')],
      changes: [{ on: '2026-01-05', kind: 'plan', plan: 'more' }],
    },
    expected: { end: { '2026-01-05': '999970' } },
  },
  {
    rule: 'queue until renewal: two lines run in the order in which their work came',
    book: { plans: [plan('basic', '0.00', '10')], policies: queueing },
    scenario: {
      months: 2,
      lines: [
        use(20, '2026-01-05', '2026-01-07'),
        line(5, { id: 'b', schedule: once('2026-01-06') }),
      ],
    },
    // January serves 10 of the 5th. February: the 5th’s other 10; those of the 6th and the 7th still wait.
    expected: { served: 20, unserved: ['b 5 queued-past-horizon', 'work 20 queued-past-horizon'] },
  },
  {
    rule: 'queue until credits: what came between is served between',
    book: {
      plans: [plan('basic', '0.00', null)],
      packs: [pack('bag', '18', '5.00')],
      policies: anyCredits,
    },
    scenario: {
      lines: [
        use(10, '2026-01-05', '2026-01-07'),
        line(5, { id: 'b', schedule: once('2026-01-06') }),
      ],
      changes: [{ on: '2026-01-09', kind: 'buy', pack: 'bag', count: 1 }],
    },
    // 10 of the 5th, 5 of the 6th, 3 of the 7th.
    expected: { served: 18, unserved: ['work 7 queued-past-horizon'] },
  },
  {
    rule: 'queue until renewal: it runs at the renewal, before that day’s work',
    book: { plans: [plan('basic', '0.00', '100')], policies: queueing },
    scenario: {
      months: 2,
      lines: [use(130, '2026-01-05'), line(80, { id: 'feb', schedule: once('2026-02-01') })],
    },
    kinds: ['queue'],
    // 30 wait; on 1 February they take 30 of 100, 70 of 80 follow and 10 wait again.
    expected: {
      entries: ['2026-01-05 queue', '2026-02-01 queue'],
      served: 200,
      unserved: ['feb 10 queued-past-horizon'],
    },
  },
  {
    rule: 'queue until renewal: not at a top-up',
    book: {
      plans: [plan('basic', '0.00', '100')],
      packs: [pack('bag', '50', '5.00')],
      policies: queueing,
    },
    scenario: {
      lines: [use(130, '2026-01-05')],
      changes: [{ on: '2026-01-10', kind: 'buy', pack: 'bag', count: 1 }],
    },
    expected: { served: 100, unserved: ['work 30 queued-past-horizon'], left: '50/0' },
  },
  {
    rule: 'queue until credits: at a top-up too (the other reading of A-23), on the same day',
    book: {
      plans: [plan('basic', '0.00', '100')],
      packs: [pack('bag', '50', '5.00')],
      policies: anyCredits,
    },
    scenario: {
      lines: [use(130, '2026-01-05')],
      changes: [{ on: '2026-01-10', kind: 'buy', pack: 'bag', count: 1 }],
    },
    expected: { served: 130, unserved: [], end: { '2026-01-09': '0', '2026-01-10': '20' } },
  },
  {
    rule: 'queue until credits: a part runs, the rest keeps its place',
    book: {
      plans: [plan('basic', '0.00', '100')],
      packs: [pack('bag', '20', '5.00')],
      policies: anyCredits,
    },
    scenario: {
      months: 2,
      lines: [use(130, '2026-01-05')],
      changes: [{ on: '2026-01-10', kind: 'buy', pack: 'bag', count: 1 }],
    },
    expected: { served: 130, end: { '2026-01-10': '0', '2026-02-01': '90' } },
  },
  {
    rule: 'an operation’s own rule at zero comes before the policy',
    book: {
      plans: [plan('basic', '0.00', '100')],
      operations: [
        operation('use', '1'),
        operation('call', '2', { atZero: { rule: 'queue-until-renewal', source } }),
      ],
    },
    scenario: {
      months: 2,
      lines: [
        use(110, '2026-01-05'),
        line(5, { id: 'calls', operation: 'call', schedule: once('2026-01-06') }),
      ],
    },
    expected: { served: 105, unserved: ['work 10 no-credits'], end: { '2026-02-01': '90' } },
  },
  {
    rule: 'work queued over several renewals',
    book: { plans: [plan('basic', '0.00', '100')], policies: queueing },
    scenario: { months: 3, lines: [use(250, '2026-01-05')] },
    expected: { served: 250, unserved: [], end: { '2026-02-01': '0', '2026-03-01': '50' } },
  },
];

describe('queues and throughput (rulebook 2, 4, 7 and 8)', () => {
  test.each(rows)('$rule', check);
});
