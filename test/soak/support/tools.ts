import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../../scripts/bundle.mjs';
import { ROOT } from '../../support/source';

/** A C compiler and a loader that takes preloaded libraries: faults of drives are injected there. */
export const CAN_PRELOAD =
  process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;

/** Mount and network namespaces of one's own: small, full and read-only drives, and no network. */
export const CAN_UNSHARE =
  process.platform === 'linux' && spawnSync('unshare', ['-rm', 'true']).status === 0;

/** Compiles test/soak/faults/<name>.c and returns the library's path. */
export function compileFault(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-faults-'));
  const library = join(folder, `${name}.so`);
  const source = join(ROOT, 'test', 'soak', 'faults', `${name}.c`);
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  if (compiled.status !== 0) throw new Error(compiled.stderr.toString());
  return library;
}

/** Bundles one test program; returns its built file. */
export async function bundled(name: string, entry: string): Promise<string> {
  const { file } = await bundle(`faults-${name}`, { [name]: entry });
  return file(name);
}

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
};

const LIMIT_MS = 60_000;

/** Runs a program to its end and collects what it printed. */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    });
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}

/** The JSON that a test program printed as its last line. */
export function lastLine<T>({ out, err, code }: Ended): T {
  const line = out.trim().split('\n').at(-1) ?? '';
  if (line === '') throw new Error(`it printed nothing (code ${code}): ${err}`);
  return JSON.parse(line) as T;
}

/** Which calls fault-nth.c counts. */
export const CALLS = { sync: 1, write: 2, rename: 4, unlink: 8, open: 16, truncate: 32 } as const;

/** An unarmed control file for fault-nth.c. */
export function writeControl(path: string, words: readonly number[] = []): void {
  const control = Buffer.alloc(64);
  for (const [at, word] of words.entries()) control.writeInt32LE(word, at * 4);
  writeFileSync(path, control);
}
