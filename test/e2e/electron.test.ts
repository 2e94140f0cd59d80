import { _electron, type ElectronApplication } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedElectron } from '../../scripts/electron-binary.mjs';
import { ROOT } from './support/root';

const binary = installedElectron();

/** What only the real Electron can show; where its binary is not there, the tests are skipped. */
describe.runIf(binary !== undefined)('the real Electron', () => {
  let app: ElectronApplication;
  let dataDir = '';

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tierwise-electron-'));
    const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      executablePath: binary ?? '',
      args: [ROOT, `--data-dir=${dataDir}`, ...rootArgs],
    });
    const page = await app.firstWindow();
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
  });
  afterAll(async () => {
    await app.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  test('runs its one window with every switch as it was written', async () => {
    const found = await app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      const contents = windows[0]?.webContents as unknown as
        | { getLastWebPreferences: () => Record<string, unknown> }
        | undefined;
      return { count: windows.length, preferences: contents?.getLastWebPreferences() ?? {} };
    });
    expect(found.count).toBe(1);
    expect(found.preferences).toMatchObject({
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
    });
    for (const name of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'navigateOnDragDrop',
    ])
      expect(found.preferences[name] ?? false, name).toBe(false);
    expect(found.preferences['enableBlinkFeatures'] ?? '').toBe('');
  });

  test('gives its page nothing of Node and no permission', async () => {
    const page = await app.firstWindow();
    const seen = await page.evaluate(async () => {
      const asked = await Promise.allSettled([
        navigator.mediaDevices?.getUserMedia({ audio: true }) ?? Promise.reject(new Error('none')),
        new Promise((resolve, reject) =>
          navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 2_000 }),
        ),
        Notification.requestPermission().then((answer) =>
          answer === 'granted' ? answer : Promise.reject(new Error(answer)),
        ),
      ]);
      return {
        node: ['require', 'process', 'module', 'global'].filter((name) => name in window),
        granted: asked.filter(({ status }) => status === 'fulfilled').length,
      };
    });
    expect(seen).toEqual({ node: [], granted: 0 });
  });

  test('brings its page back when the process of the page has crashed', async () => {
    const page = await app.firstWindow();
    const reloaded = page.waitForEvent('load');
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await reloaded;
    await page.getByTestId('version').getByText('Tierwise').waitFor();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('neither loads a page within the page nor a second window', async () => {
    const page = await app.firstWindow();
    await page.evaluate(() => {
      const inner = document.createElement('webview');
      inner.setAttribute('src', 'https://example.org/');
      document.body.append(inner);
      window.open('https://example.org/', '_blank');
    });
    await page.waitForTimeout(500);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });
});
