import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/main/engine/amount/allocate';
import { remainingShare } from '../../src/main/engine/pricing/prorate';
import { builtInPriceBooks } from '../../src/shared/price-books/built-in';
import { sampleScenarios } from '../../src/shared/samples/samples';
import { loadEngine, mutantOf, type Engine } from '../support/engine';
import { law, notices } from '../support/law';
import {
  ignoresNames,
  ignoresOrder,
  joinsAnywhere,
  neverDearerWhenCheaper,
  recordsWithoutEffect,
  repeatsItself,
  splitsWithoutLoss,
} from '../support/run-laws';
import { overWorlds, worlds } from '../support/worlds';

const engine = await loadEngine();

describe('one run = two runs joined at any day', async () => {
  law('stop, copy and go on', overWorlds(joinsAnywhere, engine), 1500);
  const mutant: Engine = {
    ...engine,
    copyRun: (run) => ({ ...engine.copyRun(run), purses: run.purses }),
  };
  notices('a copy shares its grants', overWorlds(joinsAnywhere, mutant));
});

describe('a recorder or none', async () => {
  law('gives equal totals', overWorlds(recordsWithoutEffect, engine), 2000);
  const mutant = await mutantOf(
    '../../src/main/engine/simulate/quiet',
    () => import('../../src/main/engine/simulate/quiet'),
    (real) => ({
      quietUntil: (run, last) =>
        Math.max(
          real.quietUntil(run, last),
          run.recorder === null ? Math.min(last, run.day + 2) : 0,
        ),
    }),
  );
  notices('quiet days overlook what happens in them', overWorlds(recordsWithoutEffect, mutant));
});

describe('the order in which grants and facts of one instant are told', async () => {
  law('never matters', overWorlds(ignoresOrder, engine), 1500);
  const mutant = await mutantOf(
    '../../src/main/engine/simulate/changes',
    () => import('../../src/main/engine/simulate/changes'),
    () => ({ inOrder: (changes) => [...changes] }),
  );
  notices('changes are made as they are listed', overWorlds(ignoresOrder, mutant), 2000);
});

describe('shares of a period', () => {
  law(
    'sum to the whole',
    fc.property(worlds, (g) => splitsWithoutLoss(allocate, remainingShare, g)),
    5000,
  );
  const floors: typeof allocate = (amount, weights) => {
    const total = weights.reduce<number>((sum, weight) => sum + Number(weight), 0);
    return weights.map((weight) => Math.floor((amount * Number(weight)) / total));
  };
  notices(
    'every part rounded down',
    fc.property(worlds, (g) => splitsWithoutLoss(floors, remainingShare, g)),
  );
  const dayShort: typeof remainingShare = (rule, cycle, on) => {
    const { part, whole } = remainingShare(rule, cycle, on);
    return { part: part - 1, whole };
  };
  notices(
    'the day of the change forgotten',
    fc.property(worlds, (g) => splitsWithoutLoss(allocate, dayShort, g)),
  );
});

describe('the same input', async () => {
  law('gives the same bytes', overWorlds(repeatsItself, engine), 1000);
  let grants = 0;
  const mutant = await mutantOf(
    '../../src/main/engine/simulate/create',
    () => import('../../src/main/engine/simulate/create'),
    (real) => ({
      createRun: (program, options) => {
        const run = real.createRun(program, options);
        run.grantIds = grants;
        grants += 1;
        return run;
      },
    }),
  );
  notices('names of grants remember the run before', overWorlds(repeatsItself, mutant));
});

describe('a cheaper price', async () => {
  law(
    'never makes a plan dearer for the same purchases',
    overWorlds(neverDearerWhenCheaper, engine),
    2000,
  );
  const mutant = await mutantOf(
    '../../src/main/engine/pricing/prorate',
    () => import('../../src/main/engine/pricing/prorate'),
    (real) => ({ prorate: (amount, shares) => -real.prorate(amount, shares) }),
  );
  notices(
    'differences are charged the wrong way round',
    overWorlds(neverDearerWhenCheaper, mutant),
    6000,
  );
});

describe('names', async () => {
  law('of everything carry no meaning', overWorlds(ignoresNames, engine), 1000);
  const mutant = await mutantOf(
    '../../src/main/engine/simulate/buying',
    () => import('../../src/main/engine/simulate/buying'),
    (real) => ({
      packOnSale: (run, id) => (id === 'pack-1' ? undefined : real.packOnSale(run, id)),
    }),
  );
  notices('one pack is known by its name', overWorlds(ignoresNames, mutant), 2000);

  const books = new Map(builtInPriceBooks().map((book) => [book.id, book]));
  test.each(sampleScenarios().map((sample) => [sample.id, sample.scenario] as const))(
    'nor in the sample %s, on any plan',
    (_id, scenario) => {
      const book = books.get(scenario.priceBook.id);
      if (book === undefined) throw new Error(`no book ${scenario.priceBook.id}`);
      expect(book.plans.length).toBeGreaterThan(0);
      for (const plan of book.plans)
        ignoresNames(engine, {
          book,
          scenario: { ...scenario, choices: { ...scenario.choices, readings: {} } },
          plan: plan.id,
        });
    },
  );
});
