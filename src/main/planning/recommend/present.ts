import type {
  CashDay,
  PlanStep,
  PurchaseStep,
  TopUpSetting,
  Way,
} from '../../../shared/contract/decisions';
import { formatTrimmed, formatUnits, grouped } from '../../../shared/decimal';
import { listed } from '../../../shared/price-book/wording';
import { plus } from '../../engine/amount/checked';
import { termsAt, termsOf, type Program } from '../../engine/simulate/program';
import { priceOf } from '../../engine/simulate/money';
import type { MoneyLine } from '../../engine/simulate/run';
import { creditsAt } from '../../engine/terms/terms';
import { monthsUntil, recurrence } from '../../engine/time/cycle';
import { formatDay, type Day } from '../../engine/time/day';
import { columnOf, summarise, type MoneyColumn } from '../summary';
import type { Played } from './way';

/** Money of the program's currency as text. */
export const moneyOf = (program: Program, minor: number): string =>
  formatUnits(minor, program.book.minorUnitPlaces);

/** The same in a sentence: "1,188.00 EUR". */
export const moneyWords = (program: Program, minor: number): string =>
  `${grouped(moneyOf(program, minor))} ${program.book.currency}`;

const labelOf = (program: Program, plan: number): string => program.book.plans[plan]?.label ?? '';

function stepsOf(played: Played): PlanStep[] {
  const { program, run, caseId } = played;
  const own = caseId === undefined ? {} : { case: caseId };
  const start = formatDay(run.start);
  const how = program.scenario.account === undefined ? 'start' : 'account';
  const first = termsOf(program, program.scenario.account?.plan ?? played.plan).plan;
  const moves = played.moves.map((move): PlanStep => {
    const plan = program.book.plans[move.plan];
    return {
      on: formatDay(move.on),
      from: formatDay(move.from),
      plan: plan?.id ?? '',
      label: plan?.label ?? '',
      how: move.how,
      ...own,
    };
  });
  return [{ on: start, from: start, plan: first.id, label: first.label, how, ...own }, ...moves];
}

function purchasesOf({ program, run, caseId }: Played): PurchaseStep[] {
  return run.invoices.flatMap((invoice) =>
    invoice.lines.flatMap((line): PurchaseStep[] => {
      const at = program.book.packs.findIndex((pack) => `packs.${pack.id}` === line.rule);
      const pack = program.book.packs[at];
      if (line.kind !== 'pack' || pack === undefined || line.again === true) return [];
      const count =
        typeof line.basis === 'object' && 'count' in line.basis
          ? line.basis.count
          : Number(line.quantity ?? 1);
      return [
        {
          on: formatDay(invoice.on),
          pack: pack.id,
          label: pack.label,
          count,
          credits: formatTrimmed(creditsOfPack(program, at) * count, program.scale),
          amount: moneyOf(program, line.amountMinor),
          ...(caseId === undefined ? {} : { case: caseId }),
          rule: line.rule,
        },
      ];
    }),
  );
}

function creditsOfPack(program: Program, at: number): number {
  return creditsAt(program.book.packs[at]?.credits ?? '0', program.scale);
}

const minorOfText = (money: string): bigint => BigInt(money.replace('.', ''));

/** The same pack on the same day as one row. */
function mergedPurchases(program: Program, rows: readonly PurchaseStep[]): PurchaseStep[] {
  const kept: PurchaseStep[] = [];
  for (const row of rows) {
    const at = kept.findIndex(
      (other) => other.on === row.on && other.pack === row.pack && other.case === row.case,
    );
    const same = kept[at];
    if (same === undefined) {
      kept.push(row);
      continue;
    }
    const count = same.count + row.count;
    const pack = program.book.packs.findIndex((other) => other.id === row.pack);
    kept[at] = {
      ...same,
      count,
      credits: formatTrimmed(creditsOfPack(program, pack) * count, program.scale),
      amount: formatUnits(
        minorOfText(same.amount) + minorOfText(row.amount),
        program.book.minorUnitPlaces,
      ),
    };
  }
  return kept;
}

function cashOf(program: Program, ways: readonly Played[]): CashDay[] {
  const days = new Map<Day, Record<MoneyColumn, number>>();
  for (const { run } of ways) {
    for (const invoice of run.invoices) {
      const sums = days.get(invoice.on) ?? { subscription: 0, packs: 0, overage: 0, other: 0 };
      days.set(invoice.on, sums);
      for (const line of invoice.lines)
        sums[columnOf(line)] = plus(sums[columnOf(line)], line.amountMinor);
    }
  }
  let soFar = 0;
  return [...days.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([on, sums]) => {
      const total = sums.subscription + sums.packs + sums.overage + sums.other;
      soFar = plus(soFar, total);
      return {
        on: formatDay(on),
        subscription: moneyOf(program, sums.subscription),
        packs: moneyOf(program, sums.packs),
        overage: moneyOf(program, sums.overage),
        other: moneyOf(program, sums.other),
        total: moneyOf(program, total),
        soFar: moneyOf(program, soFar),
      };
    });
}

/** A term, or a year that is paid, that outlasts the horizon, and the fees due in it after the horizon. */
function boundOf(program: Program, ways: readonly Played[]): Way['bound'] {
  let until = 0;
  let fees = 0;
  for (const { run } of ways) {
    const { plan, anchor, end } = run;
    const ends = Math.max(run.termEnds, plan.monthsPerPrice > 1 ? run.priceTo : 0);
    if (ends <= end || run.subscription === 'ended') continue;
    until = Math.max(until, ends);
    const price = priceOf(run, plan) ?? 0;
    let months = monthsUntil(anchor, run.priceTo);
    for (; recurrence(anchor, months) < ends; months += plan.monthsPerPrice)
      fees = plus(fees, price);
  }
  return until === 0 ? null : { until: formatDay(until), fees: moneyOf(program, fees) };
}

/** The switch over all plans of the ways: a plan that was left may have billed what the last does not. */
function overageOf(ways: readonly Played[]): Way['overage'] {
  const modes = ways.flatMap(({ program, plan, moves, run }) => {
    const first = termsOf(program, program.scenario.account?.plan ?? plan).at;
    return [first, ...moves.map((move) => move.plan)].map((at): Way['overage'] => {
      const { plan: own, policies } = termsAt(program, at);
      const { mode, plans } = policies.overage;
      if (mode === 'off' || plans?.includes(own.id) === false) return 'not-offered';
      if (mode === 'on') return 'always';
      return run.overageOn ? 'on' : 'off';
    });
  });
  return (['on', 'off', 'always'] as const).find((mode) => modes.includes(mode)) ?? 'not-offered';
}

function topUpOf(
  program: Program,
  ways: readonly Played[],
  mostPerMonth: string,
): TopUpSetting | null {
  const choice = ways[0]?.scenario.choices.autoTopUp;
  const pack = program.book.packs.find((row) => row.id === choice?.pack);
  if (choice === undefined || pack === undefined) return null;
  const cap =
    choice.capMoney === undefined
      ? ways[0]?.run.plan.policies.autoTopUp?.cap?.money
      : choice.capMoney;
  return {
    pack: pack.id,
    label: pack.label,
    threshold: choice.threshold,
    capMoney: cap ?? null,
    mostPerMonth,
  };
}

/** The plans of a way, "Starter, then Pro"; of several cases each different one. */
export function labelOfWays(program: Program, ways: readonly Played[]): string {
  const labels = ways.map(({ program: own, plan, moves }) => {
    const first = termsOf(own, own.scenario.account?.plan ?? plan).plan.label;
    return [first, ...moves.map((move) => labelOf(program, move.plan))].join(', then ');
  });
  return [...new Set(labels)].join('; ');
}

const stepWords = (steps: readonly PlanStep[]): string =>
  steps.map((step, at) => (at === 0 ? step.label : `${step.label} from ${step.from}`)).join(', ');

/** "Lite, Hobby from 2026-03-19"; of several cases "Pro for each of 2 cases", or each by its name. */
function plansSentence({ scenario }: Program, steps: readonly PlanStep[]): string {
  if (scenario.cases.length < 2) return stepWords(steps);
  const rows = scenario.cases.map((row) => ({
    label: row.label,
    plans: stepWords(steps.filter((step) => step.case === row.id)),
  }));
  const [first] = rows;
  if (rows.every((row) => row.plans === first?.plans))
    return `${first?.plans} for each of ${rows.length} cases`;
  return rows.map((row) => `${row.label}: ${row.plans}`).join('; ');
}

/** "1 token", "1,500 tokens"; of several meters together "1,500 credits". */
function overageWords({ meters }: Program['book'], credits: string): string {
  const [meter] = meters;
  const one = credits === '1';
  const generic = one ? 'credit' : 'credits';
  const unit =
    meter === undefined || meters.length > 1 ? generic : one ? meter.unit : meter.unitPlural;
  return `${grouped(credits)} ${unit}`;
}

function sentenceOf(program: Program, way: Omit<Way, 'sentence'>): string {
  const { book, scenario } = program;
  const packs = new Map<string, number>();
  for (const { pack, label, count } of way.purchases) {
    const stays = book.packs.find((row) => row.id === pack)?.ratchets === true;
    const name = stays ? `${label} each cycle from then on` : label;
    packs.set(name, (packs.get(name) ?? 0) + count);
  }
  const bought = [...packs].map(([label, count]) => `${grouped(count)} × ${label}`);
  const plans = plansSentence(program, way.steps);
  const extras = [
    ...bought,
    ...(way.summary.overageCredits === '0'
      ? []
      : [`${overageWords(book, way.summary.overageCredits)} in overage`]),
  ];
  const months = `${scenario.months} ${scenario.months === 1 ? 'month' : 'months'}`;
  const { unservedUnits } = way.summary;
  const short =
    unservedUnits === 0
      ? ''
      : `, ${grouped(unservedUnits)} ${unservedUnits === 1 ? 'unit' : 'units'} unserved`;
  return `${plans}${extras.length === 0 ? '' : ` with ${listed(extras)}`}: ${way.total === null ? 'price unknown' : grouped(way.total)} ${book.currency} over ${months}${short}.`;
}

/** Ways of all cases as one, in the contract's words. */
export function presentWay(program: Program, ways: readonly Played[]): Way {
  const [first] = ways;
  const plan = first?.program.scenario.account?.plan ?? first?.plan ?? '';
  const summary = summarise(
    program,
    plan,
    ways.map((way) => way.run),
  );
  const value = ways.reduce((sum, way) => plus(sum, way.value), 0);
  const known = ways.every((way) => way.cost !== null);
  const cost = ways.reduce((sum, way) => plus(sum, way.cost ?? 0), 0);
  const most = Math.max(0, ...summary.months.map((month) => Number(month.packs.replace('.', ''))));
  const way: Omit<Way, 'sentence'> = {
    plan,
    label: labelOfWays(program, ways),
    feasible: summary.feasible,
    steps: ways.flatMap(stepsOf),
    overage: overageOf(ways),
    autoTopUp: topUpOf(program, ways, moneyOf(program, most)),
    purchases: mergedPurchases(program, ways.flatMap(purchasesOf)).toSorted((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
    ),
    total: known ? moneyOf(program, cost) : null,
    leftoverValue: moneyOf(program, value),
    net: known ? moneyOf(program, cost - value) : null,
    cash: cashOf(program, ways),
    bound: boundOf(program, ways),
    summary,
  };
  return { ...way, sentence: sentenceOf(program, way) };
}

/** Money of a way by kind, in minor units. */
export function columnsOf(ways: readonly Played[]): Record<MoneyColumn, number> {
  const sums = { subscription: 0, packs: 0, overage: 0, other: 0 };
  const count = (line: MoneyLine): void => {
    sums[columnOf(line)] = plus(sums[columnOf(line)], line.amountMinor);
  };
  for (const { run } of ways) for (const invoice of run.invoices) invoice.lines.forEach(count);
  return sums;
}
