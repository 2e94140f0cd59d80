import { test } from 'vitest';
import { exampleNames, expectExample } from './worked-example';

/** Vendors beyond the rulebook, by data alone; two of the figures are the vendors' own examples. */
test.each(exampleNames('further-books'))('%s, to the cent and to the credit', (name) => {
  expectExample('further-books', name);
});
