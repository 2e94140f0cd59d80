import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

type Handler = (request: { url: string; method: string }) => Promise<Response>;
const registered = vi.hoisted(() => ({
  schemes: [] as unknown[],
  handlers: new Map<string, unknown>(),
}));
vi.mock('electron', () => ({
  protocol: {
    registerSchemesAsPrivileged: (list: unknown[]) => registered.schemes.push(...list),
    handle: (scheme: string, handler: unknown) => registered.handlers.set(scheme, handler),
  },
}));

const { registerAppScheme, serveAppScheme } =
  await import('../../../src/main/platform/app-protocol');

let folder = '';
let answer: Handler;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-pages-'));
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<p>page</p>');
  writeFileSync(join(pages, 'main.js'), 'run()');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  registerAppScheme();
  serveAppScheme(pages);
  answer = registered.handlers.get('app') as Handler;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the scheme of the packaged content has a fixed, small set of privileges', () => {
  expect(registered.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  expect([...registered.handlers.keys()]).toEqual(['app']);
});

it('serves the packaged pages under the content policy', async () => {
  const response = await answer({ url: 'app://tierwise/main.js', method: 'GET' });
  expect([response.status, await response.text()]).toEqual([200, 'run()']);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

it.each([
  ['GET', 'app://tierwise/%2e%2e/secret.js'],
  ['GET', 'app://tierwise/%2e%2e%2fsecret.js'],
  ['GET', 'app://tierwise/..%5csecret.js'],
  ['GET', 'app://tierwise/main.js%00.html'],
  ['GET', 'app://tierwise/nothing.js'],
  ['GET', 'app://evil/main.js'],
  ['GET', 'app://tierwise.evil/main.js'],
  ['GET', 'app://x@tierwise/main.js'],
  ['GET', 'app://tierwise:1/main.js'],
  ['POST', 'app://tierwise/main.js'],
])('%s %s is not there', async (method, url) => {
  const response = await answer({ url, method });
  expect([response.status, await response.text()]).toEqual([404, 'There is no such page.\n']);
});
