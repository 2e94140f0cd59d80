import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { installedElectron } from '../../../scripts/electron-binary.mjs';
import { launchBrowser } from './browser-host';
import { launchElectron } from './electron-app';
import { ROOT } from './root';
import { launchStandin } from './standin-app';

export type LaunchOptions = {
  /** Kept after the run; without it the application gets a fresh folder that is removed. */
  readonly dataDir?: string;
};

/** What one host hands over; RunningApp adds what holds for all of them. */
export type Launched = {
  readonly page: Page;
  /** Problems seen so far, one line each; filled while the application runs. */
  readonly problems: string[];
  /** Messages of the desktop stand-in: dialogs shown, links opened. */
  readonly messages: readonly Record<string, unknown>[];
  /** Remote control of the desktop stand-in; nothing on the other hosts. */
  readonly control: (message: Record<string, unknown>) => void;
  /** What the host process has printed. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
};

export type RunningApp = Launched & {
  readonly host: 'desktop' | 'browser';
  readonly dataDir: string;
  /** Takes the problems a test has provoked on purpose, so that close() does not fail on them. */
  readonly takeProblems: (pattern: RegExp) => string[];
  /** Stops everything and fails on any problem that no test has taken. */
  readonly close: () => Promise<void>;
};

/** Longest wait for any one thing on screen. */
export const WAIT_MS = 10_000;

/**
 * The built desktop: in the packed copy for tests where TIERWISE_TEST_APP names its executable, in the
 * real Electron where there is one, else in the stand-in.
 */
export function launchDesktop(options: LaunchOptions = {}): Promise<RunningApp> {
  const binary = process.env['TIERWISE_TEST_APP'] ?? installedElectron();
  return launch('desktop', options, (dataDir) =>
    binary === undefined ? launchStandin(dataDir) : launchElectron(binary, dataDir),
  );
}

/** The built browser host, entered through its printed address. */
export function launchBrowserHost(options: LaunchOptions = {}): Promise<RunningApp> {
  return launch('browser', options, launchBrowser);
}

async function launch(
  host: RunningApp['host'],
  options: LaunchOptions,
  start: (dataDir: string) => Promise<Launched>,
): Promise<RunningApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tierwise-e2e-')));
  const clean = async (): Promise<void> => {
    if (options.dataDir === undefined)
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  let launched: Launched;
  try {
    launched = await start(dataDir);
  } catch (error) {
    await clean();
    throw error;
  }
  const { page, problems } = launched;
  page.setDefaultTimeout(WAIT_MS);
  const takeProblems = (pattern: RegExp): string[] => {
    const taken = problems.filter((problem) => pattern.test(problem));
    problems.splice(0, problems.length, ...problems.filter((problem) => !taken.includes(problem)));
    return taken;
  };
  const close = async (): Promise<void> => {
    await launched.stop();
    await clean();
    if (problems.length > 0) throw new Error(`The run left problems:\n${problems.join('\n')}`);
  };
  return { ...launched, host, dataDir, takeProblems, close };
}

/** Runs `body` on a launched application and closes it; a failure leaves a picture in test-results/. */
export async function withApp(
  app: RunningApp,
  name: string,
  body: (app: RunningApp) => Promise<void>,
): Promise<void> {
  try {
    await body(app);
  } catch (error) {
    const folder = join(ROOT, 'test-results');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`);
    await app.page.screenshot({ path: file }).catch(() => undefined);
    const notes = [`problems: ${app.problems.join('\n')}`, `output: ${app.output()}`].join('\n');
    await app.close().catch(() => undefined);
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${notes}`, {
      cause: error,
    });
  }
  await app.close();
}
