import { describe, test } from 'vitest';
import {
  dates,
  line,
  once,
  operation,
  pack,
  plan,
  reservoir,
  rules,
  source,
  type OperationPart,
  type PlanPart,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

/** A bulk task holds three credits a unit and costs one. */
const bulk = (more: Partial<OperationPart> = {}): OperationPart =>
  operation('use', '1', {
    task: { reserve: { perUnit: '3' }, unitsLimit: 'units', source },
    ...more,
  });

const withTank = (
  id: string,
  cap: string,
  refill: string,
  limit: string,
  more: Partial<PlanPart> = {},
): PlanPart =>
  plan(id, '10.00', null, {
    reservoirs: [reservoir(cap, refill)],
    limits: [{ limit: 'units', value: limit, source }],
    ...more,
  });

const limits = [{ id: 'units', label: 'Units', unit: 'unit' }];
const small = withTank('small', '100', '30', '1000');
const large = withTank('large', '1000', '0', '1000');
const task = (units: number, ...on: string[]) => line(units, { schedule: dates(...on) });
const parts = { limits, operations: [bulk()], plans: [small, large] };

const rows: Row[] = [
  {
    rule: 'a reservation, its charge and its release are three entries',
    book: parts,
    scenario: { lines: [line(30, { schedule: once('2026-01-01'), success: '0.8' })] },
    kinds: ['reserve', 'charge', 'release'],
    // Holds 90; 24 of 30 succeed and cost 24; 66 come back.
    expected: {
      entries: ['2026-01-01 reserve -90', '2026-01-01 charge 0', '2026-01-01 release 66'],
      end: { '2026-01-01': '76' },
      served: 24,
    },
  },
  {
    rule: 'the release goes back in the reverse order of consumption',
    book: {
      ...parts,
      plans: [withTank('small', '40', '0', '1000')],
      packs: [pack('bag', '100', '5.00')],
    },
    scenario: {
      lines: [task(30, '2026-01-02')],
      changes: [{ on: '2026-01-01', kind: 'buy', pack: 'bag', count: 1 }],
    },
    kinds: ['reserve', 'charge', 'release'],
    // 40 of the tank and 50 bought are held; 30 are charged to the tank; first the 50 come back.
    expected: {
      entries: [
        '2026-01-02 reserve -40',
        '2026-01-02 reserve -50',
        '2026-01-02 charge 0',
        '2026-01-02 release 50',
        '2026-01-02 release 10',
      ],
      left: '100/10',
    },
  },
  {
    rule: 'a task whose reservation exceeds the balance is blocked, and says so',
    book: parts,
    scenario: { lines: [task(34, '2026-01-01')] },
    kinds: ['block'],
    expected: {
      entries: ['2026-01-01 block'],
      unserved: ['work 34 task-over-balance'],
      end: { '2026-01-01': '100' },
    },
  },
  {
    rule: 'a task over the plan’s limit is blocked always, whatever is chosen',
    book: { ...parts, plans: [withTank('small', '100', '30', '20')] },
    scenario: { lines: [task(21, '2026-01-01')], choices: { atBlock: 'wait' } },
    expected: { unserved: ['work 21 task-over-limit'] },
  },
  {
    rule: 'split into the fewest tasks that fit, largest first, the rest waits for refills',
    book: parts,
    scenario: { lines: [task(80, '2026-01-01')], choices: { atBlock: 'split' } },
    // 100: 33, then 67 → 22, 45 → 15, 30 → 10, 20 → 6, 14 → 4, 10 → 3, 7 → 2, 5 → 1, 4 → 1, 3 → 1, 2: none.
    kinds: ['reserve'],
    expected: {
      end: { '2026-01-01': '20' },
      served: 80,
      unserved: [],
    },
  },
  {
    rule: 'split, in detail: each task holds what the one before has left',
    book: { ...parts, plans: [withTank('small', '100', '0', '1000')] },
    scenario: { lines: [task(200, '2026-01-01')], choices: { atBlock: 'split' } },
    kinds: ['reserve'],
    // 33 + 22 + 15 + 10 + 6 + 4 + 3 + 2 + 1 + 1 + 1 = 98; 2 credits hold no unit any more.
    expected: {
      entries: ['99', '66', '45', '30', '18', '12', '9', '6', '3', '3', '3'].map(
        (held) => `2026-01-01 reserve -${held}`,
      ),
      end: { '2026-01-01': '2' },
      served: 98,
      unserved: ['work 102 queued-past-horizon'],
    },
  },
  {
    rule: 'wait whole: a task runs on the first day on which it fits',
    book: parts,
    scenario: {
      lines: [task(20, '2026-01-01', '2026-01-02', '2026-01-03')],
      choices: { atBlock: 'wait' },
    },
    // 100 − 20 = 80; day 2: full again at 100, −20; day 3: 100 − 20.
    expected: { served: 60, end: { '2026-01-01': '80', '2026-01-02': '80', '2026-01-03': '80' } },
  },
  {
    rule: 'wait whole, first in first out',
    book: parts,
    scenario: {
      lines: [
        line(30, { id: 'a', schedule: once('2026-01-01') }),
        line(33, { id: 'b', schedule: once('2026-01-01') }),
        line(25, { id: 'c', schedule: once('2026-01-02') }),
      ],
      choices: { atBlock: 'wait' },
    },
    kinds: ['reserve', 'queue'],
    // a: 100 − 30 = 70. b holds 99: waits. Day 2: 100, b runs and leaves 67; c holds 75 and waits. Day 3: 97, c.
    expected: {
      entries: [
        '2026-01-01 reserve -90',
        '2026-01-01 queue',
        '2026-01-02 reserve -99',
        '2026-01-02 queue',
        '2026-01-03 reserve -75',
      ],
      served: 88,
    },
  },
  {
    rule: 'a task whose reservation exceeds the cap never runs whole',
    book: parts,
    scenario: { lines: [task(34, '2026-01-01')], choices: { atBlock: 'wait' } },
    expected: { unserved: ['work 34 task-over-cap'] },
  },
  {
    rule: 'a task that still waits at the end of the horizon is unserved',
    book: { ...parts, plans: [withTank('small', '100', '0', '1000')] },
    scenario: {
      lines: [
        line(30, { id: 'a', schedule: once('2026-01-01') }),
        line(30, { id: 'b', schedule: once('2026-01-01') }),
      ],
      choices: { atBlock: 'wait' },
    },
    expected: { served: 30, unserved: ['b 30 queued-past-horizon'] },
  },
  {
    rule: 'buy what the reservation is short of',
    book: { ...parts, packs: [pack('bag', '10', '1.00')] },
    scenario: { lines: [task(40, '2026-01-01')], choices: { atBlock: 'buy' } },
    // 120 − 100 = 20 short: two packs.
    expected: { packs: ['2 × bag'], served: 40, end: { '2026-01-01': '80' } },
  },
  {
    rule: 'buying is all or nothing: where one meter has no pack, none is bought for the other',
    book: {
      ...parts,
      meters: [
        { id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' },
        { id: 'tokens', label: 'Tokens', unit: 'token', unitPlural: 'tokens' },
      ],
      operations: [
        bulk({
          costs: [
            { meter: 'credits', formula: { kind: 'fixed', amount: '1' }, source },
            { meter: 'tokens', formula: { kind: 'fixed', amount: '1' }, source },
          ],
        }),
      ],
      packs: [pack('bag', '10', '1.00')],
    },
    scenario: { lines: [task(40, '2026-01-01')], choices: { atBlock: 'buy' } },
    expected: { packs: [], unserved: ['work 40 task-over-balance'], total: '10.00' },
  },
  {
    rule: 'upgrade at a block to the lowest plan that takes it',
    book: {
      ...parts,
      policies: rules({
        upgrade: {
          when: 'at-once',
          cycle: 'restarted',
          charge: 'full',
          allowance: 'kept',
          reservoir: 'filled',
        },
      }),
    },
    scenario: { lines: [task(200, '2026-01-05')], choices: { atBlock: 'upgrade' } },
    expected: { served: 200, end: { '2026-01-05': '800' }, total: '20.00' },
  },
  {
    rule: 'upgrade at a block on a balance partly used: the next plan up, not the one in force',
    book: {
      ...parts,
      policies: rules({
        upgrade: {
          when: 'at-once',
          cycle: 'restarted',
          charge: 'full',
          allowance: 'kept',
          reservoir: 'filled',
        },
      }),
    },
    scenario: {
      lines: [task(30, '2026-01-01'), line(30, { id: 'b', schedule: once('2026-01-01') })],
      choices: { atBlock: 'upgrade' },
    },
    // 70 are left of 100 and 90 are held: small would take it full, large takes it now.
    expected: { served: 60, end: { '2026-01-01': '970' } },
  },
  {
    rule: 'upgrades at a block switched off: it stays blocked',
    book: parts,
    scenario: {
      lines: [task(200, '2026-01-05')],
      choices: { atBlock: 'upgrade', allowUpgradeAtBlock: false },
    },
    expected: { unserved: ['work 200 task-over-balance'], total: '10.00' },
  },
  {
    rule: 'with overage on a task settles first: only what its charge exceeds the balance by is overage',
    book: {
      ...parts,
      plans: [withTank('small', '100', '0', '1000')],
      policies: rules({
        overage: { mode: 'user', price: { per: '1', amount: '0.10' }, billing: 'arrears' },
      }),
    },
    scenario: { lines: [task(130, '2026-01-01')], choices: { overage: true } },
    expected: { served: 130, overage: '30', total: '13.00', end: { '2026-01-01': '0' } },
  },
  {
    rule: 'a task holds no less than it costs',
    book: {
      ...parts,
      operations: [operation('use', '5', { task: { reserve: { perUnit: '3' }, source } })],
    },
    scenario: { lines: [task(21, '2026-01-01')] },
    // At three a unit 63 would fit 100; at five it costs 105, which nobody would pay.
    expected: { unserved: ['work 21 task-over-balance'], end: { '2026-01-01': '100' } },
  },
  {
    rule: 'a failed part of a task is deducted and given back where the vendor does so',
    book: { ...parts, operations: [bulk({ failure: { rule: 'refunded', source } })] },
    scenario: { lines: [line(30, { schedule: once('2026-01-01'), success: '0.8' })] },
    kinds: ['reserve', 'charge', 'release', 'refund'],
    expected: {
      entries: [
        '2026-01-01 reserve -90',
        '2026-01-01 charge 0',
        '2026-01-01 release 60',
        '2026-01-01 refund 6',
      ],
      end: { '2026-01-01': '76' },
      served: 24,
    },
  },
  {
    rule: 'a failed part of a task is charged where the vendor charges failures',
    book: { ...parts, operations: [bulk({ failure: { rule: 'charged', source } })] },
    scenario: { lines: [line(30, { schedule: once('2026-01-01'), success: '0.8' })] },
    expected: { end: { '2026-01-01': '70' }, served: 24 },
  },
  {
    rule: 'auto top-up looks at a reservation as at any other debit',
    book: {
      ...parts,
      packs: [pack('bag', '50', '1.00')],
      policies: rules({
        autoTopUp: {
          trigger: 'below',
          watches: 'whole',
          looksAt: 'every-debit',
          buys: 'one-by-one',
          onSwitch: 'at-next-debit',
        },
      }),
    },
    scenario: {
      lines: [task(40, '2026-01-01')],
      choices: { autoTopUp: { pack: 'bag', threshold: '0', capMoney: null } },
    },
    // 120 held of 100: one bag.
    expected: { packs: ['1 × bag'], served: 40, end: { '2026-01-01': '110' } },
  },
];

describe('tasks: reserve and settle, and the choice at a block (rulebook 5 and 8)', () => {
  test.each(rows)('$rule', check);
});
