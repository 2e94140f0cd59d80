import type { Flip, LeftoverValue, Recommendation } from '../../../shared/contract/decisions';
import { formatUnits } from '../../../shared/decimal';
import { AmountOverflow } from '../../engine/amount/checked';
import type { Program } from '../../engine/simulate/program';
import { scaledWork } from '../volume';
import { choosePurchasing } from '../purchasing';
import { withScenario, withWork } from '../with-scenario';
import { ruledScript } from './by-rule';
import { better, decide, type Question } from './decide';
import { labelOfWays, moneyOf, moneyWords, presentWay } from './present';
import { sumNet } from './rivals';
import { LIMITS } from './space';
import { play, type Played } from './way';

/** Volumes are varied in tenths of a percent: 1,000 is the work as it stands. */
const WHOLE = 1000;
const STEPS_UP = [1010, 1020, 1050, 1100, 1200, 1350, 1500, 2000, 3000, 5000] as const;
const STEPS_DOWN = [990, 980, 950, 900, 800, 700, 500, 300, 100, 0] as const;

/** A change of volume as text: "+12.5" without the plus. */
const percentOf = (part: number): string => formatUnits(part - WHOLE, 1);

/** Between `low`, where something holds, and `high`, where it does not: the last place where it does. */
function lastHolding(low: number, high: number, holds: (part: number) => boolean): number {
  let within = low;
  let beyond = high;
  while (Math.abs(beyond - within) > 1) {
    const middle = Math.trunc((within + beyond) / 2);
    if (holds(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}

function ignoringOverflow<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AmountOverflow) return otherwise;
    throw cause;
  }
}

/** How far volumes may grow until the purchases as listed no longer serve all; null beyond the bound. */
export function headroom(
  program: Program,
  choice: readonly Played[],
  leftovers: LeftoverValue,
): string | null {
  const holds = (part: number): boolean =>
    ignoringOverflow(() => {
      const scaled = withWork(program, scaledWork(program.scenario, { part, whole: WHOLE }));
      return choice.every((way) => {
        const { catalogs, lines } = scaled.scenario;
        const scenario = { ...way.scenario, catalogs, lines };
        return play(scaled, { ...way, scenario }, leftovers).unserved === 0;
      });
    }, false);
  let low = WHOLE;
  for (const part of STEPS_UP) {
    if (!holds(part)) return percentOf(lastHolding(low, part, holds));
    low = part;
  }
  return null;
}

/** What makes two ways the same choice: their plans in order, and whether overage is billed. */
function signature(program: Program, ways: readonly Played[]): string {
  if (ways.some((way) => way.unserved > 0)) return '';
  return ways
    .map((way) =>
      [
        way.plan,
        ...way.moves.map((move) => program.book.plans[move.plan]?.id),
        way.run.overageTotal > 0,
      ].join(' '),
    )
    .join('; ');
}

/** What a choice is called when another replaces it: "Starter with packs". */
function nameOf(program: Program, ways: readonly Played[]): string {
  const packs = ways.some((way) => way.run.purchases.size > 0);
  const billed = ways.some((way) => way.run.overageTotal > 0);
  const parts = [...(packs ? ['packs'] : []), ...(billed ? ['overage'] : [])];
  return `${labelOfWays(program, ways)}${parts.length === 0 ? '' : ` with ${parts.join(' and ')}`}`;
}

/** The ways that win at a volume. */
type Judge = (part: number) => readonly Played[];

/** Asks for each volume once; what overflows has no winner. */
function remembered(judge: Judge, choice: readonly Played[]): Judge {
  const known = new Map<number, readonly Played[]>([[WHOLE, choice]]);
  return (part) => {
    let ways = known.get(part);
    if (ways === undefined) known.set(part, (ways = ignoringOverflow(() => judge(part), [])));
    return ways;
  };
}

/** The first volume along a direction at which a judge names others; null with the last that was tried. */
function flippedAlong(
  direction: Flip['direction'],
  isOwn: (part: number) => boolean,
): { readonly part: number | null; readonly tried: number } {
  let low = WHOLE;
  for (const part of direction === 'more' ? STEPS_UP : STEPS_DOWN) {
    if (!isOwn(part)) {
      const last = lastHolding(low, part, isOwn);
      return { part: last + (direction === 'more' ? 1 : -1), tried: part };
    }
    low = part;
  }
  return { part: null, tried: low };
}

/**
 * The nearest change of all volumes, up and down, at which another way wins; by bisection. Where the
 * choice changes plans, what wins is searched for anew before a flip is told: the same plans on other
 * days may still be cheaper.
 */
export function flipsOf(program: Program, question: Question, choice: readonly Played[]): Flip[] {
  const own = signature(program, choice);
  const moves = choice.some((way) => way.moves.length > 0);
  const quick = remembered((part) => winnersAt(program, question, choice, part), choice);
  const thorough = moves ? remembered((part) => decidedAt(program, question, part), choice) : quick;
  const isOwn =
    (judge: Judge) =>
    (part: number): boolean =>
      signature(program, judge(part)) === own;
  return (['more', 'less'] as const).map((direction): Flip => {
    const step = direction === 'more' ? 1 : -1;
    const holds = isOwn(thorough);
    let { part, tried } = flippedAlong(direction, isOwn(quick));
    if (part !== null && holds(part)) ({ part, tried } = flippedAlong(direction, holds));
    // Other plans may win before the ones that were looked at first do.
    else if (part !== null && part - step !== WHOLE && !holds(part - step))
      part = lastHolding(WHOLE, part - step, holds) + step;
    return part === null
      ? { direction, percent: null, label: null, sentence: unflipped(tried) }
      : flipAt(program, direction, part, thorough);
  });
}

/** What wins at another volume, changes of plan searched for anew. */
function decidedAt(program: Program, question: Question, part: number): readonly Played[] {
  const scaled = withWork(program, scaledWork(program.scenario, { part, whole: WHOLE }));
  const asked = { ...question, cycles: LIMITS.cyclesOnCondition };
  return decide(scaled, asked).cases.flatMap((row) => row.choice ?? []);
}

/** What is known where nothing flipped up to the last volume that was tried. */
function unflipped(part: number): string {
  if (part === 0) return 'It stays the cheapest however small the work becomes.';
  return `It stays the cheapest up to ${part / WHOLE} times the work, the most that was tried.`;
}

/** The best of staying on a plan, and of the choice's own changes of plan, at another volume. */
function winnersAt(
  program: Program,
  question: Question,
  choice: readonly Played[],
  part: number,
): readonly Played[] {
  const scaled = withWork(program, scaledWork(program.scenario, { part, whole: WHOLE }));
  return decide(scaled, { ...question, schedules: false }).cases.flatMap(
    ({ caseId, choice: staying }) => {
      const way = choice.find((row) => row.caseId === caseId);
      const moving =
        way === undefined || way.moves.length === 0
          ? null
          : replayed(scaled, way, question.leftovers);
      const best = moving !== null && better(moving, staying) ? moving : staying;
      return best ?? [];
    },
  );
}

/** The same changes of plan at another volume, with the purchases a comparison would make. */
function replayed(scaled: Program, way: Played, leftovers: LeftoverValue): Played {
  const { catalogs, lines, choices } = scaled.scenario;
  const packs = choices.packs?.kind === 'none' ? choices.packs : { kind: 'cheapest' as const };
  const changes = way.scenario.changes.filter((change) => change.kind !== 'buy');
  const scenario = {
    ...way.scenario,
    catalogs,
    lines,
    changes,
    choices: { ...way.scenario.choices, packs },
  };
  const purchasing = choosePurchasing(withScenario(scaled, scenario), way.plan, way.caseId);
  return play(
    scaled,
    { plan: way.plan, caseId: way.caseId, scenario, purchasing, moves: way.moves },
    leftovers,
  );
}

function flipAt(
  program: Program,
  direction: Flip['direction'],
  part: number,
  winners: Judge,
): Flip {
  const ways = winners(part);
  const size = formatUnits(Math.abs(part - WHOLE), 1);
  if (ways.length === 0 || ways.some((way) => way.unserved > 0)) {
    return {
      direction,
      percent: percentOf(part),
      label: null,
      sentence: `With ${size} % ${direction} work no way serves everything.`,
    };
  }
  const name = nameOf(program, ways);
  return {
    direction,
    percent: percentOf(part),
    label: name,
    sentence: `From ${size} % ${direction} work on, ${name} is cheaper: ${moneyWords(program, sumNet(ways))}.`,
  };
}

/** The auto top-up that serves the same plan for the least money, without a cap; null where none does. */
export function asAutoTopUp(
  program: Program,
  choice: readonly Played[],
  leftovers: LeftoverValue,
): Recommendation['asAutoTopUp'] {
  const [way] = choice;
  if (
    way === undefined ||
    choice.length > 1 ||
    way.moves.length > 0 ||
    way.run.purchases.size === 0
  )
    return null;
  const { autoTopUp } = way.run.plan.policies;
  if (autoTopUp === undefined || way.scenario.choices.autoTopUp !== undefined) return null;
  let best: Played | null = null;
  for (const { source, credits } of way.run.plan.packs) {
    if (credits === 0) continue;
    const setting = { pack: source.id, threshold: '0', capMoney: null };
    const played = play(
      program,
      ruledScript(program, way.caseId, way.plan, way.scenario.choices.overage, setting),
      leftovers,
    );
    if (
      played.unserved === 0 &&
      played.cost !== null &&
      (best === null || sumNet([played]) < sumNet([best]))
    )
      best = played;
  }
  if (best === null) return null;
  const { autoTopUp: setting, total } = presentWay(program, [best]);
  if (setting === null || total === null) return null;
  const capped =
    autoTopUp.cap === undefined ? setting : { ...setting, capMoney: setting.mostPerMonth };
  return { setting: capped, total, more: moneyOf(program, sumNet([best]) - sumNet(choice)) };
}
