import type { Gap, MonthSum, PlanSummary, Purchase, Unserved } from '../../shared/contract/result';
import { compareDecimals, formatTrimmed, formatUnits, parseDecimal } from '../../shared/decimal';
import { plus } from '../engine/amount/checked';
import { totalMinor } from '../engine/simulate/money';
import { termsOf, termsAt, type Program } from '../engine/simulate/program';
import type { MoneyLine, Run } from '../engine/simulate/run';
import { formatDay } from '../engine/time/day';

const moneyOf = (program: Program, minor: number): string =>
  formatUnits(minor, program.book.minorUnitPlaces);

const creditsOf = (program: Program, credits: number): string =>
  formatTrimmed(credits, program.scale);

/** What money is for: the columns of every sum. */
export type MoneyColumn = 'subscription' | 'packs' | 'overage' | 'other';

export function columnOf(line: MoneyLine): MoneyColumn {
  switch (line.kind) {
    case 'subscription':
    case 'proration':
    case 'credit':
      return 'subscription';
    case 'pack':
      return 'packs';
    case 'overage':
      return 'overage';
    case 'entity':
    case 'refund':
      return 'other';
    default:
      return line.kind satisfies never;
  }
}

/** Money by month of the horizon; what is due after the end counts in the last month. */
function monthSums(program: Program, runs: readonly Run[]): MonthSum[] {
  const { start, monthStarts, monthDates } = program.workload.horizon;
  const months = monthStarts
    .slice(0, -1)
    .map(() => ({ subscription: 0, packs: 0, overage: 0, other: 0 }));
  const last = months.length - 1;
  for (const run of runs) {
    // Invoices stand in the order of their dates, so the month of one is looked for from that of the one before.
    let at = 0;
    for (const invoice of run.invoices) {
      while (at < last && start + (monthStarts[at + 1] ?? 0) <= invoice.on) at += 1;
      while (at > 0 && start + (monthStarts[at] ?? 0) > invoice.on) at -= 1;
      const month = months[at];
      if (month === undefined) continue;
      for (const line of invoice.lines) {
        const column = columnOf(line);
        month[column] = plus(month[column], line.amountMinor);
      }
    }
  }
  return months.map((month, at) => ({
    from: monthDates[at] ?? '',
    to: monthDates[at + 1] ?? '',
    subscription: moneyOf(program, month.subscription),
    packs: moneyOf(program, month.packs),
    overage: moneyOf(program, month.overage),
    other: moneyOf(program, month.other),
    total: moneyOf(program, month.subscription + month.packs + month.overage + month.other),
  }));
}

function purchasesOf(program: Program, runs: readonly Run[]): Purchase[] {
  const sums = new Map<number, { count: number; credits: number; amountMinor: number }>();
  for (const run of runs) {
    for (const row of run.purchases.values()) {
      const sum = sums.get(row.pack) ?? { count: 0, credits: 0, amountMinor: 0 };
      sums.set(row.pack, {
        count: sum.count + row.count,
        credits: plus(sum.credits, row.credits),
        amountMinor: plus(sum.amountMinor, row.amountMinor),
      });
    }
  }
  return [...sums.entries()]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([at, sum]) => {
      const pack = program.book.packs[at];
      if (pack === undefined) return [];
      return [
        {
          pack: pack.id,
          label: pack.label,
          count: sum.count,
          credits: creditsOf(program, sum.credits),
          amount: moneyOf(program, sum.amountMinor),
          rule: `packs.${pack.id}`,
        },
      ];
    });
}

function unservedOf(runs: readonly Run[]): Unserved[] {
  return runs.flatMap((run) =>
    [...run.unserved.values()].map((row) => ({
      line: row.line.id,
      operation: row.line.parts[0]?.operation.id ?? '',
      units: row.units,
      reason: row.reason,
      from: formatDay(row.from),
      until: formatDay(row.until),
      why: row.why,
      rule: row.rule,
    })),
  );
}

/** Needs the plan lacks, each with the lowest plan that has it (rulebook 1, needs). */
export function gapsOf(program: Program, plan: string): Gap[] {
  const { needs } = program.scenario;
  const terms = termsOf(program, plan);
  const { book } = program;
  const lowest = (has: (at: number) => boolean): { plan?: string; words: string } => {
    const at = book.plans.findIndex((_, index) => has(index));
    const found = book.plans[at];
    return found === undefined
      ? { words: 'no plan has it' }
      : { plan: found.id, words: `${found.label} has it` };
  };
  const gaps: Gap[] = [];
  for (const id of needs.features) {
    if (terms.features.has(id)) continue;
    const label = book.features.find((feature) => feature.id === id)?.label ?? id;
    const other = lowest((at) => termsAt(program, at).features.has(id));
    gaps.push({
      kind: 'feature',
      id,
      needed: label,
      has: 'no',
      ...(other.plan === undefined ? {} : { plan: other.plan }),
      sentence: `${label} is not in ${terms.plan.label}; ${other.words}.`,
    });
  }
  for (const { limit: id, atLeast } of needs.limits) {
    const reaches = (at: number): boolean => {
      const value = book.plans[at]?.limits.find((row) => row.limit === id)?.value;
      return (
        value === 'unlimited' ||
        (value !== undefined && compareDecimals(parseDecimal(value), parseDecimal(atLeast)) >= 0)
      );
    };
    if (reaches(terms.at)) continue;
    const limit = book.limits.find((row) => row.id === id);
    const has = terms.plan.limits.find((row) => row.limit === id)?.value;
    const other = lowest(reaches);
    gaps.push({
      kind: 'limit',
      id,
      needed: atLeast,
      has: has ?? 'not named',
      ...(other.plan === undefined ? {} : { plan: other.plan }),
      sentence: limitGapText({
        label: limit?.label ?? id,
        unit: limit?.unit ?? '',
        plan: terms.plan.label,
        has,
        atLeast,
        words: other.words,
      }),
    });
  }
  return gaps;
}

type LimitGap = {
  label: string;
  unit: string;
  plan: string;
  has: string | undefined;
  atLeast: string;
  words: string;
};

/** "Concurrent requests on Free: 1, at least 5 needed; Growth has it." A unit that the label names is not said twice. */
function limitGapText({ label, unit, plan, has, atLeast, words }: LimitGap): string {
  const said = unit === '' || label.toLowerCase().includes(unit.toLowerCase());
  const figure = has === undefined ? 'not named' : `${has}${said ? '' : ` ${unit}`}`;
  return `${label} on ${plan}: ${figure}, at least ${atLeast} needed; ${words}.`;
}

/** Credits over all cases, as text. */
const creditSum = (
  program: Program,
  runs: readonly Run[],
  creditsIn: (run: Run) => number,
): string =>
  creditsOf(
    program,
    runs.reduce((sum, run) => plus(sum, creditsIn(run)), 0),
  );

function usedCreditsOf(program: Program, runs: readonly Run[]): PlanSummary['usedCredits'] {
  return program.book.meters.map((meter, at) => ({
    meter: meter.id,
    credits: creditSum(program, runs, (run) =>
      plus(run.usedBefore[at] ?? 0, run.cycleUsed[at] ?? 0),
    ),
  }));
}

/** What is left at the end: packs that were bought apart from what the plan gave. */
function leftoversOf(program: Program, runs: readonly Run[]): PlanSummary['leftovers'] {
  return program.book.meters.map((meter, at) => ({
    meter: meter.id,
    bought: creditSum(program, runs, (run) => run.purses[at]?.bought ?? 0),
    allowance: creditSum(
      program,
      runs,
      (run) => (run.purses[at]?.total ?? 0) - (run.purses[at]?.bought ?? 0),
    ),
  }));
}

/** One plan's figures over all cases of a scenario. */
export function summarise(program: Program, plan: string, runs: readonly Run[]): PlanSummary {
  const { book } = program;
  const gaps = gapsOf(program, plan);
  const unserved = unservedOf(runs);
  const unknown = runs.some((run) => run.unknownPrices.size > 0);
  const feasible = unserved.length === 0 && gaps.length === 0 && !unknown;
  const label = book.plans.find((row) => row.id === plan)?.label ?? plan;
  const short = runs.flatMap((run) => (run.firstShortOn === null ? [] : [run.firstShortOn]));
  return {
    plan,
    label,
    priceBook: book.id,
    currency: book.currency,
    status: unknown ? 'price-unknown' : feasible ? 'feasible' : 'not-feasible',
    feasible,
    total: unknown
      ? null
      : moneyOf(
          program,
          runs.reduce((sum, run) => plus(sum, totalMinor(run)), 0),
        ),
    months: monthSums(program, runs),
    purchases: purchasesOf(program, runs),
    overageCredits: creditSum(program, runs, (run) => run.overageTotal),
    unserved,
    unservedUnits: unserved.reduce((sum, row) => sum + row.units, 0),
    servedUnits: runs.reduce((sum, run) => plus(sum, run.served), 0),
    usedCredits: usedCreditsOf(program, runs),
    leftovers: leftoversOf(program, runs),
    gaps,
    reasons: [
      ...gaps.map((gap) => gap.sentence),
      ...unserved.map((row) => row.why),
      ...(unknown ? [`A price of ${label} is on request: enter it to see a total.`] : []),
    ],
    firstShortOn: short.length === 0 ? null : formatDay(Math.min(...short)),
  };
}
