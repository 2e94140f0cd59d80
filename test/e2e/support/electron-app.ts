import { _electron } from 'playwright-core';
import type { Launched } from './app';
import { ROOT } from './root';
import { watchPage } from './watch-page.mjs';

/** The built application in the real Electron; the same tests as in the stand-in. */
export async function launchElectron(binary: string, dataDir: string): Promise<Launched> {
  // A container's root has no sandbox to give; everyone else keeps it.
  const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath: binary,
    args: [ROOT, `--data-dir=${dataDir}`, '--lang=en-US', ...rootArgs],
  });
  let output = '';
  electron.process().stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  electron.process().stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const problems: string[] = [];
  const page = await electron.firstWindow();
  watchPage(
    page,
    (url) => url.startsWith('app://tierwise/'),
    (problem) => problems.push(problem),
  );
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  return {
    page,
    problems,
    messages: [],
    control: () => undefined,
    output: () => output,
    stop: () => electron.close(),
  };
}
