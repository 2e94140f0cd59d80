import type { LeftoverValue } from '../../../shared/contract/decisions';
import type { Change, Scenario } from '../../../shared/contract/scenario';
import { totalMinor } from '../../engine/simulate/money';
import { termsAt, termsOf, type Program, type Purchasing } from '../../engine/simulate/program';
import type { Run } from '../../engine/simulate/run';
import { advance, beginRun, simulate } from '../../engine/simulate/simulate';
import { formatDay, type Day } from '../../engine/time/day';
import { choosePurchasing } from '../purchasing';
import { withScenario } from '../with-scenario';
import type { WayEvent } from './label';
import { undecided } from './space';
import { leftoverMinor, type Left } from './value';

/** A way as it can be run: a scenario with its decisions written into it, and how packs come in. */
export type Script = {
  readonly plan: string;
  readonly caseId: string | undefined;
  readonly scenario: Scenario;
  readonly purchasing: Purchasing;
  /** Its changes of plan. */
  readonly moves: readonly Move[];
};

export type Move = Extract<WayEvent, { kind: 'plan' }>;

/** A way after it was run, with what ranks it. Money in minor units. */
export type Played = Script & {
  readonly program: Program;
  readonly run: Run;
  readonly unserved: number;
  /** Null where a price is not known. */
  readonly cost: number | null;
  readonly value: number;
};

/** Runs a way under the real rules of the book. */
export function play(program: Program, script: Script, leftovers: LeftoverValue): Played {
  const own = withScenario(program, script.scenario);
  const run = simulate(own, {
    plan: script.plan,
    purchasing: script.purchasing,
    case: script.caseId,
  });
  let unserved = 0;
  for (const row of run.unserved.values()) unserved += row.units;
  const known = run.unknownPrices.size === 0;
  return {
    ...script,
    program: own,
    run,
    unserved,
    cost: known ? totalMinor(run) : null,
    value: leftoverMinor(program.book, program.scale, leftovers, leftOf(run)),
  };
}

/** Bought credits still there after the horizon, by pack. */
function leftOf(run: Run): Left[] {
  return run.purses.flatMap(({ meter, grants }) =>
    grants
      .filter((grant) => grant.bought && grant.expires > run.end && grant.origin === 'bought')
      .map((grant) => ({
        meter,
        pack: run.program.book.packs.findIndex((pack) => `packs.${pack.id}` === grant.rule),
        credits: grant.left,
      })),
  );
}

function decided(scenario: Scenario, overage: boolean, changes: readonly Change[]): Scenario {
  const plain = undecided(scenario, overage);
  return { ...plain, changes: [...plain.changes, ...changes] };
}

/** Writes what a search found into the scenario: changes of plan and packs, each on its day. */
export function scriptOf(
  program: Program,
  caseId: string | undefined,
  plan: number,
  overage: boolean,
  events: readonly WayEvent[],
): Script {
  const { book, scenario } = program;
  const moves = events.filter((event) => event.kind === 'plan');
  const changes = moves.map((move): Change => ({
    on: formatDay(move.on),
    kind: 'plan',
    plan: book.plans[move.plan]?.id ?? '',
  }));
  const start = book.plans[plan]?.id ?? '';
  const planned = decided(scenario, overage, changes);
  const buys = datePurchases(withScenario(program, planned), start, caseId, events);
  return {
    plan: start,
    caseId,
    scenario: { ...planned, changes: [...planned.changes, ...buys] },
    purchasing: { kind: 'none' },
    moves,
  };
}

/** The scenario under one plan with the purchases a comparison would make. */
export function comparedScript(
  program: Program,
  caseId: string | undefined,
  plan: number,
  overage: boolean,
  withPacks: boolean,
): Script {
  const id = termsAt(program, plan).plan.id;
  const plain = undecided(program.scenario, overage);
  const scenario: Scenario = withPacks
    ? { ...plain, choices: { ...plain.choices, packs: { kind: 'cheapest' } } }
    : plain;
  const purchasing = choosePurchasing(withScenario(program, scenario), id, caseId);
  return { plan: id, caseId, scenario, purchasing, moves: [] };
}

type Wanted = {
  readonly from: Day;
  readonly until: Day;
  readonly pack: number;
  readonly count: number;
  readonly meter: number;
  /** Of one pack. */
  readonly credits: number;
  /** Cheaper in bulk, or with an end: bought in one go, as the search has weighed it. */
  readonly whole: boolean;
};

/** How many of the packs a day takes: all on the last day of their window, else as many as are short. */
function takenToday({ until, count, credits, whole }: Wanted, today: Day, short: number): number {
  if (today >= until - 1) return count;
  if (short <= 0) return 0;
  return whole ? count : Math.min(count, Math.ceil(short / credits));
}

/** The packs a way buys, first the one whose window opens first. */
function wantedPacks(program: Program, events: readonly WayEvent[]): Wanted[] {
  const { book } = program;
  const terms = book.packs.map((pack) =>
    book.plans
      .flatMap((row) => termsOf(program, row.id).packs)
      .find((row) => row.source.id === pack.id),
  );
  return events
    .flatMap((event): Wanted[] => {
      const pack = event.kind === 'buy' ? terms[event.pack] : undefined;
      if (event.kind !== 'buy' || pack === undefined) return [];
      const { tiers, expires } = pack.source;
      return [
        {
          ...event,
          meter: pack.meter,
          credits: pack.credits,
          whole: tiers !== undefined || expires !== null,
        },
      ];
    })
    .toSorted(
      (a, b) => a.from - b.from || a.until - b.until || a.credits * a.count - b.credits * b.count,
    );
}

/** Each pack on the first day of its window on which what is there would not do. */
function datePurchases(
  program: Program,
  plan: string,
  caseId: string | undefined,
  events: readonly WayEvent[],
): Change[] {
  const wanted = wantedPacks(program, events);
  const run = beginRun(program, { plan, purchasing: { kind: 'measure' }, case: caseId });
  const stock = run.purses.map(() => 0);
  const bought: Change[] = [];
  while (wanted.length > 0 && run.day < run.end) {
    const today = run.day;
    const before = [...run.owed];
    advance(run, today + 1);
    for (const [meter, credits] of run.owed.entries()) {
      let short = credits - (before[meter] ?? 0) - (stock[meter] ?? 0);
      for (let at = 0; at < wanted.length; at += 1) {
        const next = wanted[at];
        if (next === undefined || next.from > today) break;
        const count = next.meter === meter ? takenToday(next, today, short) : 0;
        if (count === 0) continue;
        short -= next.credits * count;
        bought.push({
          on: formatDay(today),
          kind: 'buy',
          pack: program.book.packs[next.pack]?.id ?? '',
          count,
        });
        if (count < next.count) {
          wanted[at] = { ...next, count: next.count - count };
          continue;
        }
        wanted.splice(at, 1);
        at -= 1;
      }
      stock[meter] = Math.max(0, -short);
    }
  }
  return merged(bought);
}

/** One purchase for the same pack on the same day. */
function merged(changes: readonly Change[]): Change[] {
  const rows: Change[] = [];
  for (const change of changes) {
    const same = rows.findIndex(
      (row) =>
        row.kind === 'buy' &&
        change.kind === 'buy' &&
        row.on === change.on &&
        row.pack === change.pack,
    );
    const row = rows[same];
    if (row?.kind === 'buy' && change.kind === 'buy')
      rows[same] = { ...row, count: row.count + change.count };
    else rows.push(change);
  }
  return rows;
}
