import { describe } from 'vitest';
import { formatTrimmed } from '../../src/shared/decimal';
import type { World } from '../support/arbitrary';
import { loadEngine, mutantOf, runsOf, type Engine } from '../support/engine';
import { law, notices } from '../support/law';
import { overWorlds } from '../support/worlds';

/** What a comparison, which records no days, counts as used is what the recorded days have used. */
function countsEveryDay(engine: Engine, world: World): void {
  const quiet = runsOf(engine, world, { recorded: false });
  const recorded = runsOf(engine, world, { recorded: true });
  const [first] = quiet;
  if (first === undefined) throw new Error('no run');
  const { usedCredits } = engine.summarise(first.program, world.plan, quiet);
  for (const [at, { id }] of world.book.meters.entries()) {
    const days = recorded.flatMap((run) => run.recorder?.used[at] ?? []);
    const sum = days.reduce((so, used) => so + used, 0);
    const expected = formatTrimmed(sum, first.program.scale);
    const found = usedCredits?.find(({ meter }) => meter === id)?.credits;
    if (found !== expected) throw new Error(`${id}: ${found ?? 'none'} for ${expected}`);
  }
}

describe('credits used', async () => {
  const engine = await loadEngine();
  law('are the sum of the days, recorded or not', overWorlds(countsEveryDay, engine), 200);
  const mutant = await mutantOf(
    '../../src/main/engine/simulate/renewal',
    () => import('../../src/main/engine/simulate/renewal'),
    (real) => ({
      openCycle: (run) => {
        const before = [...run.usedBefore];
        real.openCycle(run);
        for (const [meter, used] of before.entries()) run.usedBefore[meter] = used;
      },
    }),
  );
  notices('a cycle that has ended is forgotten', overWorlds(countsEveryDay, mutant));
});
