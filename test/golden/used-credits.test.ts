import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareScenario } from '../../src/main/planning/compare';
import { simulateScenario } from '../../src/main/planning/simulate';
import { add, formatTrimmed, parseDecimal } from '../../src/shared/decimal';
import { builtInPriceBooks } from '../../src/shared/price-books/built-in';
import { checkScenario } from '../../src/shared/scenario/check';
import { exampleNames } from './worked-example';

const RULEBOOK = join(dirname(fileURLToPath(import.meta.url)), 'rulebook');
const bookOf = (id: string) => builtInPriceBooks().find((book) => book.id === id);

function sum(amounts: readonly string[]): string {
  const { units, scale } = amounts.map(parseDecimal).reduce(add, parseDecimal('0'));
  return formatTrimmed(units, scale);
}

/** Used day by day in the recorded run, over all cases, by meter; a comparison records no days. */
describe('credits used, as a comparison counts them', () => {
  test.each(exampleNames('rulebook'))('%s: the sum of the days', (name) => {
    const text = readFileSync(join(RULEBOOK, `${name}.scenario.json`), 'utf8');
    const checked = checkScenario(JSON.parse(text), bookOf);
    if (!checked.ok) return;
    const { scenario, book } = checked;
    for (const { plan, priceBook, usedCredits } of compareScenario({ scenario, book }).plans) {
      if (priceBook !== book.id) continue;
      const { balances } = simulateScenario({ scenario, book, plan });
      const days = book.meters.map(({ id }) => ({
        meter: id,
        credits: sum(balances.filter(({ meter }) => meter === id).flatMap(({ used }) => used)),
      }));
      expect(usedCredits).toEqual(days);
    }
  });
});
