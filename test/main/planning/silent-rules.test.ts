import { expect, test } from 'vitest';
import { simulateScenario } from '../../../src/main/planning/simulate';
import { Scenario } from '../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';

/** Assumptions that a year's or month's work with this vendor leans on, of those asked about. */
function leantOn(vendor: string, plan: string, json: object, ids: readonly string[]): string[] {
  const book = builtInPriceBooks().find(({ id }) => id === vendor)!;
  const scenario = Scenario.parse({
    format: 'tierwise/scenario@1',
    name: 'Work',
    priceBook: { id: vendor },
    start: '2026-03-01',
    months: 3,
    ...json,
  });
  const { assumptions } = simulateScenario({ scenario, book, plan });
  return assumptions.map(({ id }) => id).filter((id) => ids.includes(id));
}

const enrich = (records: number, operations = ['enrich-default']): object => ({
  catalogs: [
    {
      id: 'shoes',
      label: 'Shoes',
      records,
      operations: operations.map((operation) => ({ operation })),
    },
  ],
});

test('the day from which months run is leant on where it is not the first of one', () => {
  const ask = (start: string) =>
    leantOn('claro', 'starter', { start, ...enrich(100) }, ['month-from-start']);
  expect(ask('2026-03-17')).toEqual(['month-from-start']);
  expect(ask('2026-03-01')).toEqual([]);
});

test('the burn order is leant on where credits of several kinds stand side by side', () => {
  const ask = (records: number) =>
    leantOn('claro', 'starter', enrich(records), ['subscription-first']);
  expect(ask(100)).toEqual([]);
  expect(ask(5000)).toEqual(['subscription-first']);
});

test('the order of a day is leant on where something refills', () => {
  const line = { lines: [{ id: 'scan', operation: 'bulk-image', quantity: 40 }] };
  const claira = leantOn('claira', 'pro', line, ['A-2']);
  expect([claira, leantOn('claro', 'starter', enrich(100), ['A-2'])]).toEqual([['A-2'], []]);
});

test('how records are served is leant on where records of several operations fell short', () => {
  const none = { choices: { packs: { kind: 'none' } } };
  const ask = (records: number, operations?: string[]) =>
    leantOn('claro', 'starter', { ...enrich(records, operations), ...none }, ['A-1']);
  expect(ask(5000, ['enrich-default', 'seo-report'])).toEqual(['A-1']);
  expect(ask(5000)).toEqual([]);
  expect(ask(10, ['enrich-default', 'seo-report'])).toEqual([]);
});
