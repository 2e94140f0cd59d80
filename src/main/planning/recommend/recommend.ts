import type { LeftoverValue, Recommendation } from '../../../shared/contract/decisions';
import type { PriceBook } from '../../../shared/contract/price-book';
import { RESULT_FORMAT } from '../../../shared/contract/result';
import type { Scenario } from '../../../shared/contract/scenario';
import { formatDay } from '../../engine/time/day';
import { compileProgram, type Program } from '../../engine/simulate/program';
import { assumptionsOf, readBook } from '../readings';
import { withOverflow } from '../record';
import { wholeOf, type Stepwise } from '../stepwise';
import { decide, type Decision, type Question } from './decide';
import { presentWay } from './present';
import { conditionalWays, notChosen, runnersUp } from './rivals';
import { asAutoTopUp, flipsOf, headroom } from './robustness';
import type { Played } from './way';

export type RecommendInput = {
  readonly scenario: Scenario;
  /** The price book as it stands; the scenario's readings are applied here. */
  readonly book: PriceBook;
  /** Only this plan. Absent: any plan, and changes between them. */
  readonly plan?: string | undefined;
  readonly leftovers?: LeftoverValue | undefined;
  /** A plan taken within a cycle may be left for a lower one at its end; else such ways are only told on condition. */
  readonly shortStays?: boolean | undefined;
  /** Whether changes of plan are looked for; without them an answer comes at the speed of a slider. */
  readonly schedules?: boolean | undefined;
  /** Whether to look for what would flip the choice, how far it holds and what conditions would save: most of the time. */
  readonly robustness?: boolean | undefined;
};

/**
 * The cheapest feasible way to serve a scenario: plan or schedule of plans, packs with their dates,
 * the overage switch, auto top-up. README of this room: what is proven optimal and what is a bounded
 * search. Throws TierwiseError (bad-input) where a reading is unknown or an amount overflows.
 */
export function recommendScenario(input: RecommendInput): Recommendation {
  return withOverflow(() => wholeOf(recommendSteps(input)));
}

/**
 * The same in parts: first the choice as a preview, then one by one what is told of it. An overflow
 * is thrown as the engine's own.
 */
export function* recommendSteps({
  scenario,
  book,
  plan,
  leftovers = 'worthless',
  shortStays = false,
  schedules = true,
  robustness = true,
}: RecommendInput): Stepwise<Recommendation> {
  const program = compileProgram(readBook(book, scenario), scenario);
  const question: Question = { plan, leftovers, shortStays, schedules };
  const of = robustness ? 4 : 1;
  yield { done: 0, of };
  const decision = decide(program, question);
  const ways = decision.cases.flatMap((row) => row.choice ?? []);
  const whole = ways.length === decision.cases.length ? ways : [];
  const chosen: Recommendation = {
    format: RESULT_FORMAT,
    kind: 'recommendation',
    scenario: scenario.name,
    priceBook: { id: book.id, version: book.version },
    currency: book.currency,
    start: formatDay(program.workload.horizon.start),
    months: scenario.months,
    leftovers,
    plan: plan ?? null,
    ...proofOf(decision, plan),
    ...outcomeOf(program, question, decision, whole),
    assumptions: assumptionsOf(book, scenario),
  };
  if (!robustness || whole.length === 0) return chosen;
  yield { done: 1, of, preview: chosen };
  const flips = chosen.feasible ? flipsOf(program, question, whole) : [];
  yield { done: 2, of, preview: { ...chosen, flips } };
  const headroomPercent = chosen.feasible ? headroom(program, whole, leftovers) : null;
  yield { done: 3, of, preview: { ...chosen, flips, headroomPercent } };
  return {
    ...chosen,
    flips,
    headroomPercent,
    onCondition: conditionalWays(program, question, whole),
  };
}

type Outcome = Pick<
  Recommendation,
  | 'feasible'
  | 'choice'
  | 'runnersUp'
  | 'margin'
  | 'notChosen'
  | 'onCondition'
  | 'asAutoTopUp'
  | 'headroomPercent'
  | 'flips'
>;

/** The choice and what stands beside it; how far it holds is looked for afterwards. */
function outcomeOf(
  program: Program,
  question: Question,
  decision: Decision,
  ways: readonly Played[],
): Outcome {
  const choice = ways.length === 0 ? null : presentWay(program, ways);
  const feasible = choice?.feasible === true;
  const rivals = question.plan === undefined && feasible ? runnersUp(program, decision, ways) : [];
  const [next] = rivals;
  return {
    feasible,
    choice,
    runnersUp: rivals,
    margin: next === undefined ? null : { amount: next.more, percent: next.morePercent },
    notChosen: question.plan === undefined ? notChosen(program, decision, ways) : [],
    onCondition: [],
    asAutoTopUp: feasible ? asAutoTopUp(program, ways, question.leftovers) : null,
    headroomPercent: null,
    flips: [],
  };
}

function proofOf(
  { gaps }: Decision,
  plan: string | undefined,
): Pick<Recommendation, 'proof' | 'proofNote'> {
  if (gaps.size > 0) return { proof: 'bounded', proofNote: [...gaps].join(' ') };
  const packs = 'no mix of packs bought as they are needed and no overage setting';
  return {
    proof: 'optimal',
    proofNote:
      plan === undefined
        ? `No plan, no schedule of plan changes at the start of a cycle or on a day without credits, ${packs} is cheaper.`
        : `On this plan ${packs} is cheaper.`,
  };
}
