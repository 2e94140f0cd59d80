import { describe, expect, test } from 'vitest';
import { compareScenario } from '../../../src/main/planning/compare';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { sampleScenarios } from '../../../src/shared/samples/samples';
import { checkScenario } from '../../../src/shared/scenario/check';

const bookOf = (id: string) => builtInPriceBooks().find((book) => book.id === id);

test('one for each vendor of the rulebook, Claro first', () => {
  expect(sampleScenarios().map((scenario) => scenario.priceBook.id)).toEqual([
    'claro',
    'cloro',
    'claira',
    'token-packs',
    'clozup',
  ]);
});

describe.each(sampleScenarios())('$name', (scenario) => {
  const checked = checkScenario(scenario, bookOf);

  test('is sound', () => {
    expect(checked.ok ? [] : checked.faults).toEqual([]);
  });

  test('has a cheapest plan, and others that cost more or lack something', () => {
    if (!checked.ok) return expect.fail('not sound');
    const { plans, cheapest } = compareScenario({ scenario: checked.scenario, book: checked.book });
    const best = plans.find((plan) => plan.plan === cheapest);
    expect(best).toMatchObject({ status: 'feasible', unservedUnits: 0 });
    expect(
      plans.filter((plan) => plan.status !== 'feasible' || plan.total !== best?.total).length,
    ).toBeGreaterThan(0);
  });
});
