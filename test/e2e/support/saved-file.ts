import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningApp } from './app';

/**
 * Presses what saves a file and gives its name and bytes: the download of the browser, or what the
 * desktop wrote where its dialog was told to.
 */
export async function savedFile(
  app: RunningApp,
  press: () => Promise<unknown>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { page, host } = app;
  if (host === 'browser') {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
  const filePath = join(app.dataDir, `saved-${app.messages.length}`);
  app.control({ answerDialog: { kind: 'showSaveDialog', result: { canceled: false, filePath } } });
  await press();
  await page.getByText(`Saved as ${filePath}`).waitFor();
  const asked = app.messages.findLast((message) => message['dialog'] === 'showSaveDialog');
  const { defaultPath = '' } = (asked?.['options'] ?? {}) as { defaultPath?: string };
  return { name: defaultPath.split('/').at(-1) ?? '', bytes: readFileSync(filePath) };
}
