import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { newNonce, NONCE_MARK, securityHeaders } from './security-headers';

export type StaticAnswer = {
  readonly status: 200 | 404;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array<ArrayBuffer>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * One file of the built renderer by the still encoded path of its URL. A path without an extension
 * is a screen of the application and gets index.html. Anything that would leave `root`, links
 * included, does not exist.
 */
export async function answerStatic(root: string, encodedPath: string): Promise<StaticAnswer> {
  const relative = relativePath(encodedPath);
  if (relative === undefined) return notFound();
  const name = extname(relative) === '' ? 'index.html' : relative;
  const type = TYPES[extname(name)];
  if (type === undefined) return notFound();
  const bytes = await readConfined(root, name);
  if (bytes === undefined) return notFound();
  if (name !== 'index.html') {
    return { status: 200, headers: { ...securityHeaders(), 'content-type': type }, body: bytes };
  }
  const nonce = newNonce();
  const html = new TextDecoder().decode(bytes).replaceAll(NONCE_MARK, nonce);
  return { status: 200, headers: { ...securityHeaders(nonce), 'content-type': type }, body: html };
}

function notFound(): StaticAnswer {
  return {
    status: 404,
    headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8' },
    body: 'There is no such page.\n',
  };
}

/** The decoded path below the root; undefined for every spelling of a way out. */
function relativePath(encodedPath: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(encodedPath);
  } catch {
    return undefined;
  }
  if (!path.startsWith('/') || /[\\\0%:]/.test(path)) return undefined;
  const steps = path.slice(1).split('/');
  const last = steps.pop() ?? '';
  if (steps.some((step) => step === '' || step.startsWith('.')) || last.startsWith('.')) {
    return undefined;
  }
  return [...steps, last].join('/');
}

async function readConfined(
  root: string,
  relative: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const realRoot = await realpath(root);
    const wanted = join(realRoot, relative);
    const real = await realpath(wanted);
    if (real !== wanted || !real.startsWith(realRoot + sep)) return undefined;
    return new Uint8Array(await readFile(real));
  } catch {
    return undefined;
  }
}
