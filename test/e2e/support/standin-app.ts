import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { Launched } from './app';
import { startChild } from './child';
import { BROWSER_ARGS, findBrowser } from './chromium';
import { ROOT } from './root';

const REGISTER = fileURLToPath(new URL('./standin/register.mjs', import.meta.url));
const READY_LIMIT_MS = 30_000;

type Message = Record<string, unknown>;

/** The built main process under plain Node, its real renderer and preload in a real Chromium. */
export async function launchStandin(dataDir: string): Promise<Launched> {
  const browser = await findBrowser();
  const child = startChild(
    ['--import', REGISTER, join(ROOT, 'out', 'main', 'index.js'), `--data-dir=${dataDir}`],
    { ...browser.env, STANDIN_CHROMIUM: browser.path, STANDIN_ARGS: JSON.stringify(BROWSER_ARGS) },
    true,
  );
  const messages: Message[] = [];
  const problems: string[] = [];
  child.process.on('message', (message: Message) => {
    messages.push(message);
    if (typeof message['problem'] === 'string') problems.push(message['problem']);
  });
  const control = (message: Message): void => {
    if (child.process.connected) child.process.send(message);
  };
  const end = (): Promise<void> => child.stop(() => control({ quit: true }));
  try {
    const { debugging, url } = await ready(child.process, messages, child.output);
    const connection = await chromium.connectOverCDP(debugging);
    const page = pageAt(connection.contexts()[0]?.pages() ?? [], url);
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
    const stop = async (): Promise<void> => {
      await end();
      await connection.close().catch(() => undefined);
    };
    return { page, problems, messages, control, output: child.output, stop };
  } catch (error) {
    await end();
    throw new Error(`The desktop did not come up:\n${problems.join('\n')}\n${child.output()}`, {
      cause: error,
    });
  }
}

function pageAt(pages: readonly Page[], url: string): Page {
  const page = pages.find((candidate) => candidate.url().startsWith(url));
  if (!page) throw new Error(`no page at ${url}: ${pages.map((each) => each.url()).join(', ')}`);
  return page;
}

function ready(
  child: {
    once(event: 'close', listener: () => void): unknown;
    on(event: 'message', listener: () => void): unknown;
  },
  messages: readonly Message[],
  output: () => string,
): Promise<{ debugging: string; url: string }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not ready in time:\n${output()}`)),
      READY_LIMIT_MS,
    );
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error(`it ended before it was ready:\n${output()}`));
    });
    child.on('message', () => {
      const debugging = messages.find((message) => 'debugging' in message)?.['debugging'];
      const url = messages.find((message) => message['ready'] === true)?.['url'];
      if (typeof debugging !== 'string' || typeof url !== 'string') return;
      clearTimeout(timer);
      resolve({ debugging, url });
    });
  });
}
