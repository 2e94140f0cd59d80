import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Launched } from './app';
import { startChild, type Child } from './child';
import { BROWSER_ARGS, findBrowser } from './chromium';
import { ROOT } from './root';
import { watchPage } from './watch-page.mjs';

const ADDRESS = /Tierwise is at (http:\/\/127\.0\.0\.1:\d+)(\/launch#[\w-]+)/;

/** The browser host as a process, without a browser; for tests that knock by themselves. */
export type HostProcess = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** As printed, with its one-time code. */
  readonly address: string;
  readonly child: Child;
  readonly stop: () => Promise<void>;
};

export async function startHostProcess(dataDir: string): Promise<HostProcess> {
  const child = startChild([join(ROOT, 'out', 'main', 'serve.js'), `--data-dir=${dataDir}`], {});
  const stop = (): Promise<void> => child.stop(() => child.process.kill('SIGTERM'));
  try {
    const [, origin = '', path = ''] = await child.printed(ADDRESS);
    return { origin, address: origin + path, child, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A headless browser with a fixed language and time zone. */
export async function openBrowser(): Promise<{ browser: Browser; page: Page }> {
  const { path, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    args: [...BROWSER_ARGS],
    env: { ...process.env, ...env },
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  // From the first listener on, file dialogs come to the tests: with the key that opens one it would be too late.
  page.on('filechooser', () => undefined);
  return { browser, page };
}

export async function launchBrowser(dataDir: string): Promise<Launched> {
  const host = await startHostProcess(dataDir);
  const problems: string[] = [];
  const opened = await openBrowser().catch(async (error: unknown) => {
    await host.stop();
    throw error;
  });
  const { browser, page } = opened;
  const stop = async (): Promise<void> => {
    await browser.close();
    await host.stop();
  };
  watchPage(
    page,
    (url) => url.startsWith(`${host.origin}/`),
    (problem) => problems.push(problem),
  );
  try {
    await page.goto(host.address);
    await page.waitForURL(`${host.origin}/`);
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
  } catch (error) {
    await stop();
    throw new Error(
      `The browser host did not come up:\n${problems.join('\n')}\n${host.child.output()}`,
      {
        cause: error,
      },
    );
  }
  return {
    page,
    problems,
    messages: [],
    control: () => undefined,
    output: host.child.output,
    stop,
  };
}
