// Where the Electron binary is, whether it can show a window here, and the attempt to fetch it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build.mjs';

const PROBE_LIMIT_MS = 5_000;
const DOWNLOAD_LIMIT_MS = 180_000;
const PACKAGE = join(ROOT, 'node_modules', 'electron');

const NAMES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** The path of an installed binary, or undefined. */
export function installedElectron(env = process.env) {
  const name = NAMES[process.platform] ?? 'electron';
  const named = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) {
    const path = join(named, name);
    return existsSync(path) ? path : undefined;
  }
  try {
    const path = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Why no window can be shown here; undefined where one can. */
function displayProblem(env) {
  if (process.platform === 'linux') {
    if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'no display was found';
    if (process.getuid?.() === 0) return 'Electron keeps its sandbox and does not run as root';
  }
  if (process.platform === 'darwin' && env['SSH_CONNECTION']) return 'no display was found';
  return undefined;
}

/** `{ binary }`, or `{ reason }` where there can be no desktop window. */
export async function findElectron(env = process.env) {
  const problem = displayProblem(env);
  if (problem) return { reason: problem };
  const installed = installedElectron(env);
  if (installed) return { binary: installed };
  if (env['ELECTRON_OVERRIDE_DIST_PATH']) {
    return { reason: `ELECTRON_OVERRIDE_DIST_PATH holds no Electron` };
  }
  if (!existsSync(join(PACKAGE, 'install.js')))
    return { reason: 'the electron package is not installed' };
  if (!(await isReachable(env)))
    return { reason: 'Electron is not here and cannot be downloaded now' };
  process.stdout.write('Fetching Electron once (about 110 MB)…\n');
  await download(env);
  const binary = installedElectron(env);
  return binary ? { binary } : { reason: 'the download of Electron failed' };
}

async function isReachable(env) {
  const mirror =
    env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}

function download(env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
      env,
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: DOWNLOAD_LIMIT_MS,
    });
    child.on('error', resolve);
    child.on('close', resolve);
  });
}
