import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareScenario } from '../../../src/main/planning/compare';
import { recordScenario } from '../../../src/main/planning/record';
import { assumptionRegister } from '../../../src/main/planning/register';
import { presentSimulation } from '../../../src/main/planning/simulate';
import { checkPriceBook } from '../../../src/shared/price-book/check';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { checkScenario } from '../../../src/shared/scenario/check';
import { ROOT } from '../../support/source';

/** Names that every object has; an id may be one of them. */
const INHERITED = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];

function idsIn(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'id' && typeof inner === 'string') into.add(inner);
    idsIn(inner, into);
  }
  return into;
}

function answers(bookJson: string, scenarioJson: string): string | undefined {
  const checked = checkPriceBook(JSON.parse(bookJson));
  // A word of the contract that is an id as well cannot be renamed alone.
  if (!checked.ok) return undefined;
  const read = checkScenario(JSON.parse(scenarioJson), () => checked.book);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { scenario, book } = read;
  const input = { scenario, book };
  const recorded = recordScenario({ ...input, plan: book.plans[0]?.id ?? '' });
  return JSON.stringify([
    compareScenario(input),
    presentSimulation(recorded, book, false),
    assumptionRegister({ scenario, book, recorded }),
  ]);
}

test.each(['02', '04a', '05a'])(
  'ids of example %s called as what every object has change no answer',
  (example) => {
    const path = join(ROOT, 'test', 'golden', 'rulebook', `${example}.scenario.json`);
    const scenario = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
    const { priceBook } = JSON.parse(scenario) as { priceBook: { id: string } };
    const book = builtInPriceBooks().find(({ id }) => id === priceBook.id);
    const text = JSON.stringify(book);
    const plain = answers(text, scenario) ?? '';
    const ids = [...idsIn([book, JSON.parse(scenario)])].filter((id) => id !== priceBook.id);
    let compared = 0;
    for (const [at, id] of ids.entries()) {
      const name = INHERITED[at % INHERITED.length] ?? '';
      const renamed = (json: string): string => json.replaceAll(`"${id}"`, `"${name}"`);
      const found = answers(renamed(text), renamed(scenario));
      if (found === undefined) continue;
      compared += 1;
      // Ids stand within names of rules and in sentences too.
      expect(found.replaceAll(id, name), `${id} as ${name}`).toBe(plain.replaceAll(id, name));
    }
    expect(compared).toBeGreaterThan(ids.length / 2);
  },
);
