import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCENARIO_FORMAT } from '../../src/shared/contract/scenario';
import { ROOT } from './support/root';

const SCENARIO = JSON.stringify({
  format: SCENARIO_FORMAT,
  name: 'team',
  priceBook: { id: 'clozup' },
  start: '2027-01-01',
  months: 12,
  lines: [
    { id: 'leads', operation: 'lead-enrichment', quantity: { min: 100, likely: 200, max: 400 } },
  ],
});

/** The built command line with `input` on stdin. */
function tierwise(input: string, ...args: string[]): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts', 'tierwise.mjs'), ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: 50_000,
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out }));
    child.stdin.end(input);
  });
}

test('threads of the built program give what the program gives without them', async () => {
  expect(existsSync(join(ROOT, 'out', 'main', 'thread-entry.js'))).toBe(true);
  const odds = (workers: string) =>
    tierwise(
      SCENARIO,
      'monte-carlo',
      '-',
      '--seed',
      '7',
      '--runs',
      '500',
      '--json',
      '--workers',
      workers,
    );
  const [none, two] = [await odds('0'), await odds('2')];
  expect(none.code).toBe(0);
  expect(two).toEqual(none);
});

test('a batch goes through the threads of the built program in its order', async () => {
  const { code, out } = await tierwise(`${SCENARIO}\n{\n${SCENARIO}\n`, 'batch', '--workers', '2');
  expect(code).toBe(2);
  const keys = out
    .trimEnd()
    .split('\n')
    .map((line) => Object.keys(JSON.parse(line) as object)[0]);
  expect(keys).toEqual(['format', 'error', 'format']);
});
