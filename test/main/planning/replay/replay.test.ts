import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../../../src/main/engine/time/day';
import { compareScenario } from '../../../../src/main/planning/compare';
import {
  againstPlanOf,
  createReplay,
  fitOf,
  presentReplay,
  replayedPlans,
  runPlan,
} from '../../../../src/main/planning/replay/replay';
import type { Usage } from '../../../../src/main/planning/replay/usage';
import type { PriceBook } from '../../../../src/shared/contract/price-book';
import type { PlanAgainstActual } from '../../../../src/shared/contract/replay';
import { ReplayQuery, ReplayResult } from '../../../../src/shared/contract/replay';
import type { Scenario } from '../../../../src/shared/contract/scenario';
import type { TierwiseError } from '../../../../src/shared/errors';
import {
  book,
  daily,
  line,
  operation,
  pack,
  plan,
  reservoir,
  rules,
  scenario,
  type ScenarioParts,
} from '../../../support/books';
import { usageOf, type UsageRowInput } from '../../../support/usage';

/** So many rows of one kind a day, from a day on. */
const everyDay = (from: string, days: number, more: Partial<UsageRowInput> = {}): UsageRowInput[] =>
  Array.from({ length: days }, (_, at) => ({ on: formatDay(parseDay(from) + at), ...more }));

const chosen = (parts: ScenarioParts = {}): Scenario => {
  const base = scenario(parts);
  const { packs: _packs, ...choices } = base.choices;
  return { ...base, choices: { ...choices, ...parts.choices } as Scenario['choices'] };
};

function replay(
  usage: Usage,
  priced: PriceBook,
  asked: Scenario = chosen(),
  query: object = {},
): ReplayResult {
  const made = createReplay(usage, asked, priced, ReplayQuery.parse(query));
  const plans = replayedPlans(made).map((id) => runPlan(made, id));
  return ReplayResult.parse(
    presentReplay(made, { plans, fit: fitOf(made), againstPlan: againstPlanOf(made) }),
  );
}

const faultsOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (cause) {
    return (cause as TierwiseError).faults;
  }
};

const shop = book({
  plans: [plan('small', '5.00', '100'), plan('large', '20.00', '1000')],
  packs: [pack('bag', '500', '8.00')],
  operations: [operation('use', '2'), operation('look', '0')],
});

describe('replayed usage', () => {
  it('shows blocked days and overflow money of every plan side by side', () => {
    // 10 units of 2 credits on each of 31 days: 620 credits; 100 of them last for five days.
    const result = replay(usageOf(everyDay('2026-03-01', 31, { units: 10 })), shop);
    expect(result).toMatchObject({
      from: '2026-03-01',
      until: '2026-04-01',
      end: '2026-04-01',
      units: 310,
      failed: 0,
    });
    expect(result.plans.map((row) => row.plan)).toEqual(['large', 'small']);
    const [large, small] = result.plans;
    expect(large).toMatchObject({
      status: 'feasible',
      capped: { total: '20.00', blockedDays: 0, blockedOn: [], unservedUnits: 0, servedUnits: 310 },
      covered: { total: '20.00', overflow: '0.00', blockedDays: 0 },
    });
    expect(small!.capped).toMatchObject({
      total: '5.00',
      blockedDays: 26,
      unservedUnits: 260,
      servedUnits: 50,
    });
    expect(small!.capped.blockedOn[0]).toBe('2026-03-06');
    // 520 credits short: two bags of 500.
    expect(small!.covered).toMatchObject({
      total: '21.00',
      subscription: '5.00',
      packs: '16.00',
      overflow: '16.00',
      blockedDays: 0,
    });
    expect(result.cheapest).toBe('large');
  });

  it('counts overage as overflow, and nothing of it where it is switched off', () => {
    const open = book({
      plans: [plan('meter', '5.00', '100')],
      operations: [operation('use', '2')],
      policies: rules({
        overage: { mode: 'user', billing: 'arrears', price: { per: '1', amount: '0.10' } },
      }),
    });
    const usage = usageOf(everyDay('2026-03-01', 10, { units: 10 }));
    const on = chosen({ choices: { overage: true } });
    expect(replay(usage, open, on).plans[0]).toMatchObject({
      capped: { blockedDays: 5, total: '5.00' },
      covered: {
        overage: '10.00',
        overflow: '10.00',
        total: '15.00',
        blockedDays: 0,
        overageCredits: '100',
      },
    });
    expect(replay(usage, open).plans[0]).toMatchObject({
      status: 'not-feasible',
      covered: { overflow: '0.00', blockedDays: 5 },
    });
  });

  it('charges failures as the price book says', () => {
    const rows = [...everyDay('2026-03-01', 20), ...everyDay('2026-03-01', 20, { failed: true })];
    const withRule = (rule: 'free' | 'charged') =>
      replay(
        usageOf(rows),
        book({
          ...shop,
          policies: rules({ failure: { rule } }),
          plans: [plan('tiny', '0.00', '50')],
          packs: [],
          operations: [operation('use', '2')],
        }),
      );
    expect(withRule('free')).toMatchObject({
      units: 40,
      failed: 20,
      plans: [{ capped: { blockedDays: 0, servedUnits: 20 } }],
    });
    // 4 credits a day: 50 last for twelve days and the success of the next.
    expect(withRule('charged').plans[0]!.capped).toMatchObject({ blockedDays: 7, servedUnits: 13 });
  });

  it('counts work that waits for credits as blocked on each day it waits', () => {
    const tank = book({
      plans: [plan('tank', '10.00', null, { reservoirs: [reservoir('10', '2')] })],
      operations: [operation('use', '1')],
      policies: rules({ atZero: { rule: 'queue-until-credits' } }),
    });
    const result = replay(usageOf([{ on: '2026-03-01', units: 16 }, { on: '2026-03-20' }]), tank);
    // Ten at once, then two more with each of three refills.
    expect(result.plans[0]!.capped).toMatchObject({
      blockedDays: 3,
      blockedOn: ['2026-03-01', '2026-03-02', '2026-03-03'],
      unservedUnits: 0,
    });
  });

  it('leaves account and dated changes to the plan they belong to', () => {
    const asked = chosen({
      account: {
        plan: 'small',
        cycleStart: '2026-02-10',
        balances: [{ meter: 'credits', credits: '3' }],
      },
      start: '2026-03-01',
      changes: [{ on: '2026-03-02', kind: 'plan', plan: 'large' }],
    });
    const result = replay(usageOf(everyDay('2026-03-01', 31, { units: 10 })), shop, asked);
    expect(result.plans.map((row) => `${row.plan} ${row.covered.total}`)).toEqual([
      'large 20.00',
      'small 21.00',
    ]);
  });

  it('runs each case with a plan of its own', () => {
    const cases = [
      { id: 'north', label: 'North' },
      { id: 'south', label: 'South' },
    ];
    const rows = [
      ...everyDay('2026-03-01', 31, { units: 2, case: 'North' }),
      ...everyDay('2026-03-01', 31, { units: 2, case: 'south' }),
    ];
    const result = replay(usageOf(rows), shop, chosen({ cases }), { plans: ['small'] });
    // 124 credits each, 100 included each: a bag for each.
    expect(result.plans[0]!.covered).toMatchObject({ subscription: '10.00', packs: '16.00' });
    const unknown = replay(
      usageOf([...rows, { on: '2026-03-02', case: 'west' }]),
      shop,
      chosen({ cases }),
    );
    expect(unknown.unmatched).toMatchObject([{ what: 'case west', code: 'case_unknown', rows: 1 }]);
  });
});

describe('the words of a file', () => {
  const media = book({
    parameters: [
      {
        kind: 'choice',
        id: 'media',
        label: 'Media',
        options: [
          { id: 'text', label: 'Text' },
          { id: 'image', label: 'Image file' },
        ],
        default: 'text',
      },
      { kind: 'whole', id: 'pages', label: 'Pages', min: 1, max: 50, default: 1 },
    ],
    operations: [
      operation(
        'scan',
        {
          kind: 'table',
          parameter: 'media',
          rows: [
            { option: 'text', cost: { kind: 'fixed', amount: '1' } },
            { option: 'image', cost: { kind: 'fixed', amount: '5' } },
          ],
        },
        { label: 'Scan a document', parameters: ['media'] },
      ),
      operation(
        'read',
        { kind: 'per', parameter: 'pages', amount: '1' },
        { parameters: ['pages'] },
      ),
    ],
    plans: [plan('basic', '20.00', '100')],
  });

  it('become operations and parameters of the price book by id, by label, or as told', () => {
    const rows: UsageRowInput[] = [
      { on: '2026-03-01', operation: 'scan', parameters: { media: 'IMAGE FILE' } },
      { on: '2026-03-01', operation: 'Scan a Document', parameters: { media: 'text' } },
      { on: '2026-03-02', operation: 'OCR v2', parameters: { media: '', pages: '7' } },
      { on: '2026-03-02', operation: 'read', parameters: { pages: '3.0' } },
    ];
    const result = replay(usageOf(rows), media, chosen(), { operations: { 'OCR v2': 'scan' } });
    expect(result.operations).toMatchObject([
      { operation: 'scan', rows: 3, units: 3 },
      { operation: 'read', rows: 1 },
    ]);
    expect(result.unmatched).toEqual([]);
    expect(result.fit!.operations.map((one) => one.lines[0]!.parameters)).toEqual([
      { media: 'image' },
      { media: 'text' },
      {},
      { pages: 3 },
    ]);
  });

  it('that are none of the book are left out with their rows, and what to do', () => {
    const rows: UsageRowInput[] = [
      { on: '2026-03-01', operation: 'scan', units: 4 },
      { on: '2026-03-01', operation: 'scna', units: 9 },
      { on: '2026-03-05', operation: 'scna', units: 9 },
      { on: '2026-03-01', operation: 'scan', units: 5, parameters: { media: 'hologram' } },
      { on: '2026-03-01', operation: 'read', units: 6, parameters: { pages: '51' } },
    ];
    const result = replay(usageOf(rows), media);
    expect(result).toMatchObject({ units: 4, from: '2026-03-01', until: '2026-03-02' });
    expect(result.unmatched).toMatchObject([
      {
        what: 'operation scna',
        code: 'operation_unknown',
        rows: 2,
        remedy: expect.stringContaining('"scan"'),
      },
      { what: 'Media hologram', code: 'parameter_value_unknown', rows: 1, units: 5 },
      {
        what: 'Pages 51',
        code: 'parameter_value_unknown',
        rows: 1,
        units: 6,
        remedy: 'Use a whole number from 1 to 50.',
      },
    ]);
    expect(
      faultsOf(() => replay(usageOf([{ on: '2026-03-01', operation: 'other' }]), media)),
    ).toMatchObject([{ code: 'usage_not_matched' }]);
  });

  it('count within the dates asked for', () => {
    const usage = usageOf(everyDay('2026-03-01', 60, { operation: 'scan', units: 2 }));
    const result = replay(usage, media, chosen(), { from: '2026-03-11', until: '2026-04-01' });
    expect(result).toMatchObject({
      from: '2026-03-11',
      until: '2026-04-01',
      units: 42,
      outsideUnits: 78,
    });
    expect(faultsOf(() => replay(usage, media, chosen(), { from: '2027-01-01' }))).toMatchObject([
      { code: 'usage_not_matched' },
    ]);
  });

  it('take what the file does not say from the scenario', () => {
    const asked = chosen({ lines: [line(1, { operation: 'read', parameters: { pages: 9 } })] });
    const result = replay(
      usageOf([{ on: '2026-03-01', operation: 'read', units: 10 }]),
      media,
      asked,
    );
    expect(result.fit!.operations[0]!.lines[0]!.parameters).toEqual({ pages: 9 });
    expect(result.plans[0]!.capped).toMatchObject({ servedUnits: 10, blockedDays: 0 });
    const more = replay(
      usageOf([{ on: '2026-03-01', operation: 'read', units: 12 }]),
      media,
      asked,
    );
    expect(more.plans[0]!.capped).toMatchObject({ servedUnits: 11, unservedUnits: 1 });
  });
});

describe('plan against actual', () => {
  const planned = (parts: ScenarioParts = {}) =>
    chosen({
      plan: 'small',
      start: '2026-03-01',
      months: 2,
      lines: [line(3, { schedule: daily })],
      ...parts,
    });
  const against = (rows: readonly UsageRowInput[], asked = planned()): PlanAgainstActual | null =>
    replay(usageOf(rows), shop, asked).againstPlan;

  it('is the plan itself where usage went as planned', () => {
    const result = against(everyDay('2026-03-01', 20, { units: 3 }))!;
    const total = compareScenario({ scenario: planned(), book: shop }).plans.find(
      (row) => row.plan === 'small',
    )!.total;
    expect(result.meters[0]).toMatchObject({ ahead: '0', aheadPercent: '0' });
    expect(result.meters[0]!.actualBalance).toEqual(result.meters[0]!.plannedBalance);
    expect(result).toMatchObject({ planned: { total }, expected: { total } });
    expect(result.days).toHaveLength(20);
    expect(result.sentence).toBe(
      `As many credits as planned were used in 20 days; the horizon comes to ${total} EUR, as planned.`,
    );
    expect(against(everyDay('2026-03-01', 1, { units: 3 }))!.sentence).toMatch(/ used in 1 day;/);
  });

  it('says how far usage is ahead, day by day, and what the horizon comes to', () => {
    const result = against(everyDay('2026-03-01', 10, { units: 6 }))!;
    expect(result.meters[0]).toMatchObject({ ahead: '60', aheadPercent: '100' });
    expect(result.meters[0]!.plannedUsed).toEqual(Array.from({ length: 10 }, () => '6'));
    expect(result.meters[0]!.actualUsed).toEqual(Array.from({ length: 10 }, () => '12'));
    expect(result.meters[0]!.actualBalance.slice(-2)).toEqual(['492', '480']);
    // March needs 186 + 60 credits, April 180: 146 and 80 beyond what is included, one bag either way.
    expect(result.sentence).toContain('60 credits more than planned were used in 10 days (100 %)');
    const bare = against(
      everyDay('2026-03-01', 10, { units: 6 }),
      planned({ choices: { packs: { kind: 'none' } } }),
    )!;
    expect(bare.planned.firstShortOn).toBe('2026-03-17');
    expect(bare.expected.firstShortOn).toBe('2026-03-09');
    expect(bare.sentence).toContain('credits run short on 2026-03-09');
  });

  it('keeps the plan on the days before and behind the file', () => {
    const result = against(everyDay('2026-03-11', 5, { units: 3 }))!;
    expect(result.days[0]).toBe('2026-03-11');
    expect(result.meters[0]).toMatchObject({ ahead: '0' });
    expect(result.expected).toEqual(result.planned);
  });

  it('runs from the account as it stands', () => {
    const account = {
      plan: 'small',
      cycleStart: '2026-02-10',
      balances: [{ meter: 'credits', credits: '40' }],
    };
    const result = against(
      everyDay('2026-03-01', 3, { units: 1 }),
      planned({ account, plan: undefined as never }),
    )!;
    expect(result.meters[0]!.actualBalance).toEqual(['38', '36', '34']);
    expect(result.meters[0]!.plannedBalance).toEqual(['34', '28', '22']);
  });

  it('is not told without a plan, without planned work, or for other days', () => {
    const rows = everyDay('2026-03-01', 3);
    expect(against(rows, chosen({ start: '2026-03-01', lines: [line(3)] }))).toBeNull();
    expect(against(rows, chosen({ start: '2026-03-01', plan: 'small' }))).toBeNull();
    expect(against(rows, planned({ start: '2026-06-01' }))).toBeNull();
  });
});
