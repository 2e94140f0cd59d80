import { describe } from 'vitest';
import { balanceParts } from '../../src/main/planning/balance-parts';
import { casesOf } from '../../src/main/planning/record';
import { formatTrimmed, parseDecimal, add } from '../../src/shared/decimal';
import type { World } from '../support/arbitrary';
import { loadEngine, mutantOf, runsOf, type Engine } from '../support/engine';
import { law, notices } from '../support/law';
import { overWorlds } from '../support/worlds';

/** On every day the parts of a balance are at least nothing and add up to it, less the debt. */
function partsAddUp(engine: Engine, world: World): void {
  const runs = runsOf(engine, world, { recorded: true });
  const [first] = runs;
  if (first === undefined) throw new Error('no run');
  const { program } = first;
  const cases = casesOf(world.scenario);
  for (const [at, run] of runs.entries()) {
    for (const [meterAt, { id: meter }] of world.book.meters.entries()) {
      const found = balanceParts(
        { program, plan: world.plan, runs, cases },
        { meter, case: cases[at] },
      );
      if (found === null) throw new Error(`no parts of ${meter}`);
      for (const [day, end] of (run.recorder?.end[meterAt] ?? []).entries()) {
        const parts = found.parts.map((part) => parseDecimal(part.end[day] ?? '?'));
        if (parts.some(({ units }) => units < 0n))
          throw new Error(`a part below zero on day ${day}`);
        const debt = parseDecimal(found.debt[day] ?? '0');
        const sum = parts.reduce(add, { units: -debt.units, scale: debt.scale });
        const text = formatTrimmed(sum.units, sum.scale);
        const expected = formatTrimmed(end, program.scale);
        if (text !== expected) throw new Error(`${meter}, day ${day}: ${text} for ${expected}`);
      }
    }
  }
}

describe('a balance by what granted it', async () => {
  const engine = await loadEngine();
  law('the parts add up to the balance of every day', overWorlds(partsAddUp, engine), 300);
  const mutant = await mutantOf(
    '../../src/main/engine/ledger/ledger',
    () => import('../../src/main/engine/ledger/ledger'),
    (real) => ({
      creditEntry: (ledger, kind, day, meter, credits, ...rest) =>
        real.creditEntry(ledger, kind, day, meter, kind === 'expiry' ? 0 : credits, ...rest),
    }),
  );
  notices('expiries are written down without their credits', overWorlds(partsAddUp, mutant));
});
