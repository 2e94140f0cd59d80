import type { PlanSummary } from '../../../shared/contract/result';
import { compareAmounts, differenceOf, isNegative, isZero, magnitude } from '../../format/exact';
import { percentOf } from '../../format/percent';
import { MONEY_KINDS, sumByKind, type MoneyKind, type PlanRow } from './plan-rows';

/** Sets an amount of the comparison's currency; the sentences hold no formatting of their own. */
export type Say = {
  readonly money: (amount: string) => string;
  readonly signed: (amount: string) => string;
  readonly percent: (percent: string) => string;
  readonly count: (count: number) => string;
};

/** Below this the cheapest two are told as a tie, in percent of the cheapest. */
const TIE_PERCENT = '2';

/** Most gaps that are named; the timeline's explanation has all of them. */
const MOST_GAPS = 3;

const KIND_WORDS: Readonly<Record<MoneyKind, string>> = {
  subscription: 'subscription',
  packs: 'packs',
  overage: 'overage',
  other: 'other charges',
};

/** "Free with packs and overage": the plan and what makes up for its allowance. */
function wayOf(summary: PlanSummary): string {
  const extras = [
    ...(summary.purchases.length > 0 ? ['packs'] : []),
    ...(isZero(summary.overageCredits) ? [] : ['overage']),
  ];
  return extras.length === 0 ? summary.label : `${summary.label} with ${extras.join(' and ')}`;
}

/** Whether the months of both are in the comparison's own currency, so that their kinds can be told. */
const areOfOneCurrency = (...rows: readonly PlanRow[]): boolean =>
  rows.every(({ summary }) => summary.converted === undefined) &&
  new Set(rows.map(({ summary }) => summary.currency)).size === 1;

type Term = { readonly kind: MoneyKind; readonly amount: string };

/** Where a row spends most more than another, where most less, and on how many kinds they differ. */
function termsOf(
  row: PlanRow,
  than: PlanRow,
): readonly [more: Term | undefined, less: Term | undefined, count: number] {
  const own = sumByKind(row.summary.months);
  const other = sumByKind(than.summary.months);
  const terms = MONEY_KINDS.map((kind) => ({ kind, amount: differenceOf(own[kind], other[kind]) }))
    .filter(({ amount }) => !isZero(amount))
    .toSorted((a, b) => compareAmounts(b.amount, a.amount));
  const more = terms.find(({ amount }) => !isNegative(amount));
  const less = terms.findLast(({ amount }) => isNegative(amount));
  return [more, less, terms.length];
}

/** Why a feasible plan is not the cheapest: by how much, and the largest terms of the difference. */
export function whyNot(row: PlanRow, best: PlanRow, say: Say): string {
  if (row.total === null || best.total === null) return '';
  const difference = differenceOf(row.total, best.total);
  if (isZero(difference)) return `Costs the same as ${wayOf(best.summary)}.`;
  if (!areOfOneCurrency(row, best)) {
    return `${say.signed(difference)} against ${wayOf(best.summary)}.`;
  }
  const [more, less, count] = termsOf(row, best);
  if (more !== undefined && less === undefined && count === 1) {
    return `${say.signed(difference)}, all of it for ${KIND_WORDS[more.kind]}.`;
  }
  const words = [
    more === undefined ? undefined : `${say.money(more.amount)} more for ${KIND_WORDS[more.kind]}`,
    less === undefined
      ? undefined
      : `${say.money(magnitude(less.amount))} less for ${KIND_WORDS[less.kind]}`,
  ].filter((part) => part !== undefined);
  return `${say.signed(difference)}: ${words.join(', ')}.`;
}

/** Why a plan cannot be chosen, and the lowest plan that can, where it is another. */
export function whyNotFeasible(
  row: PlanRow,
  rows: readonly PlanRow[],
  bookOrder: readonly string[],
): string {
  const { reasons, gaps } = row.summary;
  // What it lacks is named; of what stays unserved the first reason, and how many more there are.
  const shown = gaps.length === 0 ? 1 : Math.min(gaps.length, MOST_GAPS);
  const said =
    reasons.length === 0 ? 'It does not serve everything.' : reasons.slice(0, shown).join(' ');
  const more = reasons.length - shown;
  const rest = more <= 0 ? '' : ` And ${more} more ${more === 1 ? 'reason' : 'reasons'}.`;
  const named = gaps.length > 0;
  const lowest = named ? undefined : lowestFeasible(row, rows, bookOrder);
  const serves = lowest === undefined ? '' : ` ${wayOf(lowest.summary)} serves it.`;
  return `${said}${rest}${serves}`;
}

/** First plan of the same price book, from the smallest up, that serves everything. */
function lowestFeasible(
  row: PlanRow,
  rows: readonly PlanRow[],
  bookOrder: readonly string[],
): PlanRow | undefined {
  return rows
    .filter(({ summary }) => summary.feasible && summary.priceBook === row.summary.priceBook)
    .toSorted((a, b) => bookOrder.indexOf(a.summary.plan) - bookOrder.indexOf(b.summary.plan))[0];
}

export type Recommendation = {
  readonly kind: 'only' | 'cheapest' | 'tie' | 'none';
  readonly best: PlanRow | undefined;
  readonly runnerUp: PlanRow | undefined;
  readonly sentence: string;
  /** Why it is the cheapest: what it spends less on than the next, and what more; none where that says nothing. */
  readonly reason: string | undefined;
};

/** The largest terms that make `best` cheaper than the next plan, in the words of the money's kinds. */
function reasonOf(best: PlanRow, next: PlanRow, say: Say): string | undefined {
  if (!areOfOneCurrency(best, next)) return undefined;
  const [less, more] = termsOf(next, best);
  if (less === undefined) return undefined;
  const against =
    more === undefined
      ? ''
      : `, against ${say.money(magnitude(more.amount))} more for ${KIND_WORDS[more.kind]}`;
  return `It costs ${say.money(less.amount)} less for ${KIND_WORDS[less.kind]}${against}.`;
}

/** Which plan to take and by what margin, in one sentence. */
export function recommend(rows: readonly PlanRow[], months: number, say: Say): Recommendation {
  const [best, runnerUp] = rows.filter(({ summary, total }) => summary.feasible && total !== null);
  const time = months === 1 ? 'one month' : `${say.count(months)} months`;
  if (best?.total == null) {
    return { kind: 'none', best, runnerUp, sentence: noneServes(rows, say), reason: undefined };
  }
  if (runnerUp?.total == null) {
    const sentence = `${wayOf(best.summary)} is the only plan that serves everything: ${say.money(best.total)} over ${time}.`;
    return { kind: 'only', best, runnerUp, sentence, reason: undefined };
  }
  const margin = differenceOf(runnerUp.total, best.total);
  const percent = percentOf(margin, best.total);
  const tied =
    isZero(margin) || (percent !== undefined && compareAmounts(percent, TIE_PERCENT) < 0);
  if (tied) {
    const sentence = isZero(margin)
      ? `Tie: ${wayOf(best.summary)} and ${wayOf(runnerUp.summary)} both cost ${say.money(best.total)} over ${time}.`
      : `Tie: ${wayOf(best.summary)} (${say.money(best.total)}) and ${wayOf(runnerUp.summary)} (${say.money(runnerUp.total)}) are less than ${TIE_PERCENT}% apart over ${time}.`;
    return { kind: 'tie', best, runnerUp, sentence, reason: undefined };
  }
  const share = percent === undefined ? '' : ` (${say.percent(percent)})`;
  return {
    kind: 'cheapest',
    best,
    runnerUp,
    sentence: `${wayOf(best.summary)} is cheapest by ${say.money(margin)}${share}: ${say.money(best.total)} over ${time}, against ${say.money(runnerUp.total)} for ${wayOf(runnerUp.summary)}.`,
    reason: reasonOf(best, runnerUp, say),
  };
}

function noneServes(rows: readonly PlanRow[], say: Say): string {
  const known = rows.filter(({ summary }) => summary.status === 'not-feasible');
  const closest = known.toSorted((a, b) => a.summary.unservedUnits - b.summary.unservedUnits)[0];
  if (closest === undefined) return 'No plan has a known price yet: enter one to see a total.';
  const { label, unservedUnits, gaps } = closest.summary;
  const lack =
    unservedUnits > 0
      ? `${say.count(unservedUnits)} units stay unserved`
      : `it lacks ${gaps.length === 1 ? 'one need' : `${gaps.length} needs`}`;
  return `No plan serves everything. ${label} comes closest: ${lack}.`;
}
