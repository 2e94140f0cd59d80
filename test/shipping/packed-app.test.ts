import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FuseState, type FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, describe, expect, it } from 'vitest';
import { FUSES } from '../../scripts/shipping/fuses.mjs';

/**
 * The packed program itself: TIERWISE_PACKED_APP is its executable, as electron-builder left it in
 * dist/packages. Needs a display, and a user other than root; docs/release-checklist.md.
 */
const EXECUTABLE = process.env['TIERWISE_PACKED_APP'] ?? '';
const isMac = process.platform === 'darwin';
const folder = mkdtempSync(join(tmpdir(), 'tierwise-packed-'));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The folder that is copied to tamper with it, and the resources within. */
const root = isMac ? dirname(dirname(dirname(EXECUTABLE))) : dirname(EXECUTABLE);
const resources = isMac ? join(root, 'Contents', 'Resources') : join(root, 'resources');

const START_LIMIT_MS = 40_000;

type Started = {
  readonly dataDir: string;
  readonly ended: () => boolean;
  readonly stop: () => void;
};

function start(
  name: string,
  args: readonly string[] = [],
  env = {},
  executable = EXECUTABLE,
): Started {
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  const child = spawn(executable, [`--data-dir=${dataDir}`, ...args], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  children.add(child);
  return {
    dataDir,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => child.kill('SIGKILL'),
  };
}

/** The program runs once it has made its database. */
async function isRunning({ dataDir, ended }: Started): Promise<boolean> {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until && !ended()) {
    if (existsSync(join(dataDir, 'tierwise.db'))) return true;
    await sleep(200);
  }
  return existsSync(join(dataDir, 'tierwise.db'));
}

/** A copy of the program that `tamper` has changed; its executable. */
function tampered(name: string, tamper: (resourcesOfCopy: string) => void): string {
  const copy = join(folder, name);
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  tamper(join(copy, relative(root, resources)));
  return join(copy, relative(root, EXECUTABLE));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe.runIf(EXECUTABLE !== '')('the packed program', () => {
  it('starts, and keeps its data where it is told to', async () => {
    const started = start('plain');
    expect(await isRunning(started)).toBe(true);
    started.stop();
  });

  it('has every fuse as it is said', async () => {
    const wire = await getCurrentFuseWire(EXECUTABLE);
    const differing = Object.entries(FUSES).filter(
      ([fuse, on]) =>
        wire[Number(fuse) as FuseV1Options] !== (on ? FuseState.ENABLE : FuseState.DISABLE),
    );
    expect(differing).toEqual([]);
  });

  it('is the Electron that was chosen', () => {
    const { version } = JSON.parse(
      readFileSync(join('node_modules', 'electron', 'package.json'), 'utf8'),
    ) as { version: string };
    const holder = isMac
      ? 'Contents/Frameworks/Electron Framework.framework/Versions/A/Resources/Info.plist'
      : relative(root, EXECUTABLE);
    expect(readFileSync(join(root, holder)).includes(version)).toBe(true);
  });

  it('never becomes a Node that runs other code', async () => {
    const proof = join(folder, 'proof');
    const code = `require('fs').writeFileSync(${JSON.stringify(proof)}, '')`;
    const script = join(folder, 'script.cjs');
    writeFileSync(script, code);
    for (const [name, args, env] of [
      ['as-node', ['-e', code], { ELECTRON_RUN_AS_NODE: '1' }],
      ['options', [], { NODE_OPTIONS: `--require ${script}` }],
      ['other-app', [folder], {}],
    ] as const) {
      const started = start(name, args, env);
      await isRunning(started);
      started.stop();
      expect(existsSync(proof), name).toBe(false);
    }
  });

  it('opens no door for debuggers', async () => {
    const port = await freePort();
    const started = start('inspect', [`--inspect=127.0.0.1:${port}`]);
    await isRunning(started);
    await expect(fetch(`http://127.0.0.1:${port}/json/list`)).rejects.toThrow();
    started.stop();
  });

  it('runs nothing but its archive when a folder of code lies beside it', async () => {
    const proof = join(folder, 'foreign');
    const executable = tampered('with-folder', (place) => {
      mkdirSync(join(place, 'app'));
      writeFileSync(join(place, 'app', 'package.json'), '{"main":"main.cjs"}');
      const code = `require('fs').writeFileSync(${JSON.stringify(proof)}, '')`;
      writeFileSync(join(place, 'app', 'main.cjs'), code);
    });
    const started = start('folder-beside', [], {}, executable);
    await isRunning(started);
    started.stop();
    expect(existsSync(proof)).toBe(false);
  });

  // Electron checks the archive on Windows and macOS; on Linux the package of the system has to.
  it.runIf(process.platform !== 'linux')('does not start with one byte changed', async () => {
    const executable = tampered('changed', (place) => {
      const archive = join(place, 'app.asar');
      const bytes = readFileSync(archive);
      const at = bytes.indexOf('Tierwise cannot start');
      expect(at).toBeGreaterThan(0);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      writeFileSync(archive, bytes);
    });
    const started = start('byte', [], {}, executable);
    expect(await isRunning(started)).toBe(false);
    started.stop();
  });
});
