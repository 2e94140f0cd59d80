import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/source';
import { SEED } from '../support/law';
import { runToEnd } from '../soak/support/tools';

/** A short run; `npm run fuzz -- --seconds 60` is the long one. */
it(`no door is crashed by bad input [seed ${SEED}]`, async () => {
  const fuzz = join(ROOT, 'scripts', 'fuzz.mjs');
  const args = [fuzz, '--seconds', '8', '--seed', String(SEED), '--least', '500'];
  const { code, out, err } = await runToEnd(process.execPath, args, { timeout: 100_000 });
  expect(out + err).toMatch(/Passed\n$/);
  expect(code).toBe(0);
});
