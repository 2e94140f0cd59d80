import { describe, expect, it } from 'vitest';
import { fittedScenario } from '../../../../src/renderer/features/explore/usage/fitted-scenario';
import { draftOf, mappingOf } from '../../../../src/renderer/features/explore/usage/mapping-draft';
import { replayCsv } from '../../../../src/renderer/features/explore/usage/replay-file';
import type { ReplayResult } from '../../../../src/shared/contract/replay';
import { checkScenario } from '../../../../src/shared/scenario/check';
import { Scenario } from '../../../../src/shared/contract/scenario';
import { UsageMapping, type UsageLook } from '../../../../src/shared/contract/usage';
import { smallScenario } from '../../../support/library';
import { smallBook } from '../../../support/small-book';

const format: UsageLook['format'] = {
  kind: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: ['When', 'What', 'n'],
};
const look = (change: Partial<UsageLook> = {}): UsageLook => ({
  format,
  samples: [],
  suggested: { date: 'When', operation: { column: 'What' }, quantity: 'n' },
  remembered: null,
  ...change,
});

describe('the columns of a file', () => {
  it('begin as they seem to be, and say nothing that was not chosen', () => {
    const mapping = mappingOf(draftOf(look()));
    expect(mapping).toEqual({
      date: 'When',
      operation: { column: 'What' },
      quantity: 'n',
      succeeded: [],
      failed: [],
      parameters: {},
    });
    expect(UsageMapping.parse(mapping)).toEqual(mapping);
  });

  it('are what was used the last time where there was one', () => {
    const remembered = UsageMapping.parse({
      date: 'When',
      dateOrder: 'day-first',
      operation: { always: 'check' },
      failed: ['lost'],
      parameters: { media: 'What' },
    });
    expect(mappingOf(draftOf(look({ remembered })))).toEqual(remembered);
  });

  it('are not complete without a date and an operation', () => {
    expect(mappingOf(draftOf(look({ suggested: { date: 'When' } })))).toBeUndefined();
    expect(mappingOf(draftOf(look({ suggested: {} })))).toBeUndefined();
  });
});

describe('the file of a replay', () => {
  it('has exact amounts, quotes what needs it, and no cell that a spreadsheet would run', () => {
    const run = {
      total: '76.00',
      blockedDays: 0,
      blockedOn: [],
      unservedUnits: 0,
      servedUnits: 9,
      subscription: '60.00',
      packs: '16.00',
      overage: '0.00',
      other: '0.00',
      overflow: '16.00',
      purchases: [
        {
          pack: 'bag',
          label: 'Bag',
          count: 2,
          credits: '1000',
          amount: '16.00',
          rule: 'packs.bag',
        },
      ],
      overageCredits: '0',
    };
    const result = {
      currency: 'EUR',
      plans: [
        {
          plan: 'pro',
          label: '=Pro, "best"',
          status: 'feasible',
          gaps: [],
          reasons: [],
          covered: run,
          capped: { ...run, blockedDays: 3, blockedOn: ['2026-03-26'], unservedUnits: 4 },
        },
        {
          plan: 'open',
          label: 'Open',
          status: 'price-unknown',
          gaps: [],
          reasons: [],
          covered: { ...run, total: null, overflow: null, purchases: [] },
          capped: run,
        },
      ],
    } as unknown as ReplayResult;
    const [, pro, open] = replayCsv(result).split('\r\n');
    expect(pro).toBe(
      `pro,"'=Pro, ""best""",feasible,EUR,76.00,16.00,60.00,16.00,0.00,0.00,2 x bag,0,0,3,2026-03-26,4`,
    );
    expect(open).toBe('open,Open,price-unknown,EUR,,,60.00,16.00,0.00,0.00,,0,0,0,,0');
  });
});

describe('a scenario from a fit', () => {
  it('has the fitted lines on the fitted days and is one the program takes', () => {
    const before = Scenario.parse({
      ...smallScenario(),
      account: { plan: 'pro', cycleStart: '2026-03-01' },
      changes: [{ on: '2026-04-01', kind: 'plan', plan: 'free' }],
    });
    const [line] = before.lines;
    const fitted = { operation: 'check', label: 'Check', lines: [{ ...line!, quantity: 31 }] };
    const made = fittedScenario(
      before,
      { start: '2026-06-01', operations: [fitted as never], notes: [] },
      'spring.csv',
    );
    expect(made).toMatchObject({
      name: 'Autumn, from spring.csv',
      start: '2026-06-01',
      lines: [{ operation: 'check', quantity: 31 }],
      catalogs: [],
      changes: [],
    });
    expect(made.account).toBeUndefined();
    expect(checkScenario(made, () => smallBook()).ok).toBe(true);
  });
});
