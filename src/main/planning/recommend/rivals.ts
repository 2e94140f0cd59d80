import type { ConditionalWay, Recommendation, RunnerUp } from '../../../shared/contract/decisions';
import { formatUnits } from '../../../shared/decimal';
import { ratio, roundRatio, timesRatio } from '../../engine/amount/ratio';
import { plus } from '../../engine/amount/checked';
import { termsAt, type Program } from '../../engine/simulate/program';
import { gapsOf, type MoneyColumn } from '../summary';
import { buysByRule, decide, netOf, type Decision, type Question } from './decide';
import { columnsOf, moneyOf, moneyWords, presentWay } from './present';
import { LIMITS } from './space';
import type { Played } from './way';

/** How many of the next best ways are told. */
const RUNNERS_UP = 5;

export const sumNet = (ways: readonly Played[]): number =>
  ways.reduce((sum, way) => plus(sum, netOf(way)), 0);

/** part / whole in percent with one decimal place; null where the whole is 0. */
export function percentText(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const sign = whole < 0 ? -1n : 1n;
  const exact = timesRatio(ratio(BigInt(part) * sign, BigInt(Math.abs(whole))), ratio(1000));
  return formatUnits(roundRatio(exact), 1);
}

const WORDS: Readonly<Record<MoneyColumn, string>> = {
  subscription: 'for subscriptions',
  packs: 'for packs',
  overage: 'for overage',
  other: 'for entities',
};

/** Where most of the difference between two ways comes from, and what speaks against it. */
function differenceSentence(
  program: Program,
  label: string,
  ways: readonly Played[],
  choice: readonly Played[],
): string {
  const own = columnsOf(ways);
  const best = columnsOf(choice);
  const columns: readonly MoneyColumn[] = ['subscription', 'packs', 'overage', 'other'];
  const rows = columns
    .map((column) => ({ column, more: own[column] - best[column] }))
    .filter((row) => row.more !== 0);
  const dearest = rows.filter((row) => row.more > 0).toSorted((a, b) => b.more - a.more)[0];
  const saved = rows.filter((row) => row.more < 0).toSorted((a, b) => a.more - b.more)[0];
  if (dearest === undefined) return `${label} costs as much in every part.`;
  const against =
    saved === undefined
      ? ''
      : ` and ${moneyWords(program, -saved.more)} less ${WORDS[saved.column]}`;
  return `${label} pays ${moneyWords(program, dearest.more)} more ${WORDS[dearest.column]}${against}.`;
}

/** The best way of every other plan, for all cases together, cheapest first. */
function rivalsOf(program: Program, { cases }: Decision): (readonly Played[])[] {
  return [...program.book.plans.keys()].flatMap((at) => {
    const ways = cases.flatMap((row) => row.constant.get(at) ?? []);
    return ways.length === cases.length ? [ways] : [];
  });
}

const samePlans = (a: readonly Played[], b: readonly Played[]): boolean =>
  a.every(
    (way, at) => way.plan === b[at]?.plan && way.moves.length === 0 && b[at].moves.length === 0,
  );

/** Every price is known, all is served, and the plan has what is needed. */
function serves(program: Program, ways: readonly Played[]): boolean {
  return ways.every(
    (way) => way.cost !== null && way.unserved === 0 && gapsOf(program, way.plan).length === 0,
  );
}

export function runnersUp(
  program: Program,
  decision: Decision,
  choice: readonly Played[],
): RunnerUp[] {
  const least = sumNet(choice);
  return rivalsOf(program, decision)
    .filter((ways) => serves(program, ways) && !samePlans(ways, choice))
    .toSorted((a, b) => sumNet(a) - sumNet(b))
    .slice(0, RUNNERS_UP)
    .map((ways) => {
      const way = presentWay(program, ways);
      const more = sumNet(ways) - least;
      return {
        way,
        more: moneyOf(program, more),
        morePercent: percentText(more, least),
        sentence: differenceSentence(program, way.label, ways, choice),
      };
    });
}

/** Plans that cannot be chosen, each with the first reason. */
export function notChosen(
  program: Program,
  decision: Decision,
  choice: readonly Played[],
): Recommendation['notChosen'] {
  const rivals = rivalsOf(program, decision);
  const rows: Recommendation['notChosen'] = [];
  for (const [at, { id: plan, label }] of program.book.plans.entries()) {
    const ways = rivals.find((row) => row[0]?.plan === plan);
    if (ways === undefined) {
      const unknown = termsAt(program, at).priceMinor === null;
      if (unknown)
        rows.push({
          plan,
          label,
          reason: 'price-unknown',
          sentence: `The price of ${label} is on request: enter it to have it considered.`,
        });
      continue;
    }
    if (serves(program, ways) || samePlans(ways, choice)) continue;
    const { reasons, status } = presentWay(program, ways).summary;
    rows.push({
      plan,
      label,
      reason: status === 'price-unknown' ? 'price-unknown' : 'not-feasible',
      sentence: reasons[0] ?? `${label} does not serve everything.`,
    });
  }
  return rows;
}

/** Ways that would be cheaper on a condition only the user can grant. */
export function conditionalWays(
  program: Program,
  question: Question,
  choice: readonly Played[],
): ConditionalWay[] {
  const found: ConditionalWay[] = [];
  const feasible = serves(program, choice);
  const offer = (
    condition: ConditionalWay['condition'],
    sentence: string,
    asked: Question,
  ): void => {
    const ways = decide(program, { ...asked, cycles: LIMITS.cyclesOnCondition }).cases.flatMap(
      (row) => row.choice ?? [],
    );
    if (ways.length === 0 || !serves(program, ways)) return;
    const saved = sumNet(choice) - sumNet(ways);
    if (feasible && saved <= 0) return;
    found.push({
      condition,
      sentence,
      saves: feasible ? moneyOf(program, saved) : null,
      way: presentWay(program, ways),
    });
  };
  if (buysByRule(program)) {
    offer(
      'buy-by-hand',
      'If packs are bought by hand, which the cap of the auto top-up does not count.',
      { ...question, byHand: true },
    );
  }
  if (question.plan === undefined && question.shortStays !== true) {
    offer(
      'short-stay',
      'If a plan may be taken for the last days of a cycle and left at its end: allowed by the rules as they are read here, but it is a change of plan for a few days.',
      {
        ...question,
        shortStays: true,
      },
    );
  }
  if (question.plan === undefined && sellsUnevenly(program)) {
    offer(
      'stock-for-other-plan',
      'If credits bought on one plan may serve work on another plan that may not buy them: bought credits stay usable after a change of plan, but the vendor may mean otherwise.',
      { ...question, stockElsewhere: true },
    );
  }
  return found;
}

function sellsUnevenly(program: Program): boolean {
  const sold = program.book.plans.map((_, at) =>
    termsAt(program, at)
      .packs.map((pack) => pack.at)
      .join(' '),
  );
  return new Set(sold).size > 1;
}
