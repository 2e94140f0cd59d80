import { describe } from 'vitest';
import { loadEngine, mutantOf, type Engine } from '../support/engine';
import { law, notices } from '../support/law';
import {
  accountsForAllWork,
  conserves,
  replays,
  staysWithinBounds,
  sumsItsMoney,
} from '../support/ledger-laws';
import { overWorlds } from '../support/worlds';

const engine = await loadEngine();

describe('granted = remaining + burned + expired + cleared', async () => {
  law('conservation', overWorlds(conserves, engine), 2000);
  const mutant = await mutantOf(
    '../../src/main/engine/grant/purse',
    () => import('../../src/main/engine/grant/purse'),
    (real) => ({
      takeFrom: (purse, grant, credits) => real.takeFrom(purse, grant, Math.max(0, credits - 1)),
    }),
  );
  notices('an expiry leaves one smallest unit behind', overWorlds(conserves, mutant));
});

describe('money', async () => {
  law(
    'lines sum to invoices, invoices and months to the total',
    overWorlds(sumsItsMoney, engine),
    2000,
  );
  const mutant = await mutantOf(
    '../../src/main/engine/simulate/money',
    () => import('../../src/main/engine/simulate/money'),
    (real) => ({
      invoiceLine: (run, reason, line) => {
        real.invoiceLine(run, reason, line);
        const { lines } = run.invoices[run.invoices.length - 1] ?? { lines: [] };
        if (lines.length > 2) lines.pop();
      },
    }),
  );
  notices('a third line falls off its invoice', overWorlds(sumsItsMoney, mutant));
  const forgetful: Engine = {
    ...engine,
    summarise: (program, plan, runs) =>
      engine.summarise(
        program,
        plan,
        runs.map((run) => ({
          ...run,
          invoices: run.invoices.filter((invoice) => invoice.reason !== 'after-horizon'),
        })),
      ),
  };
  notices(
    'what is due after the horizon is left out of the months',
    overWorlds(sumsItsMoney, forgetful),
  );
});

describe('balances', async () => {
  law('never below zero nor above the cap', overWorlds(staysWithinBounds, engine), 2000);
  const overdrawn = await mutantOf(
    '../../src/main/engine/grant/purse',
    () => import('../../src/main/engine/grant/purse'),
    (real) => ({
      burn: (purse, credits, operations, seen) => {
        const [first] = purse.grants;
        if (first === undefined) return real.burn(purse, credits, operations, seen);
        real.takeFrom(purse, first, credits);
        seen?.(first, credits);
        return 0;
      },
    }),
  );
  notices('the first grant pays all of it', overWorlds(staysWithinBounds, overdrawn));
  const overflowing = await mutantOf(
    '../../src/main/engine/simulate/reservoir',
    () => import('../../src/main/engine/simulate/reservoir'),
    (real) => ({
      refill: (run) => {
        for (const tank of run.plan.reservoirs) {
          if (!tank.unlimited && tank.refill < 1e9)
            real.addToReservoir(
              run,
              tank.meter,
              tank.refill,
              tank.rule,
              'refill',
              'beyond the cap',
            );
        }
      },
    }),
  );
  notices('a refill adds beyond the cap', overWorlds(staysWithinBounds, overflowing));
});

describe('the ledger', async () => {
  law('replayed from zero gives every balance', overWorlds(replays, engine), 2000);
  const mutant = await mutantOf(
    '../../src/main/engine/ledger/ledger',
    () => import('../../src/main/engine/ledger/ledger'),
    (real) => ({
      creditEntry: (ledger, kind, day, meter, credits, ...rest) =>
        real.creditEntry(ledger, kind, day, meter, kind === 'refill' ? 0 : credits, ...rest),
    }),
  );
  notices('refills are written down without their credits', overWorlds(replays, mutant));
});

describe('planned work', async () => {
  law(
    'is served or unserved, every useful result of it',
    overWorlds(accountsForAllWork, engine),
    2000,
  );
  const mutant = await mutantOf(
    '../../src/main/engine/simulate/queue',
    () => import('../../src/main/engine/simulate/queue'),
    (real) => ({
      enqueue: (run, row) => (row.until === 'tomorrow' ? undefined : real.enqueue(run, row)),
    }),
  );
  notices('what waits for a slot is forgotten', overWorlds(accountsForAllWork, mutant), 2000);
});
