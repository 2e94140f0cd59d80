import * as fc from 'fast-check';
import { describe } from 'vitest';
import { Scenario, type ScenarioInput } from '../../src/shared/contract/scenario';
import type { Simulation } from '../../src/shared/contract/result';
import { builtInPriceBooks } from '../../src/shared/price-books/built-in';
import { loadEngine, mutantOf, type Engine } from '../support/engine';
import { law, notices } from '../support/law';
import { accountOn, daysAfter, daysBetween } from '../support/standing-account';

type Work = Pick<NonNullable<ScenarioInput['lines']>[number], 'operation' | 'parameters'>;

type Vendor = {
  readonly book: string;
  /** From small to large; the account begins on one of them and may be upgraded to a later one. */
  readonly plans: readonly string[];
  readonly work: readonly Work[];
  readonly most: number;
  readonly choices: readonly NonNullable<ScenarioInput['choices']>[];
  /** What an upgrade leaves for a later invoice is nothing an account can tell. */
  readonly settlesLater?: boolean;
};

const none = { packs: { kind: 'none' } } as const;
const paid = {
  entered: [
    { plan: 'paid', price: '20.00', allowances: [{ allowance: 'monthly', amount: '500000' }] },
  ],
};
const bags = (pack: string) => ({ packs: { kind: 'when-short', pack } }) as const;

const VENDORS: readonly Vendor[] = [
  {
    book: 'claro',
    plans: ['starter'],
    work: [{ operation: 'validate' }, { operation: 'seo-report' }],
    most: 3000,
    choices: [none, bags('pack-2000')],
  },
  {
    book: 'cloro',
    plans: ['lite', 'hobby', 'starter'],
    work: [
      { operation: 'perplexity' },
      { operation: 'google-search', parameters: { pages: 3, request: 'sync' } },
    ],
    most: 12_000,
    choices: [{ ...none, readings: { 'A-10': 'ignored' } }],
  },
  {
    book: 'claira',
    plans: ['starter', 'pro', 'business'],
    work: [{ operation: 'bulk-text' }, { operation: 'bulk-video' }],
    most: 900,
    choices: [none, { ...none, overage: true }, { ...bags('tokens'), atBlock: 'buy' }],
    settlesLater: true,
  },
  {
    book: 'token-packs',
    plans: ['paid'],
    work: [{ operation: 'token' }],
    most: 900_000,
    choices: [
      { ...none, ...paid },
      { ...bags('starter'), ...paid },
      { ...none, ...paid, autoTopUp: { pack: 'starter', threshold: '200000' } },
    ],
  },
  {
    book: 'clozup',
    plans: ['free', 'starter', 'pro', 'enterprise'],
    work: [{ operation: 'chat-fast' }, { operation: 'chat-powerful' }],
    most: 300,
    choices: [
      none,
      bags('top-up-200'),
      { ...none, autoTopUp: { pack: 'top-up-200', threshold: '100' } },
    ],
  },
];

/** Days that both are looked at after the account was written down. */
const WATCHED = 60;

const cases = fc.record({
  vendor: fc.constantFrom(...VENDORS),
  start: fc.constantFrom('2026-01-31', '2026-01-15', '2026-02-01', '2026-03-30'),
  after: fc.integer({ min: 3, max: 70 }),
  plan: fc.nat(),
  choice: fc.nat(),
  lines: fc.array(
    fc.record({
      work: fc.nat(),
      quantity: fc.nat(),
      days: fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 9 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  early: fc.option(fc.nat(), { nil: undefined }),
  late: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

const one = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

/** The same facts from the first day, and from the account as it stood on a later morning. */
function lived(engine: Engine, given: Case): readonly [whole: Simulation, resumed: Simulation] {
  const { vendor, start, after } = given;
  const on = daysAfter(start, after);
  const first = given.plan % vendor.plans.length;
  const last = vendor.plans.length - 1;
  const early = vendor.settlesLater === true || first === last ? undefined : given.early;
  const second = early === undefined ? first : first + 1;
  const upgrade = (date: string, at: number) =>
    ({ on: date, kind: 'plan', plan: one(vendor.plans, at) }) as const;
  const before = early === undefined ? [] : [upgrade(daysAfter(start, early % after), second)];
  const later =
    given.late === undefined || second === last
      ? []
      : [upgrade(daysAfter(on, given.late), second + 1)];
  const lines = given.lines.map(({ work, quantity, days }, at) => ({
    id: `line-${at}`,
    quantity: quantity % vendor.most,
    ...one(vendor.work, work),
    schedule: { kind: 'dates' as const, on: days.map((day) => daysAfter(start, day)) },
  }));
  const facts: ScenarioInput = {
    format: 'tierwise/scenario@1',
    name: 'An account',
    priceBook: { id: vendor.book },
    start,
    months: 6,
    lines,
    choices: one(vendor.choices, given.choice),
    changes: [...before, ...later],
  };
  const book = builtInPriceBooks().find(({ id }) => id === vendor.book)!;
  const plan = one(vendor.plans, first);
  const scenario = Scenario.parse(facts);
  const whole = engine.simulateScenario({ scenario, book, plan, ledger: true });
  const standing = one(vendor.plans, second);
  const resumed = Scenario.parse({
    ...facts,
    start: on,
    account: accountOn(scenario, whole, on, standing),
    changes: later,
    lines: lines.flatMap((line) => {
      const days = line.schedule.on.filter((day) => day >= on);
      return days.length === 0 ? [] : [{ ...line, schedule: { kind: 'dates', on: days } }];
    }),
  });
  return [whole, engine.simulateScenario({ scenario: resumed, book, plan: standing })];
}

/** Balances of the days from `on` and invoices raised on them, in words. */
function told({ start, balances, invoices }: Simulation, on: string): string {
  const until = daysAfter(on, WATCHED);
  const from = daysBetween(start, on);
  const days = balances[0]?.end.slice(from, from + WATCHED) ?? [];
  const raised = invoices
    .filter((row) => row.on >= on && row.on < until && row.lines.length > 0)
    .map((row) => `${row.on} ${row.total}`);
  return [...days, ...raised].join(' ');
}

const goesOn = (engine: Engine) =>
  fc.property(cases, (given) => {
    const [whole, resumed] = lived(engine, given);
    const expected = told(whole, resumed.start);
    const found = told(resumed, resumed.start);
    if (found !== expected) throw new Error(`as it stands ${found}\nlived through ${expected}`);
  });

describe('an account as it stands', async () => {
  const engine = await loadEngine();
  law('goes on as the one that was lived through', goesOn(engine), 300);
  const setsOffAll = await mutantOf(
    '../../src/main/engine/simulate/start',
    () => import('../../src/main/engine/simulate/start'),
    (real) => ({
      startRun: (run) => {
        real.startRun(run);
        for (const [meter, used] of run.cycleUsed.entries()) run.allowanceUsed[meter] = used;
      },
    }),
  );
  notices('an upgrade sets off what bought credits paid for', goesOn(setsOffAll));
});
