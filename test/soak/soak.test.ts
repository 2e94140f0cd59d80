import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/source';
import { SEED } from '../support/law';
import { runToEnd } from './support/tools';

/** A short soak; `npm run soak -- --seconds 60 --kills 200` is the long one. */
const soak = (...args: string[]) =>
  runToEnd(process.execPath, [join(ROOT, 'scripts', 'soak.mjs'), ...args], { timeout: 110_000 });

describe('the soak', () => {
  it(`loses nothing that was acknowledged [seed ${SEED}]`, async () => {
    const { code, out } = await soak('--seconds', '14', '--kills', '12', '--seed', String(SEED));
    expect(out).toContain('no acknowledged write lost');
    for (const figure of [
      'killed in the middle of writes',
      'acknowledged writes',
      'imports',
      'simulations held to the laws',
    ]) {
      expect(out).toMatch(new RegExp(`${figure} +[1-9]`));
    }
    expect(code).toBe(0);
  });

  it.each(['early-answer', 'forgotten-keys', 'torn-write'])(
    'fails for a build with %s',
    async (name) => {
      const { code, out } = await soak(
        '--seconds',
        '60',
        '--kills',
        '200',
        '--seed',
        '5',
        '--sabotage',
        name,
      );
      expect(out).toContain('BROKEN with seed 5');
      expect(code).toBe(1);
    },
  );
});
