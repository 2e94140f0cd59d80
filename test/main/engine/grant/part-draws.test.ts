import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../../src/main/engine/grant/grant';
import { drawsOf, uncovered, type PartNeed } from '../../../../src/main/engine/grant/part-draws';
import {
  allowance,
  once,
  operation,
  pack,
  plan,
  rules,
  type BookParts,
  type ScenarioParts,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';
import { law } from '../../../support/law';

/** A record costs 2 for its scan and 3 for its use; 30 credits serve anything, 20 only scans. */
const vendor = (more: BookParts = {}): BookParts => ({
  plans: [
    plan('basic', '0.00', null, {
      allowances: [allowance('30'), allowance('20', { id: 'ocr', onlyFor: ['scan'] })],
    }),
  ],
  operations: [operation('scan', '2'), operation('use', '3')],
  ...more,
});

const records = (count: number, more: ScenarioParts = {}): ScenarioParts => ({
  catalogs: [
    {
      id: 'docs',
      label: 'Docs',
      records: count,
      schedule: once('2026-01-02'),
      operations: [{ operation: 'scan' }, { operation: 'use' }],
    },
  ],
  ...more,
});

const topUp = {
  trigger: 'below',
  watches: 'whole',
  looksAt: 'every-debit',
  buys: 'one-by-one',
  onSwitch: 'at-next-debit',
} as const;

const rows: Row[] = [
  {
    rule: 'each operation of a record draws on the credits it may use',
    book: vendor(),
    scenario: records(10),
    // Scans leave the 30 to the uses, which have nothing else.
    kinds: ['charge'],
    expected: {
      served: 10,
      unserved: [],
      left: '0/0',
      entries: ['2026-01-02 charge -20', '2026-01-02 charge -30'],
    },
  },
  {
    rule: 'a record is still served whole or not at all',
    book: vendor(),
    scenario: records(12),
    // The eleventh lacks the 3 of its use, so its scan takes nothing either.
    expected: { served: 10, unserved: ['docs 2 no-credits'], left: '0/0' },
  },
  {
    rule: 'what is restricted and left over stays',
    book: vendor({ operations: [operation('scan', '1'), operation('use', '5')] }),
    scenario: records(6),
    expected: { served: 6, left: '0/14' },
  },
  {
    rule: 'a pack for one operation where its credits end in the middle of a job',
    book: vendor({
      plans: [
        plan('basic', '0.00', null, {
          allowances: [allowance('36'), allowance('20', { id: 'ocr', onlyFor: ['scan'] })],
        }),
      ],
      packs: [pack('scans', '10', '1.00', { onlyFor: ['scan'] })],
    }),
    scenario: records(12, { choices: { packs: { kind: 'when-short', pack: 'scans' } } }),
    // 36 for the uses, 24 for the scans against 20: one pack.
    expected: { served: 12, packs: ['1 × scans'], left: '6/0' },
  },
  {
    rule: 'and for no more records than the other operations can pay',
    book: vendor({
      plans: [plan('basic', '0.00', '30')],
      packs: [pack('scans', '10', '1.00', { onlyFor: ['scan'] })],
    }),
    scenario: records(12, { choices: { packs: { kind: 'when-short', pack: 'scans' } } }),
    // The uses of ten records take all 30; their scans take two packs.
    expected: { served: 10, packs: ['2 × scans'], unserved: ['docs 2 no-credits'], left: '0/0' },
  },
  {
    rule: 'a pack that helps no operation that is short is not bought',
    book: vendor({ packs: [pack('scans', '10', '1.00', { onlyFor: ['scan'] })] }),
    scenario: records(12, { choices: { packs: { kind: 'when-short', pack: 'scans' } } }),
    expected: { served: 10, packs: [], unserved: ['docs 2 no-credits'] },
  },
  {
    rule: 'packs for one operation and packs for the other, each for its share',
    book: vendor({
      plans: [plan('basic', '0.00', null)],
      packs: [
        pack('scans', '10', '1.00', { onlyFor: ['scan'] }),
        pack('uses', '10', '2.00', { onlyFor: ['use'] }),
      ],
    }),
    scenario: records(10, {
      choices: { packs: { kind: 'none' } },
      changes: [
        { on: '2026-01-02', kind: 'buy', pack: 'scans', count: 2 },
        { on: '2026-01-02', kind: 'buy', pack: 'uses', count: 3 },
      ],
    }),
    expected: { served: 10, packs: ['2 × scans', '3 × uses'], left: '0/0', total: '8.00' },
  },
  {
    rule: 'a comparison finds both kinds, each for its share',
    book: vendor({
      plans: [plan('basic', '0.00', null)],
      packs: [
        pack('scans', '10', '1.00', { onlyFor: ['scan'] }),
        pack('uses', '10', '2.00', { onlyFor: ['use'] }),
      ],
    }),
    scenario: records(10, { choices: { packs: { kind: 'cheapest' } } }),
    expected: {
      served: 10,
      packs: ['2 × scans', '3 × uses'],
      left: '0/0',
      total: '8.00',
      unserved: [],
    },
  },
  {
    rule: 'auto top-up counts what each operation may use',
    book: vendor({
      packs: [pack('bag', '50', '5.00')],
      policies: rules({ autoTopUp: topUp }),
    }),
    scenario: records(11, {
      choices: { packs: { kind: 'none' }, autoTopUp: { pack: 'bag', threshold: '0' } },
    }),
    expected: { served: 11, packs: ['1 × bag'] },
  },
  {
    rule: 'overage is only what no operation could pay',
    book: vendor({
      policies: rules({
        overage: { mode: 'on', price: { per: '1', amount: '0.10' }, billing: 'arrears' },
      }),
    }),
    scenario: records(12),
    // 24 for scans against 20, 36 for uses against 30: 10 credits of overage.
    expected: { served: 12, overage: '10', total: '1.00' },
  },
];

describe('credits restricted to some operations of a record (rulebook 2, A-1; 8)', () => {
  test.each(rows)('$rule', check);
});

type Drawn = { readonly grants: Grant[]; readonly needs: PartNeed[] };

const drawn: fc.Arbitrary<Drawn> = fc.record({
  grants: fc
    .array(
      fc.record({
        left: fc.integer({ min: 0, max: 20 }),
        only: fc.option(fc.subarray([0, 1, 2, 3], { minLength: 1 })),
      }),
      { maxLength: 5 },
    )
    .map((rows_) =>
      rows_.map(
        ({ left, only }, id) =>
          ({ id, left, onlyFor: only === null ? undefined : new Set(only) }) as Grant,
      ),
    ),
  needs: fc
    .subarray([0, 1, 2, 3])
    .chain((operations) =>
      fc.tuple(
        ...operations.map((operation_) =>
          fc.integer({ min: 1, max: 25 }).map((credits) => ({ operation: operation_, credits })),
        ),
      ),
    ),
});

const serves = ({ onlyFor }: Grant, { operation: at }: PartNeed): boolean =>
  onlyFor === undefined || onlyFor.has(at);

/** By every set of parts: what they need beyond all that any of them may use. */
function shortOf({ grants, needs }: Drawn): number {
  let most = 0;
  for (let set = 0; set < 2 ** needs.length; set += 1) {
    const parts = needs.filter((_, at) => (set & (1 << at)) !== 0);
    const need = parts.reduce((sum, { credits }) => sum + credits, 0);
    const there = grants
      .filter((grant) => parts.some((part) => serves(grant, part)))
      .reduce((sum, { left }) => sum + left, 0);
    most = Math.max(most, need - there);
  }
  return most;
}

function assertShared(given: Drawn): void {
  const { grants, needs } = given;
  const short = shortOf(given);
  expect(uncovered(grants, needs)).toBe(short);
  const { draws, open } = drawsOf(grants, needs);
  expect(open).toBe(short);
  const need = needs.reduce((sum, { credits }) => sum + credits, 0);
  expect(draws.reduce((sum, { credits }) => sum + credits, 0)).toBe(need - short);
  for (const { part, grant } of draws) expect(serves(grant, needs[part]!)).toBe(true);
  for (const grant of grants) {
    const taken = draws.filter((draw) => draw.grant === grant);
    expect(taken.reduce((sum, { credits }) => sum + credits, 0)).toBeLessThanOrEqual(grant.left);
  }
  for (const [part, { credits }] of needs.entries()) {
    const got = draws.filter((draw) => draw.part === part);
    expect(got.reduce((sum, row) => sum + row.credits, 0)).toBeLessThanOrEqual(credits);
  }
}

describe('sharing grants out among operations', () => {
  law(
    'leaves open what no sharing could cover, and draws the rest from grants that serve',
    fc.property(drawn, assertShared),
    3000,
  );
});
