import { expect, test } from 'vitest';
import { exampleNames, expectExample } from './worked-example';

const NAMES = exampleNames('rulebook');

test('all twelve examples of the rulebook are here', () => {
  const numbers = new Set(NAMES.map((name) => Number(name.slice(0, 2))));
  expect([...numbers]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test.each(NAMES)('example %s, to the cent and to the credit', (name) => {
  expectExample('rulebook', name);
});
