import type { LeftoverValue } from '../../../shared/contract/decisions';
import { termsAt, termsOf, type Program } from '../../engine/simulate/program';
import { gapsOf } from '../summary';
import { findWay } from './find-way';
import { LIMITS, openSpace } from './space';
import { ruledScripts } from './by-rule';
import { comparedScript, play, scriptOf, type Played } from './way';

/** What a decision is asked for. */
export type Question = {
  readonly leftovers: LeftoverValue;
  /** Only this plan; undefined for any plan, and changes between them. */
  readonly plan?: string | undefined;
  /** Credits bought on one plan may serve work on another that may not buy them. */
  readonly stockElsewhere?: boolean;
  /** Cycles that a search may live; `LIMITS.cycles` where absent. */
  readonly cycles?: number;
  /** Changes of plan are not looked for where this is false. */
  readonly schedules?: boolean;
  /** A plan taken within a cycle may be left for a lower one at its end. */
  readonly shortStays?: boolean;
  /** Purchases by hand even where the scenario buys by auto top-up. */
  readonly byHand?: boolean;
};

/** The ways of one case, run and ranked. */
export type CaseDecision = {
  readonly caseId: string | undefined;
  readonly choice: Played | null;
  /** The best way that stays on a plan, by position of the plan. */
  readonly constant: ReadonlyMap<number, Played>;
};

export type Decision = {
  readonly cases: readonly CaseDecision[];
  readonly gaps: ReadonlySet<string>;
};

/** The scenario buys by auto top-up and by nothing else. */
export function buysByRule(program: Program): boolean {
  const { packs, autoTopUp } = program.scenario.choices;
  return autoTopUp !== undefined && (packs === undefined || packs.kind === 'none');
}

export const netOf = (played: Played): number =>
  (played.cost ?? Number.POSITIVE_INFINITY) - played.value;

/** Feasible before not; then least unserved; then cheapest; the first among equals. */
export function better(a: Played, b: Played | null): boolean {
  if (b === null) return true;
  if ((a.cost === null) !== (b.cost === null)) return b.cost === null;
  if (a.unserved !== b.unserved) return a.unserved < b.unserved;
  return netOf(a) < netOf(b);
}

/** Positions of plans with everything that is needed and a known price. */
function usablePlans(program: Program): number[] {
  return program.book.plans.flatMap((plan, at) =>
    termsAt(program, at).priceMinor !== null && gapsOf(program, plan.id).length === 0 ? [at] : [],
  );
}

/** Both positions of the overage switch where it is the customer's. */
function overageChoices(program: Program, plans: readonly number[]): boolean[] {
  const own = plans.some((at) => {
    const { overage } = termsAt(program, at).policies;
    return (
      overage.mode === 'user' &&
      (overage.plans === undefined || overage.plans.includes(termsAt(program, at).plan.id))
    );
  });
  return own ? [false, true] : [program.scenario.choices.overage];
}

/** The cheapest way for each case, and the cheapest on each plan. */
export function decide(program: Program, question: Question): Decision {
  const gaps = new Set<string>();
  const ids =
    program.scenario.cases.length === 0 ? [undefined] : program.scenario.cases.map((row) => row.id);
  const cases = ids.map((caseId) => decideCase(program, caseId, question, gaps));
  return { cases, gaps };
}

function decideCase(
  program: Program,
  caseId: string | undefined,
  question: Question,
  gaps: Set<string>,
): CaseDecision {
  const usable = usablePlans(program);
  const { account } = program.scenario;
  const wanted = question.plan === undefined ? undefined : termsOf(program, question.plan).at;
  const standing = account === undefined ? undefined : termsOf(program, account.plan).at;
  const plans =
    wanted === undefined
      ? usable
      : [...new Set([...(standing === undefined ? [] : [standing]), wanted])];
  const starts = standing === undefined ? plans : [standing];
  const constant = new Map<number, Played>();
  for (const at of wanted === undefined && standing === undefined
    ? program.book.plans.keys()
    : starts) {
    // What is only shown beside the choice needs no proof.
    const best = bestOnPlan(program, caseId, at, question, plans.includes(at) ? gaps : new Set());
    if (best !== null) constant.set(at, best);
  }
  let choice: Played | null = null;
  for (const [at, played] of constant)
    if (plans.includes(at) && better(played, choice)) choice = played;
  const moves = plans.length > 1 && (wanted === undefined || standing !== undefined);
  if (moves && question.schedules === false) gaps.add('Changes of plan were not looked for.');
  else if (moves && (question.byHand === true || !buysByRule(program))) {
    const scheduled = bestSchedule(
      program,
      caseId,
      { plans, starts, best: choice },
      question,
      gaps,
    );
    if (scheduled !== null && better(scheduled, choice)) choice = scheduled;
  }
  return { caseId, choice: choice ?? leastBad(constant), constant };
}

/** Where no plan has all that is needed. */
function leastBad(constant: ReadonlyMap<number, Played>): Played | null {
  let best: Played | null = null;
  for (const played of constant.values()) if (better(played, best)) best = played;
  return best;
}

/** `packs: none` is the user's word that nothing is bought by hand. */
const mayBuyPacks = (program: Program, { byHand }: Question): boolean =>
  byHand === true || program.scenario.choices.packs?.kind !== 'none';

/** The best way that stays on one plan; null where its price is not known. */
function bestOnPlan(
  program: Program,
  caseId: string | undefined,
  at: number,
  question: Question,
  gaps: Set<string>,
): Played | null {
  if (termsAt(program, at).priceMinor === null) return null;
  const { leftovers } = question;
  let best: Played | null = null;
  const offer = (played: Played): void => {
    if (better(played, best)) best = played;
  };
  if (buysByRule(program) && question.byHand !== true) {
    gaps.add(
      'By auto top-up every pack on sale was tried, at the threshold as set and at 0; plans were not changed.',
    );
    for (const script of ruledScripts(program, caseId, at)) offer(play(program, script, leftovers));
    return best;
  }
  const withPacks = mayBuyPacks(program, question);
  for (const overage of overageChoices(program, [at])) {
    const space = openSpace(program, {
      caseId,
      plans: [at],
      moves: false,
      shortStays: false,
      cycles: LIMITS.cycles,
      leftovers,
      stockElsewhere: false,
      overage,
      withPacks,
    });
    const found = findWay(space, [at]);
    const played =
      found === null
        ? null
        : play(program, scriptOf(program, caseId, found.plan, overage, found.events), leftovers);
    if (played !== null) offer(played);
    if (played === null || played.unserved > 0 || space.gaps.size > 0)
      offer(play(program, comparedScript(program, caseId, at, overage, withPacks), leftovers));
    if (played !== null && played.unserved > 0)
      gaps.add(
        'Failed work is given back only after it was paid, which takes more credits for a moment.',
      );
    for (const gap of space.gaps) gaps.add(gap);
  }
  return best;
}

type Field = {
  readonly plans: readonly number[];
  readonly starts: readonly number[];
  readonly best: Played | null;
};

/** A way with changes of plan that is cheaper than staying; null where there is none. */
function bestSchedule(
  program: Program,
  caseId: string | undefined,
  { plans, starts, best }: Field,
  question: Question,
  gaps: Set<string>,
): Played | null {
  const withPacks = mayBuyPacks(program, question);
  let found: Played | null = null;
  for (const overage of overageChoices(program, plans)) {
    const bar = found ?? best;
    const below =
      bar === null || bar.unserved > 0 || bar.cost === null ? Number.POSITIVE_INFINITY : netOf(bar);
    const { leftovers, stockElsewhere = false, shortStays = false } = question;
    const space = openSpace(program, {
      caseId,
      plans,
      moves: true,
      shortStays,
      cycles: question.cycles ?? LIMITS.cycles,
      leftovers,
      stockElsewhere,
      overage,
      withPacks,
    });
    const way = findWay(space, starts, below);
    for (const gap of space.gaps) gaps.add(gap);
    if (way === null) continue;
    const played = play(
      program,
      scriptOf(program, caseId, way.plan, overage, way.events),
      leftovers,
    );
    if (better(played, found)) found = played;
  }
  return found;
}
