import { prorate, type remainingShare } from '../../src/main/engine/pricing/prorate';
import type { allocate } from '../../src/main/engine/amount/allocate';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Scenario } from '../../src/shared/contract/scenario';
import type { Run } from '../../src/main/engine/simulate/run';
import { chance, pick, whole, type Gen } from './arbitrary-book';
import type { World } from './arbitrary';
import { figuresOfRun, runsOf, type Engine } from './engine';
import { renamed } from './renamed';

/** Laws that hold between two runs; each throws where it is broken. */

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}\n  found    ${a}\n  expected ${b}`);
}

/** A recorder changes nothing: quiet days and those that are written down give the same figures. */
export function recordsWithoutEffect(engine: Engine, world: World): void {
  const quiet = runsOf(engine, world, { recorded: false }).map(figuresOfRun);
  equal(
    quiet,
    runsOf(engine, world, { recorded: true }).map(figuresOfRun),
    'with and without a recorder',
  );
}

/** One run = two runs joined at any day, stopped, copied and gone on; recorded or not, by either copy. */
export function joinsAnywhere(engine: Engine, world: World, g: Gen): void {
  const recorded = chance(g, 30);
  const whole1 = runsOf(engine, world, { recorded });
  const begun = runsOf(engine, world, { recorded, finished: false });
  for (const [at, run] of begun.entries()) {
    const end = run.end;
    engine.advance(run, run.start + whole(g, 0, end - run.start));
    const clone = recorded
      ? structuredClone(run)
      : pick(g, structuredClone<Run>, engine.copyRun)(run);
    const expected = figuresOfRun(whole1[at] as Run);
    for (const part of [clone, run]) {
      engine.advance(part, part.day + whole(g, 0, 20));
      engine.advance(part, end);
      engine.finishRun(part);
    }
    equal(figuresOfRun(run), expected, 'a run that stopped and went on');
    equal(figuresOfRun(clone), expected, 'its copy');
    if (recorded)
      equal(clone.recorder?.ledger, whole1[at]?.recorder?.ledger, 'the ledger of the copy');
  }
}

/** Same input, same bytes out. */
export function repeatsItself(engine: Engine, world: World): void {
  const once = (): string =>
    JSON.stringify(engine.simulateScenario({ ...structuredClone(world), ledger: true }));
  const first = once();
  if (once() !== first) throw new Error('the same input gave other bytes');
}

const SUBSCRIPTION = new Set(['plan', 'cancel', 'deactivate', 'reactivate', 'seats']);

/** Facts told in another order: rows of the account, entered figures, days, and what is free within a day. */
export function reordered(scenario: Scenario, g: Gen): Scenario {
  const shuffled = <T>(rows: readonly T[]): T[] => {
    const left = [...rows];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(whole(g, 0, left.length - 1), 1));
    return out;
  };
  // Of one kind on one day the later word holds, and a subscription is changed step by step; purchases
  // and claims are not.
  const kinds = new Map<string, Scenario['changes']>();
  for (const change of scenario.changes) {
    const kind = SUBSCRIPTION.has(change.kind) ? 'subscription' : change.kind;
    const free = change.kind === 'buy' || change.kind === 'claim' ? `${kinds.size}` : '';
    const key = `${change.on} ${kind} ${free}`;
    kinds.set(key, [...(kinds.get(key) ?? []), change]);
  }
  const { account, choices } = scenario;
  return {
    ...scenario,
    changes: shuffled([...kinds.values()]).flat(),
    choices: { ...choices, entered: shuffled(choices.entered), claims: shuffled(choices.claims) },
    ...(account === undefined
      ? {}
      : {
          account: {
            ...account,
            bought: shuffled(account.bought),
            balances: shuffled(account.balances),
            used: shuffled(account.used),
            overage: shuffled(account.overage),
          },
        }),
  };
}

/** The order in which grants and facts of one instant are told never matters. */
export function ignoresOrder(engine: Engine, world: World, g: Gen): void {
  const other = { ...world, scenario: reordered(world.scenario, g) };
  equal(
    runsOf(engine, other, { recorded: false }).map(figuresOfRun),
    runsOf(engine, world, { recorded: false }).map(figuresOfRun),
    'told in another order',
  );
}

/** Ids and labels carry no meaning: under other names every figure is the same. */
export function ignoresNames(engine: Engine, world: World): void {
  const figures = (given: World): unknown => {
    const simulation = engine.simulateScenario({ ...given, ledger: true });
    const { summary } = simulation;
    return {
      total: summary.total,
      months: summary.months,
      units: [summary.servedUnits, summary.unservedUnits, summary.firstShortOn],
      unserved: summary.unserved.map((row) => [row.units, row.reason, row.from, row.until]),
      purchases: summary.purchases.map((row) => [row.count, row.credits, row.amount]),
      leftovers: summary.leftovers.map((row) => [row.bought, row.allowance]),
      invoices: simulation.invoices.map((row) => [
        row.on,
        row.reason,
        row.total,
        row.lines.map((line) => [line.kind, line.amount]),
      ]),
      balances: simulation.balances.map((row) => [row.start, row.end, row.used]),
      entries: (simulation.ledger ?? []).map((row) => [
        row.on,
        row.kind,
        row.credits,
        row.balance,
        row.money,
        row.units,
      ]),
      cycles: simulation.cycles.map((row) => [
        row.from,
        row.to,
        row.meters.map((meter) => [meter.used, meter.included, meter.percent]),
      ]),
    };
  };
  equal(figures(renamed(world)), figures(world), 'under other names');
}

/** Lowers one price of a book: of a plan, of a pack, or of overage; null where there is nothing to lower. */
function cheaper(book: PriceBook, g: Gen): PriceBook | null {
  const copy = structuredClone(book);
  const lower = (amount: string): string => (Number(amount) * 0.6).toFixed(2);
  const target = pick(g, 'plan', 'pack', 'overage');
  const plan = pick(g, ...copy.plans);
  if (target === 'plan' && plan.price.kind === 'fixed' && Number(plan.price.amount) > 1) {
    plan.price.amount = lower(plan.price.amount);
    return copy;
  }
  const pack = copy.packs.length > 0 ? pick(g, ...copy.packs) : undefined;
  if (target === 'pack' && pack !== undefined) {
    pack.price = lower(pack.price);
    return copy;
  }
  const { price } = copy.policies.overage;
  if (target === 'overage' && typeof price === 'object' && 'per' in price) {
    price.amount = lower(price.amount);
    return copy;
  }
  return null;
}

/** Whether a limit in money decides how much is bought or served: then cheaper may mean more. */
function limitsMoney({ book, scenario }: World): boolean {
  const policies = [book.policies, ...book.plans.map((plan) => plan.policies ?? {})];
  return (
    policies.some(
      (row) => row.overage?.limit?.money !== undefined || row.autoTopUp?.cap?.money !== undefined,
    ) ||
    [
      scenario.choices.autoTopUp,
      ...scenario.changes.map((row) => (row.kind === 'auto-top-up' ? row.set : undefined)),
    ].some((choice) => typeof choice?.capMoney === 'string')
  );
}

/** For the same purchases a cheaper price never makes a plan dearer, but for the rounding of each share. */
export function neverDearerWhenCheaper(engine: Engine, world: World, g: Gen): void {
  // What an account paid before the start is not counted, but its days may be given back.
  const counts = world.scenario.account === undefined && !limitsMoney(world);
  const book = counts ? cheaper(world.book, g) : null;
  if (book === null) return;
  const program = engine.compileProgram(world.book, world.scenario);
  const purchasing = engine.choosePurchasing(program, world.plan);
  const before = engine.simulate(program, { plan: world.plan, purchasing });
  const after = engine.simulate(engine.compileProgram(book, world.scenario), {
    plan: world.plan,
    purchasing,
  });
  const shares = after.invoices
    .flatMap((invoice) => invoice.lines)
    .filter((line) => line.kind === 'proration' || line.kind === 'credit');
  const [dear, cheap] = [before, after].map((run) =>
    run.invoices
      .flatMap((invoice) => invoice.lines)
      .reduce((sum, line) => sum + line.amountMinor, 0),
  );
  if ((cheap ?? 0) > (dear ?? 0) + shares.length)
    throw new Error(`cheaper prices cost ${cheap} instead of ${dear}`);
}

/** What a cycle is split into at any days sums to the whole, each part within one minor unit of its share. */
export function splitsWithoutLoss(
  split: typeof allocate,
  share: typeof remainingShare,
  g: Gen,
): void {
  const amount = whole(g, 0, 1_000_000);
  const length = whole(g, 28, 366);
  const cycle = { from: 0, to: length };
  const days = [
    0,
    ...[whole(g, 0, length), whole(g, 0, length), whole(g, 0, length)].toSorted((a, b) => a - b),
    length,
  ];
  const rule = { changeDay: 'counted', month: pick(g, 'real', 'fixed-30') } as const;
  const left = days.map((day) => share(rule, cycle, day));
  const weights = left.slice(1).map((row, at) => (left[at]?.part ?? 0) - row.part);
  equal(left[0]?.part, left[0]?.whole, 'all of the cycle remains on its first day');
  if (rule.month === 'real') equal(left[0]?.whole, length, 'a real month has its days');
  equal(left[left.length - 1]?.part, 0, 'nothing remains after it');
  if (weights.some((weight) => weight < 0))
    throw new Error(`more remains later: ${weights.join(', ')}`);
  const parts = split(amount, weights);
  equal(
    parts.reduce((sum, part) => sum + part, 0),
    amount,
    'the parts',
  );
  for (const [at, part] of parts.entries()) {
    const exact = (amount * (weights[at] ?? 0)) / (left[0]?.part ?? 1);
    if (Math.abs(part - exact) >= 1) throw new Error(`${part} for ${exact}`);
  }
  for (const row of left) {
    const price = prorate(amount, row);
    if (price < 0 || price > amount) throw new Error(`${price} of ${amount}`);
  }
}
