import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startChild } from './support/child';
import { openBrowser, startHostProcess, type HostProcess } from './support/browser-host';
import { ROOT } from './support/root';

let dataDir: string;
let host: HostProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tierwise-host-'));
});

afterEach(async () => {
  await host?.stop();
  host = undefined;
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('the printed address works once; Enter prints one for the next browser', async () => {
  host = await startHostProcess(dataDir);
  const { browser, page } = await openBrowser();
  const second = await browser.newContext();
  try {
    await page.goto(host.address);
    await page.getByTestId('version').getByText('(browser)').waitFor();
    const code = host.address.split('#')[1] ?? '';
    const { origin } = host;
    await page.waitForURL((url) => url.origin === origin && url.pathname === '/');
    expect(page.url()).not.toContain(code);
    expect(await page.content()).not.toContain(code);
    expect(await page.evaluate(() => document.cookie)).toBe('');

    const other = await second.newPage();
    await other.goto(host.address);
    await other.getByText('This address was used before').waitFor();
    expect(other.url()).not.toContain(code);

    // The first browser comes back by the same address: it has its session.
    await page.goto(host.address);
    await page.getByTestId('version').getByText('(browser)').waitFor();

    host.child.process.stdin?.write('\n');
    const [, next = ''] = await host.child.printed(/at \S+[\s\S]+at (http:\S+)/);
    await other.goto(next);
    await other.reload();
    await other.getByTestId('version').getByText('(browser)').waitFor();
  } finally {
    await browser.close();
  }
});

test('strangers get nothing from the host as it is built', async () => {
  host = await startHostProcess(dataDir);
  const call = (headers: Record<string, string>) =>
    fetch(`${host?.origin}/trpc/app.version`, { method: 'POST', headers, body: '' });
  const own = {
    origin: host.origin,
    'content-type': 'application/json',
    'x-tierwise-call': 'query',
  };
  expect((await fetch(`${host.origin}/`)).status).toBe(401);
  expect((await call(own)).status).toBe(401);
  const form = { ...own, 'content-type': 'multipart/form-data; boundary=x' };
  expect((await call(form)).status).toBe(401);
  expect((await fetch(`${host.origin}/launch`)).status).toBe(200);
});

test('a busy port and a port that is none are said in one line', async () => {
  host = await startHostProcess(dataDir);
  const port = new URL(host.origin).port;
  for (const [value, code] of [
    [port, 'port_taken'],
    ['99999', 'port_not_valid'],
  ] as const) {
    const serve = join(ROOT, 'out', 'main', 'serve.js');
    const child = startChild([serve, `--port=${value}`, `--data-dir=${dataDir}`], {});
    await child.printed(new RegExp(code));
    await child.stop(() => undefined);
    expect(child.process.exitCode).toBe(2);
    expect(child.output().trim().split('\n')).toHaveLength(1);
  }
});

test('a host whose page is gone stops by itself and says so', async () => {
  // Two minutes in two seconds; everything else at its own pace.
  const quicker = `const wait = setTimeout; globalThis.setTimeout = (then, ms, ...rest) => wait(then, ms === 120000 ? 2000 : ms, ...rest);`;
  const serve = join(ROOT, 'out', 'main', 'serve.js');
  const child = startChild(
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(quicker)}`,
      serve,
      '--idle-minutes=2',
      `--data-dir=${dataDir}`,
    ],
    {},
  );
  try {
    await child.printed(/Tierwise is at/);
    await child.printed(/No page has been open for 2 minutes: Tierwise stops\./);
    if (child.process.exitCode === null)
      await new Promise((resolve) => child.process.once('exit', resolve));
    expect(child.process.exitCode).toBe(0);
  } finally {
    await child.stop(() => child.process.kill('SIGTERM'));
  }
});

test('npm start without a display says why and opens the browser host', async () => {
  const start = join(ROOT, 'scripts', 'start.mjs');
  const env = { DISPLAY: '', WAYLAND_DISPLAY: '', SSH_CONNECTION: 'x' };
  const child = startChild([start, '--data-dir', dataDir], env);
  try {
    const [, origin = ''] = await child.printed(
      /Tierwise is at (http:\/\/127\.0\.0\.1:\d+)\/launch#/,
    );
    if (process.platform !== 'win32')
      expect(child.output()).toMatch(/^No desktop window: no display was found;/m);
    expect((await fetch(`${origin}/launch`)).status).toBe(200);
  } finally {
    await child.stop(() => child.process.kill('SIGTERM'));
  }
});

test('a folder of the surroundings is meant from where the user stands, as one that is named', async () => {
  const start = join(ROOT, 'scripts', 'start.mjs');
  const env = { INIT_CWD: dataDir, TIERWISE_DATA_DIR: 'mine' };
  const child = startChild([start, '--host', 'browser'], env);
  try {
    await child.printed(/Tierwise is at/);
    expect(existsSync(join(dataDir, 'mine', 'tierwise.db'))).toBe(true);
  } finally {
    await child.stop(() => child.process.kill('SIGTERM'));
  }
});

test('the host serves on when nobody reads what it prints, and the data is closed as it should be', async () => {
  const serve = join(ROOT, 'out', 'main', 'serve.js');
  const child = startChild([serve, `--data-dir=${dataDir}`], {});
  try {
    const [, origin = ''] = await child.printed(
      /Tierwise is at (http:\/\/127\.0\.0\.1:\d+)\/launch#/,
    );
    // As behind `| head -1`: what is printed from now on has nowhere to go.
    child.process.stdout?.destroy();
    child.process.stderr?.destroy();
    for (let at = 0; at < 20; at += 1) child.process.stdin?.write('\n');
    for (let at = 0; at < 10; at += 1) expect((await fetch(`${origin}/launch`)).status).toBe(200);
    expect(child.process.exitCode).toBe(null);
  } finally {
    await child.stop(() => child.process.kill('SIGTERM'));
  }
  expect([child.process.exitCode, child.process.signalCode]).toEqual([0, null]);
});

test('npm start refuses what it does not know', async () => {
  const start = join(ROOT, 'scripts', 'start.mjs');
  for (const args of [['--host', 'phone'], ['--nonsense'], ['--data-dir', '']]) {
    const child = startChild([start, ...args], {});
    await child.stop(() => undefined);
    expect(child.process.exitCode).toBe(2);
    expect(child.output()).toMatch(/[Aa]llowed: /);
  }
});

test('a Node that is too old is told so in one line', async () => {
  const version = join(ROOT, 'scripts', 'node-version.mjs');
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } }); await import(${JSON.stringify(`file://${version}`)});`;
  const child = startChild(['--input-type=module', '--eval', pretend], {});
  await child.stop(() => undefined);
  expect(child.process.exitCode).toBe(2);
  expect(child.output()).toMatch(
    /^Tierwise needs Node 22\.15 or newer; this is Node 20\.20\.2\..*\n$/,
  );
});
