import { beforeEach, expect, test, vi } from 'vitest';
import type * as Nearest from '../../../src/shared/nearest';
import { smallScenario } from '../../support/library';
import { smallBook } from '../../support/small-book';

/** How often a near name was looked for: each look compares letter by letter with every known name. */
const looks = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../../src/shared/nearest', async (load) => {
  const real = await load<typeof Nearest>();
  return {
    ...real,
    nearest: (word: string, known: readonly string[], most?: number) => {
      looks.count += known.length > 0 ? 1 : 0;
      return real.nearest(word, known, most);
    },
    didYouMean: (word: string, known: readonly string[]) => {
      looks.count += known.length > 0 ? 1 : 0;
      return real.didYouMean(word, known);
    },
  };
});

const { checkScenario } = await import('../../../src/shared/scenario/check');
const { checkPriceBook } = await import('../../../src/shared/price-book/check');

const faultsOf = (json: unknown) => {
  const checked = checkScenario(json, () => smallBook());
  return checked.ok ? [] : checked.faults;
};
const MANY = 50_000;
const names = (begin: string) => Array.from({ length: MANY }, (_, at) => `${begin}${at}`);

beforeEach(() => {
  looks.count = 0;
});

test('tens of thousands of unknown keys are counted, and compared only as far as they are shown', () => {
  const wrong = Object.fromEntries(names('month').map((name) => [name, 1]));
  const faults = faultsOf({ ...smallScenario(), ...wrong });
  expect(faults).toHaveLength(101);
  expect(faults[0]?.remedy).toBe('Did you mean "months"?');
  expect(faults.at(-1)?.found).toBe(`${MANY} faults, of which the first 100 are shown`);
  expect(looks.count).toBeLessThan(1_000);
});

test('tens of thousands of unknown names too', () => {
  const faults = faultsOf({
    ...smallScenario(),
    needs: { features: names('feature'), limits: [] },
  });
  expect(faults).toHaveLength(101);
  expect(faults.at(-1)?.found).toBe(`${MANY} faults, of which the first 100 are shown`);
  expect(looks.count).toBeLessThan(1_000);
});

test('a price book has no more readings than can be checked, each of them with the whole book', () => {
  const book = smallBook();
  const reading = (at: number) => ({
    id: `reading-${at}`,
    label: 'Another reading',
    set: [{ path: ['summary'], value: 'x' }],
  });
  const assumption = { id: 'many', title: 'A', reading: 'r', reason: 'r' };
  const withReadings = (count: number) =>
    checkPriceBook({
      ...book,
      assumptions: [
        ...book.assumptions,
        { ...assumption, others: Array.from({ length: count }, (_, at) => reading(at)) },
      ],
    });
  expect(withReadings(8).ok).toBe(true);
  const refused = withReadings(9);
  expect(refused.ok ? [] : refused.faults).toMatchObject([
    { code: 'value_too_large', path: `assumptions[${book.assumptions.length}].others` },
  ]);
  const many = Array.from({ length: 13 }, (_, at) => ({
    ...assumption,
    id: `many-${at}`,
    others: Array.from({ length: 8 }, (__, n) => reading(n)),
  }));
  const refusedInAll = checkPriceBook({ ...book, assumptions: [...book.assumptions, ...many] });
  expect(refusedInAll.ok ? [] : refusedInAll.faults).toMatchObject([{ code: 'readings_many' }]);
});
