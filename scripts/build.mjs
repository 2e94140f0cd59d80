// Builds out/ when a source is newer than the last build, and swaps it in as a whole.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, 'out');
const STAMP = join(OUT, 'build.stamp');
const LOCK = join(ROOT, 'out.lock');
const SINGLE_SOURCES = [
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const BUILD_LIMIT_MS = 180_000;

/** Name, size and time of every source as one hash: a changed, added or deleted file changes it. */
export function sourceStamp() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(path);
    hash.update(`${path.slice(ROOT.length)}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else add(path);
    }
  };
  for (const name of SINGLE_SOURCES) add(join(ROOT, name));
  walk(join(ROOT, 'src'));
  return hash.digest('hex');
}

export function isStale(stamp = sourceStamp()) {
  try {
    return readFileSync(STAMP, 'utf8') !== stamp;
  } catch {
    return true;
  }
}

/** Builds the sources as they are into a folder of the root. */
export function runBuild(outName) {
  return new Promise((resolve, reject) => {
    const vite = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: ROOT,
      env: { ...process.env, TIERWISE_OUT: outName, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: BUILD_LIMIT_MS,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The build failed (${code ?? 'time limit'}):\n${output.trim()}`));
    });
  });
}

/** Takes the build lock, or waits for who holds it; a lock whose holder died is taken over. */
async function withLock(work) {
  for (;;) {
    try {
      mkdirSync(LOCK);
      writeFileSync(join(LOCK, 'pid'), String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (holderIsGone()) rmSync(LOCK, { recursive: true, force: true });
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function holderIsGone() {
  try {
    const pid = Number(readFileSync(join(LOCK, 'pid'), 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    // The holder may be between mkdir and writing its pid: only an old lock without a pid is dead.
    if (error.code === 'ENOENT') return lockAgeMs() > 5_000;
    return false;
  }
}

function lockAgeMs() {
  try {
    return Date.now() - statSync(LOCK).mtimeMs;
  } catch {
    return 0;
  }
}

/** Builds if needed. Quiet: says nothing unless it fails. Returns true where it built. */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && !isStale()) return false;
  return withLock(async () => {
    const stamp = sourceStamp();
    if (!force && !isStale(stamp)) return false;
    const next = `out.next-${process.pid}`;
    const old = `out.old-${process.pid}`;
    const nextPath = join(ROOT, next);
    const oldPath = join(ROOT, old);
    try {
      await runBuild(next);
      writeFileSync(join(nextPath, 'build.stamp'), stamp);
      try {
        renameSync(OUT, oldPath);
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
      renameSync(nextPath, OUT);
    } finally {
      rmSync(nextPath, { recursive: true, force: true });
      rmSync(oldPath, { recursive: true, force: true });
    }
    return true;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const built = await ensureBuilt({ force: process.argv.includes('--force') });
    process.stdout.write(built ? 'Built out/.\n' : 'out/ is up to date.\n');
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
