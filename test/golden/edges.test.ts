import { test } from 'vitest';
import { exampleNames, expectExample } from './worked-example';

/** The last day of a cycle, a cap reached, a balance at its threshold, an end: by hand from the vendors' pages. */
test.each(exampleNames('edges'))('%s, to the cent and to the credit', (name) => {
  expectExample('edges', name);
});
