import * as fc from 'fast-check';
import { expect, it } from 'vitest';

/**
 * One seed for every run of the suite, so that a change and not luck decides whether it passes;
 * `LAW_SEED=new npm run laws` looks for new cases, `LAW_SEED=123` replays one.
 */
const asked = process.env['LAW_SEED'] ?? '20261121';
export const SEED = asked === 'new' ? Date.now() % 2_147_483_647 : Number(asked);

/** LAW_FACTOR=20 asks twenty times as many cases of every law. */
const FACTOR = Number(process.env['LAW_FACTOR'] ?? 1);

/** A law over thousands of cases. The seed stands in its name; a failure adds the smallest case. */
export function law<T>(name: string, property: fc.IProperty<T>, cases = 2000): void {
  const numRuns = cases * FACTOR;
  it(`${name} [seed ${SEED}, ${numRuns} cases]`, () => {
    fc.assert(property, { seed: SEED, numRuns });
  });
}

/**
 * A law must be able to fail: over a deliberately broken copy of a rule it finds a case. The seed is
 * fixed, so that this never depends on luck.
 */
export function notices<T>(mutant: string, property: fc.IProperty<T>, numRuns = 2000): void {
  it(`notices the mutant: ${mutant}`, () => {
    const { failed, counterexample } = fc.check(property, { seed: 1, numRuns, endOnFailure: true });
    expect(failed, 'the law holds for a broken rule').toBe(true);
    expect(counterexample).not.toBeNull();
  });
}
