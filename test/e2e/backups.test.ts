import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../src/main/compose';
import { launchBrowserHost, type RunningApp } from './support/app';
import { goTo, violationsOf } from './support/planner-page';

const folders: string[] = [];
async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-backups-'));
  folders.push(folder);
  return folder;
}
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const names = async (app: RunningApp): Promise<string[]> => {
  await goTo(app.page, 'library');
  const grid = app.page.getByRole('grid', { name: 'Scenarios' });
  await grid.getByRole('row').nth(1).waitFor();
  return grid.getByRole('row').allInnerTexts();
};

describe('a restore from Settings', () => {
  let app: RunningApp;

  beforeAll(async () => {
    const dataDir = await freshFolder();
    // A backup of a small library, then a larger library.
    const { services, close } = compose({ host: 'browser', dataDir });
    services.backups.make();
    for (let n = 1; n <= 12; n += 1) {
      const { head } = services.scenarios.createFromSample('claro-outdoor-shop');
      services.scenarios.rename(head.id, `Later ${n}`);
    }
    close();
    app = await launchBrowserHost({ dataDir });
    await goTo(app.page, 'settings');
  });
  afterAll(() => app.close());

  const dialog = (): Locator => app.page.getByRole('dialog');
  const oldest = (): Locator =>
    app.page.getByRole('button', { name: /^Restore the backup/ }).last();

  test('lists what there is, makes one more, and checks all of it', async () => {
    const { page } = app;
    await oldest().waitFor();
    const before = await page.getByRole('button', { name: /^Restore the backup/ }).count();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page
      .getByRole('button', { name: /^Restore the backup/ })
      .nth(before)
      .waitFor();
    await page.getByRole('button', { name: 'Check everything' }).click();
    await page
      .getByText(new RegExp(`${before + 1} of ${before + 1} backups can be restored`))
      .waitFor();
    await expect.poll(() => page.getByText('Asked for').count()).toBeGreaterThan(0);
    expect(await violationsOf(page)).toEqual([]);
  });

  test('that would remove more than half asks for the words, and can be taken back', async () => {
    const { page } = app;
    await oldest().click();
    await dialog().getByText('remove 12 scenarios', { exact: true }).waitFor();
    const restore = dialog().getByRole('button', { name: 'Restore', exact: true });
    await expect.poll(() => restore.isDisabled()).toBe(true);
    await dialog().getByRole('textbox').fill('remove 11 scenarios');
    await expect.poll(() => restore.isDisabled()).toBe(true);
    await dialog().getByRole('textbox').fill('remove 12 scenarios');
    await restore.click();
    await dialog()
      .getByText(/^The state of .* is back/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Go on' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await names(app)).filter((row) => row.includes('Later')))
      .toEqual([]);
    await goTo(page, 'settings');
    await page
      .getByRole('row')
      .filter({ hasText: 'Before a restore' })
      .first()
      .getByRole('button')
      .click();
    await dialog().getByRole('button', { name: 'Restore', exact: true }).click();
    await dialog().getByRole('button', { name: 'Go on' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await names(app)).filter((row) => row.includes('Later')))
      .not.toEqual([]);
  });

  test('is taken back at once where it was a mistake', async () => {
    await goTo(app.page, 'settings');
    await oldest().click();
    await dialog().getByRole('textbox').fill('remove 12 scenarios');
    await dialog().getByRole('button', { name: 'Restore', exact: true }).click();
    await dialog().getByRole('button', { name: 'Take it back' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await names(app)).filter((row) => row.includes('Later')))
      .not.toEqual([]);
  });
});

test('a folder that cannot be written is shown with a banner, and can be looked at', async () => {
  const dataDir = await freshFolder();
  compose({ host: 'browser', dataDir }).close();
  // SQLite cannot make its index of the log there, as on a drive that is read-only.
  mkdirSync(join(dataDir, 'tierwise.db-shm'));
  const app = await launchBrowserHost({ dataDir });
  const { page } = app;
  await page.getByText('You can look at everything; nothing can be saved.').waitFor();
  // Made by other rules, so priced anew, for as long as it is looked at.
  await expect.poll(() => names(app)).not.toContainEqual(expect.stringContaining('pricing'));
  const shown = await names(app);
  expect(shown.slice(1).every((text) => /\d\.\d\d/.test(text))).toBe(true);
  const row = page.getByRole('grid', { name: 'Scenarios' }).getByRole('row').nth(1);
  await row.getByRole('checkbox').check();
  const away = page.getByRole('button', { name: 'Move to trash' });
  await expect.poll(() => away.isDisabled()).toBe(true);
  await expect.poll(() => away.getAttribute('title')).toContain('Nothing can be saved');
  await page.getByRole('button', { name: 'Clear choice' }).click();
  await row.getByRole('gridcell').last().click();
  await page.keyboard.press('Delete');
  expect(await names(app)).toEqual(shown);

  await page.keyboard.press('Enter');
  await page.waitForURL(/\/s\//);
  await page.getByTestId('total').getByText(/\d/).first().waitFor();
  await page.getByText('View only', { exact: true }).waitFor();
  const name = page.getByLabel('Name of the scenario');
  await name.fill('What if');
  await name.press('Enter');
  await page.getByText('View only: these edits are not kept').waitFor();
  await page.keyboard.press('Control+z');

  await goTo(page, 'settings');
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
  await page.locator("html[data-mantine-color-scheme='dark']").waitFor();
  await page.keyboard.press('Control+z');
  await page.locator("html[data-mantine-color-scheme='light']").waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Back up now' }).isDisabled())
    .toBe(true);
  expect(await violationsOf(page)).toEqual([]);
  // Nothing was asked that had to fail: closing finds no problem to report.
  await app.close();
});
