// The Chromium behind the stand-in: one profile, the application's schemes, its request filter.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { watchPage } from '../watch-page.mjs';

/** Scheme to handler, as given to protocol.handle. */
export const schemes = new Map();
export const filter = { onBeforeRequest: undefined };

let context;

export function tell(message) {
  process.send?.(message);
}

export function browserContext() {
  if (!context) throw new Error('[standin] used before the application is ready');
  return context;
}

/** app://host/x is served as http://host.app.localhost/x, which Chromium also holds for secure. */
export function toWeb(url) {
  return url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/]+)/, (all, scheme, host) =>
    schemes.has(scheme) ? `http://${host}.${scheme}.localhost` : all,
  );
}

export function toApp(url) {
  return url.replace(/^http:\/\/([^/]+)\.([a-z0-9+-]+)\.localhost/, (all, host, scheme) =>
    schemes.has(scheme) ? `${scheme}://${host}` : all,
  );
}

export async function launchEngine(profile) {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.STANDIN_CHROMIUM,
    args: [...JSON.parse(process.env.STANDIN_ARGS ?? '[]'), '--remote-debugging-port=0'],
    headless: process.env.HEADED !== '1',
    viewport: null,
    acceptDownloads: true,
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  await context.route('**/*', answer);
}

/** Where a test connects to drive the same pages. */
export function debuggingAddress(profile) {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

export function watch(page) {
  watchPage(
    page,
    (url) => toApp(url) !== url,
    (problem) => tell({ problem }),
  );
}

export async function closeEngine() {
  await context?.close();
}

/** @type {((request: import('playwright-core').Request, url: string) => boolean)[]} */
export const navigationGuards = [];

async function answer(route) {
  const request = route.request();
  const url = toApp(request.url());
  try {
    const isNavigation = request.isNavigationRequest();
    if (isNavigation && navigationGuards.some((mayGo) => !mayGo(request, url))) {
      return await route.abort('aborted');
    }
    if (await isCancelled(url)) return await route.abort('blockedbyclient');
    const handler = schemes.get(url.slice(0, url.indexOf(':')));
    if (!handler) return await route.continue();
    const response = await handler(
      new Request(url, {
        method: request.method(),
        headers: request.headers(),
        body: request.postDataBuffer(),
      }),
    );
    return await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  } catch (error) {
    const text = String(error);
    if (!/closed|Target page/.test(text)) process.stderr.write(`[standin] ${text}\n`);
    return route.abort().catch(() => undefined);
  }
}

function isCancelled(url) {
  const listener = filter.onBeforeRequest;
  if (!listener) return false;
  return new Promise((resolve) => {
    listener({ url }, (decision) => resolve(decision.cancel === true));
  });
}
