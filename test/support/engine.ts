import { vi } from 'vitest';
import type * as CopyRoom from '../../src/main/engine/simulate/copy';
import type * as ProgramRoom from '../../src/main/engine/simulate/program';
import type * as SimulateRoom from '../../src/main/engine/simulate/simulate';
import type { Purchasing } from '../../src/main/engine/simulate/program';
import type { Run } from '../../src/main/engine/simulate/run';
import type * as PlanningRoom from '../../src/main/planning/simulate';
import type * as PurchasingRoom from '../../src/main/planning/purchasing';
import type * as SummaryRoom from '../../src/main/planning/summary';
import type { World } from './arbitrary';

/** The engine as the laws see it: the real one, or a copy with one rule deliberately broken. */
export type Engine = Pick<
  typeof SimulateRoom,
  'advance' | 'beginRun' | 'finishRun' | 'newRecorder' | 'simulate'
> &
  Pick<typeof ProgramRoom, 'compileProgram'> &
  Pick<typeof CopyRoom, 'copyRun'> &
  Pick<typeof PurchasingRoom, 'choosePurchasing'> &
  Pick<typeof PlanningRoom, 'simulateScenario'> &
  Pick<typeof SummaryRoom, 'summarise'>;

export async function loadEngine(): Promise<Engine> {
  const simulate = await import('../../src/main/engine/simulate/simulate');
  const program = await import('../../src/main/engine/simulate/program');
  const copy = await import('../../src/main/engine/simulate/copy');
  const purchasing = await import('../../src/main/planning/purchasing');
  const planning = await import('../../src/main/planning/simulate');
  const summary = await import('../../src/main/planning/summary');
  return { ...simulate, ...program, ...copy, ...purchasing, ...planning, ...summary };
}

/**
 * A copy of the engine in which a room's functions are replaced: `change` gets the real ones. Only
 * calls from other rooms meet the replacement.
 */
export async function mutantOf<Room extends object>(
  room: string,
  load: () => Promise<Room>,
  change: (real: Room) => Partial<Room>,
): Promise<Engine> {
  const real = await load();
  vi.resetModules();
  vi.doMock(room, async (original) => ({
    ...(await original<Room>()),
    ...change(await original<Room>()),
  }));
  const engine = await loadEngine();
  vi.doUnmock(room);
  vi.resetModules();
  return Object.keys(real).length === 0
    ? Promise.reject(new Error(`${room} exports nothing`))
    : engine;
}

export const casesOf = ({ scenario }: World): (string | undefined)[] =>
  scenario.cases.length === 0 ? [undefined] : scenario.cases.map((row) => row.id);

export type Started = { readonly run: Run; readonly purchasing: Purchasing };

/** Every case's account, begun or lived to the end, with a ledger or without one. */
export function runsOf(
  engine: Engine,
  world: World,
  { recorded, finished = true }: { recorded: boolean; finished?: boolean },
): Run[] {
  const program = engine.compileProgram(world.book, world.scenario);
  return casesOf(world).map((caseId) => {
    const options = {
      plan: world.plan,
      purchasing: engine.choosePurchasing(program, world.plan, caseId),
      case: caseId,
      recorder: recorded ? engine.newRecorder(program) : null,
    };
    return finished ? engine.simulate(program, options) : engine.beginRun(program, options);
  });
}

function sums(rows: readonly (readonly [key: string, value: number])[]): [string, number][] {
  const by = new Map<string, number>();
  for (const [key, value] of rows) by.set(key, (by.get(key) ?? 0) + value);
  return [...by].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Everything of a finished run that is a figure, so that two runs can be compared. Purchases of a day
 * count together: with nobody to read them they may be made in one go.
 */
export function figuresOfRun(run: Run): unknown {
  return {
    invoices: run.invoices.map(({ on, reason, lines }) => [
      on,
      reason,
      sums(lines.map((line) => [`${line.kind} ${line.rule}`, line.amountMinor])),
    ]),
    balances: run.purses.map(({ total, bought, current, grants }) => [
      total,
      bought,
      current,
      sums(grants.map((grant) => [`${grant.expires} ${grant.rule}`, grant.left])),
    ]),
    unserved: [...run.unserved.values()].map(({ line, reason, units, from, until }) => [
      line.at,
      reason,
      units,
      from,
      until,
    ]),
    purchases: [...run.purchases.values()],
    unlimited: run.unlimited,
    served: run.served,
    overage: run.overageTotal,
    debt: run.debt,
    demand: run.demand,
    firstShortOn: run.firstShortOn,
    unknownPrices: [...run.unknownPrices].toSorted(),
    plan: run.plan.at,
    subscription: run.subscription,
  };
}
