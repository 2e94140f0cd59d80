import { describe, expect, test } from 'vitest';
import { compareScenario } from '../../../src/main/planning/compare';
import { Sample } from '../../../src/shared/contract/library';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { sampleScenarios } from '../../../src/shared/samples/samples';
import { checkScenario } from '../../../src/shared/scenario/check';

const bookOf = (id: string) => builtInPriceBooks().find((book) => book.id === id);

test('one for each vendor of the rulebook, Claro first', () => {
  const vendors = sampleScenarios().map((sample) => sample.priceBook);
  expect(vendors).toEqual(['claro', 'cloro', 'claira', 'token-packs', 'clozup']);
});

describe.each(sampleScenarios())('$name', ({ scenario, ...sample }) => {
  test('is a sound scenario, listed by a name and a summary', () => {
    const checked = checkScenario(scenario, bookOf);
    expect(checked.ok ? [] : checked.faults).toEqual([]);
    expect(Sample.parse(sample)).toEqual(sample);
  });

  test('has a cheapest plan, and others that cost more or lack something', () => {
    const book = bookOf(scenario.priceBook.id)!;
    const { plans, cheapest } = compareScenario({ scenario, book });
    const best = plans.find((plan) => plan.plan === cheapest);
    expect(best).toMatchObject({ status: 'feasible', unservedUnits: 0 });
    const others = plans.filter(
      ({ status, total }) => status !== 'feasible' || total !== best?.total,
    );
    expect(others.length).toBeGreaterThan(0);
  });
});
