import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { ROOT } from '../support/source';
import { CAN_UNSHARE, runToEnd } from '../soak/support/tools';

/** A network of one's own, with nothing in it but this machine. */
const CAN_CUT =
  CAN_UNSHARE && spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'tierwise-offline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cutOff = (...args: readonly string[]) =>
  runToEnd(
    'unshare',
    ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', process.execPath, ...args],
    { cwd: ROOT },
  );

/** Starts the browser host, asks it for its page, and says what an address outside answers. */
const VISIT = `
  import { spawn } from 'node:child_process';
  const host = spawn(process.execPath, ['out/main/serve.js', '--data-dir', process.argv[1]]);
  let printed = '';
  for await (const chunk of host.stdout) {
    printed += chunk;
    const [origin] = /http:\\/\\/127\\.0\\.0\\.1:\\d+/.exec(printed) ?? [];
    if (origin === undefined) continue;
    const { status } = await fetch(origin + '/launch');
    const outside = await fetch('http://192.0.2.1/').catch(({ cause }) => cause.code);
    console.log(JSON.stringify({ status, outside }));
    host.kill();
    break;
  }`;

describe.runIf(CAN_CUT)('without any network', () => {
  beforeAll(async () => {
    await ensureBuilt();
  });

  it('the host serves its page, and nothing outside can be reached', async () => {
    const { out, err } = await cutOff('--input-type=module', '--eval', VISIT, join(folder, 'data'));
    expect(out, err).toBe('{"status":200,"outside":"ENETUNREACH"}\n');
  });

  it('a scenario is priced to the cent', async () => {
    const scenario = 'test/golden/rulebook/02.scenario.json';
    const { out, code } = await cutOff('out/main/cli.js', 'compare', scenario);
    expect(code).toBe(0);
    expect(out).toContain('Cheapest: Starter at 660.00 EUR');
  });
});
