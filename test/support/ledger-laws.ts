import type { Ledger } from '../../src/main/engine/ledger/ledger';
import type { Run } from '../../src/main/engine/simulate/run';
import { formatDay } from '../../src/main/engine/time/day';
import { runsOf, type Engine } from './engine';
import type { World } from './arbitrary';

/** Laws that a recorded run keeps; each throws where it is broken. */

function same(found: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  throw new Error(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

function ledgerOf(run: Run): Ledger {
  if (run.recorder === null) throw new Error('not recorded');
  return run.recorder.ledger;
}

const LOST = new Set(['expiry', 'clamp', 'clear']);
const GIVEN = new Set(['grant', 'refill', 'top-up']);
const BURNED = new Set(['charge', 'reserve', 'release', 'refund']);

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** granted = remaining + burned + expired + cleared, by the ledger and by what the grants hold. */
export function conserves(engine: Engine, world: World): void {
  for (const run of runsOf(engine, world, { recorded: true })) {
    const ledger = ledgerOf(run);
    for (const purse of run.purses) {
      const { meter } = purse;
      let granted = 0;
      let burned = 0;
      let lost = 0;
      let owed = 0;
      for (let at = 0; at < ledger.length; at += 1) {
        const kind = ledger.kinds[at] ?? 'change';
        const credits = ledger.meters[at] === meter ? (ledger.credits[at] ?? 0) : 0;
        if (GIVEN.has(kind)) granted += credits;
        else if (LOST.has(kind)) lost -= credits;
        else if (kind === 'debt' || (kind === 'refund' && (ledger.grants[at] ?? -1) < 0))
          owed -= credits;
        else if (BURNED.has(kind)) burned -= credits;
        else same(credits, 0, `a ${kind} that moves credits`);
      }
      const remaining = purse.total - (run.debt[meter] ?? 0);
      same(granted, remaining + burned + owed + lost, `meter ${meter}: granted`);
      same(
        purse.total,
        sumOf(purse.grants.map((grant) => grant.left)),
        `meter ${meter}: the purse's total`,
      );
      same(
        purse.bought,
        sumOf(purse.grants.map((grant) => (grant.bought ? grant.left : 0))),
        `meter ${meter}: bought credits`,
      );
      same(
        purse.current,
        sumOf(purse.grants.map((grant) => (grant.current ? grant.left : 0))),
        `meter ${meter}: the period's credits`,
      );
      for (const grant of purse.grants) {
        if (grant.left <= 0 || grant.left > grant.amount)
          throw new Error(`grant ${grant.id} holds ${grant.left} of ${grant.amount}`);
        if (grant.expires < run.end)
          throw new Error(`grant ${grant.id} outlived ${formatDay(grant.expires)}`);
      }
    }
    usesWhatBurns(run, ledger, world);
  }
}

/** What the usage view counts is what grants gave, overage took and debt stands for. */
function usesWhatBurns(run: Run, ledger: Ledger, { scenario, book }: World): void {
  if (book.plans.some((plan) => plan.reservoirs.some((tank) => tank.cap === 'unlimited'))) return;
  let given = 0;
  for (const [at, kind] of ledger.kinds.entries()) {
    if (BURNED.has(kind) || kind === 'debt') given -= ledger.credits[at] ?? 0;
  }
  const before = scenario.account?.overage ?? [];
  const scale = 10 ** run.program.scale;
  const told = sumOf(before.map((row) => Math.round(Number(row.credits) * scale)));
  const used = sumOf((run.recorder?.used ?? []).map(sumOf));
  // Overage told at the start is part of the debt or of the overage, but not of what was used since.
  same(used, given + run.overageTotal - told, 'credits used');
}

/** Replaying the ledger from zero gives every balance, by entry and by day; nothing stays held. */
export function replays(engine: Engine, world: World): void {
  for (const run of runsOf(engine, world, { recorded: true })) {
    const ledger = ledgerOf(run);
    const balances = run.purses.map(() => 0);
    let held = 0;
    let next = 0;
    for (let day = run.start; day < run.end; day += 1) {
      for (; next < ledger.length && (ledger.days[next] ?? 0) <= day; next += 1) {
        const meter = ledger.meters[next] ?? -1;
        held += ledger.held[next] ?? 0;
        if (meter < 0) continue;
        balances[meter] = (balances[meter] ?? 0) + (ledger.credits[next] ?? 0);
        same(
          ledger.balances[next],
          balances[meter],
          `balance after entry ${next} (${ledger.kinds[next]}, ${formatDay(day)})`,
        );
      }
      same(held, 0, `credits held at the end of ${formatDay(day)}`);
      for (const { meter } of run.purses) {
        same(
          run.recorder?.end[meter]?.[day - run.start],
          balances[meter],
          `balance at the end of ${formatDay(day)}`,
        );
      }
    }
  }
}

/** Never below zero, unless the book carries debt; a reservoir never above its cap, an allowance never above its most. */
export function staysWithinBounds(engine: Engine, world: World): void {
  const carriesDebt = [
    world.book.policies.overage,
    ...world.book.plans.map((plan) => plan.policies?.overage),
  ].some((overage) => overage?.billing === 'debt');
  for (const run of runsOf(engine, world, { recorded: true })) {
    const ledger = ledgerOf(run);
    const left = new Map<number, { rule: string; credits: number }>();
    const scale = 10 ** run.program.scale;
    const most = mostOf(world, scale);
    for (let at = 0; at < ledger.length; at += 1) {
      const balance = ledger.balances[at] ?? 0;
      if (!carriesDebt && balance < 0) throw new Error(`entry ${at} leaves ${balance}`);
      if (!Number.isSafeInteger(balance)) throw new Error(`entry ${at} leaves ${balance}`);
      const grant = ledger.grants[at] ?? -1;
      if (grant < 0) continue;
      const kind = ledger.kinds[at] ?? 'change';
      const row = left.get(grant) ?? { rule: ledger.rules[at] ?? '', credits: 0 };
      row.credits += ledger.credits[at] ?? 0;
      left.set(grant, row);
      if (!carriesDebt && row.credits < 0)
        throw new Error(`grant ${grant} is drawn to ${row.credits}`);
      const bound = GIVEN.has(kind) ? most.get(ledger.rules[at] ?? '') : undefined;
      // What an account is told to hold at the start is taken as it is.
      if (
        bound === undefined ||
        carriesDebt ||
        (world.scenario.account !== undefined && (ledger.days[at] ?? 0) === run.start)
      )
        continue;
      const pool = [...left.values()].filter((other) => other.rule === ledger.rules[at]);
      const there = sumOf(pool.map((other) => other.credits));
      if (there > bound) throw new Error(`${ledger.rules[at]} holds ${there}, at most ${bound}`);
    }
  }
}

function mostOf({ book }: World, scale: number): Map<string, number> {
  const most = new Map<string, number>();
  for (const plan of book.plans) {
    for (const tank of plan.reservoirs) {
      if (tank.cap !== 'unlimited')
        most.set(`plans.${plan.id}.reservoirs.${tank.id}`, Math.round(Number(tank.cap) * scale));
    }
    for (const row of plan.allowances) {
      if (row.maxBalance !== undefined)
        most.set(
          `plans.${plan.id}.allowances.${row.id}`,
          Math.round(Number(row.maxBalance) * scale),
        );
    }
  }
  return most;
}

/** Money lines sum to invoices, invoices to the total, months to the total, and the ledger says the same. */
export function sumsItsMoney(engine: Engine, world: World): void {
  const runs = runsOf(engine, world, { recorded: true });
  let total = 0;
  for (const run of runs) {
    const ledger = ledgerOf(run);
    let invoiced = 0;
    for (const invoice of run.invoices) {
      for (const line of invoice.lines) {
        invoiced += line.amountMinor;
        const [entry = -1] = line.entries;
        same(ledger.money[entry], line.amountMinor, `the entry behind "${line.label}"`);
        same(ledger.rules[entry], line.rule, `the rule behind "${line.label}"`);
      }
    }
    same(sumOf(ledger.money), invoiced, 'money in the ledger');
    total += invoiced;
  }
  const [first] = runs;
  if (first === undefined) return;
  const summary = engine.summarise(first.program, world.plan, runs);
  if (summary.total !== null) same(minor(summary.total), total, 'the total');
  same(sumOf(summary.months.map((month) => minor(month.total))), total, 'the months');
  for (const month of summary.months) {
    same(
      minor(month.total),
      minor(month.subscription) + minor(month.packs) + minor(month.overage) + minor(month.other),
      month.from,
    );
  }
  same(
    sumOf(summary.purchases.map((row) => minor(row.amount))),
    sumOf(summary.months.map((month) => minor(month.packs))),
    'packs',
  );
}

const minor = (text: string): number => Math.round(Number(text) * 100);

/** unserved + served = the useful results that were planned. */
export function accountsForAllWork(engine: Engine, world: World): void {
  for (const run of runsOf(engine, world, { recorded: false })) {
    let useful = 0;
    for (const line of run.lines) {
      const due = sumOf(line.units);
      useful += Math.floor((due * line.success.numerator) / line.success.denominator);
    }
    const unserved = sumOf([...run.unserved.values()].map((row) => row.units));
    same(run.served + unserved, useful, 'served and unserved');
    for (const row of run.unserved.values()) {
      if (row.units <= 0 || row.until <= row.from || row.why === '' || row.rule === '')
        throw new Error(
          `unserved without its reason: ${JSON.stringify({ ...row, line: row.line.id })}`,
        );
    }
  }
}
