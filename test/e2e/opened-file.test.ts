import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installedElectron } from '../../scripts/electron-binary.mjs';
import { compose } from '../../src/main/compose';
import { launchDesktop, WAIT_MS } from './support/app';
import { workedExample } from './support/planner-page';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-double-click-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file as a colleague would send it. */
async function shared(name: string): Promise<string> {
  const { services, close } = compose({ host: 'browser', dataDir: null });
  try {
    const scenario = { ...workedExample('02'), name };
    const { head } = services.scenarios.create(scenario);
    const file = await services.files.saveShare(head.id);
    if (file.kind !== 'download') throw new Error(`it was ${file.kind}`);
    const path = join(folder, `${name}.tierwise`);
    writeFileSync(path, Buffer.from(file.base64, 'base64'));
    return path;
  } finally {
    close();
  }
}

// The system's part, from the double click to the event, is tried by hand on each system.
test.runIf(installedElectron() === undefined)(
  'a file that was double-clicked is shown before it is taken in, at the start and later',
  async () => {
    const first = await shared('Offer of Ann');
    const second = await shared('Offer of Ben');
    const app = await launchDesktop();
    try {
      const dialog = app.page.getByRole('dialog', { name: 'Open a .tierwise file' });
      app.control({ appEvent: 'open-file', args: [first] });
      await dialog.getByText('Offer of Ann').first().waitFor({ timeout: WAIT_MS });
      await dialog.getByRole('button', { name: /add/i }).click();
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => app.page.title(), { timeout: WAIT_MS }).toContain('Offer of Ann');

      app.control({ appEvent: 'second-instance', args: [['tierwise', second], folder] });
      await dialog.getByText('Offer of Ben').first().waitFor({ timeout: WAIT_MS });

      const gone = join(folder, 'gone.tierwise');
      app.control({ appEvent: 'second-instance', args: [['tierwise', gone], folder] });
      await app.page.getByText('file_not_readable').first().waitFor({ timeout: WAIT_MS });
    } finally {
      await app.close();
    }
  },
);
