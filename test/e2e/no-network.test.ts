import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CAN_PRELOAD, compileFault, runToEnd } from '../soak/support/tools';
import { ROOT } from './support/root';

const SERVE = join(ROOT, 'out', 'main', 'serve.js');
const INSIDE = join(ROOT, 'test', 'e2e', 'support', 'knock-inside.mjs');
const CLI = join(ROOT, 'scripts', 'tierwise.mjs');
const EXAMPLE = join(ROOT, 'test', 'golden', 'rulebook', '02.scenario.json');
const UP = 'ip link set lo up';
const CAN_BE_ALONE =
  process.platform === 'linux' && spawnSync('unshare', ['-rn', 'sh', '-c', UP]).status === 0;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-alone-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

// Network namespaces are of Linux, and not every machine lets one make them.
describe.runIf(CAN_BE_ALONE)('a machine without any network', () => {
  const alone = (script: string) => runToEnd('unshare', ['-rn', 'sh', '-ec', script]);

  test('runs the browser host from its address to a comparison and a backup', async () => {
    const { code, out, err } = await alone(
      `${UP}; exec "${process.execPath}" "${INSIDE}" "${SERVE}" "${folder}"`,
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      cheapest: expect.any(String) as string,
      backup: expect.stringMatching(/-asked-/) as string,
      page: 200,
    });
  });

  test('runs the command line, not even with a loopback', async () => {
    const { code, out } = await alone(`"${process.execPath}" "${CLI}" compare "${EXAMPLE}" --json`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ cheapest: 'starter' });
  });
});

// Needs a C compiler: each call of the system is seen, whoever makes it.
describe.runIf(CAN_PRELOAD)('a place outside this machine', () => {
  const watched = async (args: readonly string[]): Promise<string> => {
    const log = join(folder, 'connects');
    await runToEnd(process.execPath, args, {
      env: { LD_PRELOAD: compileFault('connect-log'), CONNECT_LOG: log },
    });
    return existsSync(log) ? readFileSync(log, 'utf8') : '';
  };

  test('is asked for nothing: not by the host, not by the command line', async () => {
    expect(await watched([INSIDE, SERVE, join(folder, 'data')])).toBe('');
    expect(await watched([CLI, 'compare', EXAMPLE])).toBe('');
  });

  test('would be noticed: this test can fail', async () => {
    const call = `require('node:net').connect(9, '192.0.2.1').on('error', () => {}); setTimeout(() => process.exit(0), 300);`;
    expect(await watched(['--eval', call])).toContain('connect 192.0.2.1');
  });
});
