import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import { goTo, importScenario, workedExample } from './support/planner-page';

let app: RunningApp;

beforeAll(async () => {
  app = await launchBrowserHost();
  await importScenario(app.page, { ...workedExample('02'), name: 'Example two' });
  await importScenario(app.page, { ...workedExample('01a'), name: 'Example one' });
  await goTo(app.page, 'library');
});

afterAll(() => app.close());

const grid = (): Locator => app.page.getByRole('grid', { name: 'Scenarios' });
const row = (name: string): Locator => grid().getByRole('row', { name }).first();
const choose = (name: string): Promise<void> =>
  app.page.getByRole('checkbox', { name: `Choose ${name}`, exact: true }).check();
const press = (keys: string): Promise<void> => app.page.keyboard.press(keys);

test('each row shows the cheapest plan and what it comes to, without opening it', async () => {
  await expect.poll(() => row('Example two').innerText()).toContain('€660.00');
  await expect.poll(() => row('Example two').innerText()).toContain('Starter');
});

test('a search narrows as it is typed, and what it finds can be linked', async () => {
  const search = app.page.getByLabel(/^Find scenarios/);
  await search.fill('example');
  await app.page.getByText(/^2 of \d+ scenarios$/).waitFor();
  expect(app.page.url()).toContain('find=example');
  await search.fill('no such thing at all');
  await app.page.getByText(/^0 of /).waitFor();
  await search.fill('');
});

describe('what can be undone', () => {
  test('Ctrl+D duplicates, and the copy shows where it differs from what it came from', async () => {
    await row('Example two').getByRole('gridcell').last().click();
    await press('Control+d');
    await row('Example two (copy)').waitFor();
    await row('Example two (copy)').getByRole('button', { name: 'copy, the same' }).click();
    await app.page.getByText(/Nothing differs from “Example two”/).waitFor();
    await press('Escape');
  });

  test('Delete moves to the trash and undo brings back, no question asked', async () => {
    await row('Example two (copy)').getByRole('gridcell').last().click();
    await press('Delete');
    await row('Example two (copy)').waitFor({ state: 'detached' });
    await press('Control+z');
    await row('Example two (copy)').waitFor();
    await press('Control+y');
    await row('Example two (copy)').waitFor({ state: 'detached' });
  });

  test('the trash gives back, and only there can it be deleted forever', async () => {
    await app.page.getByText('Trash', { exact: true }).click();
    await choose('Example two (copy)');
    await app.page.getByRole('button', { name: 'Delete forever…' }).click();
    const dialog = app.page.getByRole('dialog');
    await dialog.getByText('This cannot be undone.').waitFor();
    await dialog.getByRole('button', { name: 'Delete forever' }).click();
    await app.page.getByText('The trash is empty').waitFor();
    await app.page.getByText('Scenarios', { exact: true }).click();
    await row('Example two').waitFor();
  });

  test('F2 renames in place, and tags find', async () => {
    await row('Example one').getByRole('gridcell').last().click();
    await press('F2');
    await app.page.keyboard.type('First example');
    await press('Enter');
    await row('First example').waitFor();
    await choose('First example');
    await app.page.getByRole('button', { name: 'Tags…' }).click();
    await app.page.getByRole('combobox', { name: 'Tags' }).fill('proof');
    await press('Enter');
    await app.page.getByRole('button', { name: 'Keep tags' }).click();
    await row('First example').getByText('#proof').waitFor();
    await app.page.getByRole('button', { name: 'Clear choice' }).click();
    await app.page
      .getByRole('button', { name: /^#proof/ })
      .first()
      .click();
    await app.page.getByText(/^1 of \d+ scenarios$/).waitFor();
    await app.page.getByLabel(/^Find scenarios/).fill('');
  });

  test('a name, a tag and a shelf go back one after the other, and forth again', async () => {
    const before = 'First example';
    await row(before).getByRole('gridcell').last().click();
    await press('F2');
    await app.page.keyboard.type('Second name');
    await press('Enter');
    await row('Second name').waitFor();
    await row('Second name').getByRole('gridcell').last().click();
    await press('Control+e');
    await row('Second name').waitFor({ state: 'detached' });
    await press('Control+z');
    await row('Second name').waitFor();
    await press('Control+z');
    await row(before).waitFor();
    await press('Control+z');
    await row(before).getByText('#proof').waitFor({ state: 'detached' });
    for (let n = 0; n < 3; n += 1) await press('Control+y');
    await row('Second name').waitFor({ state: 'detached' });
    for (let n = 0; n < 2; n += 1) await press('Control+z');
    await row(before).getByText('#proof').waitFor();
  });

  test('a duplicate made within a scenario goes to the trash and comes back', async () => {
    await row('Example two').getByRole('link').first().click();
    await app.page.getByLabel('Name of the scenario').waitFor();
    const original = app.page.url();
    await press('Control+Shift+d');
    await app.page.waitForURL((url) => url.href !== original && url.hash.startsWith('#/s/'));
    await goTo(app.page, 'library');
    await row('Example two (copy)').waitFor();
    await press('Control+z');
    await row('Example two (copy)').waitFor({ state: 'detached' });
    await press('Control+y');
    await row('Example two (copy)').waitFor();
    await press('Control+z');
    await row('Example two (copy)').waitFor({ state: 'detached' });
  });
});

test('two chosen rows and Enter lay them side by side with the difference', async () => {
  await choose('Example two');
  await choose('First example');
  await row('Example two').getByRole('gridcell').last().click();
  await press('Enter');
  await app.page.getByRole('heading', { name: 'Side by side' }).waitFor();
  await app.page
    .getByRole('row', { name: /^Against the first/ })
    .getByText('€600.00')
    .waitFor();
  await app.page.getByRole('button', { name: 'Back to the library' }).click();
});

test('a file that is no scenario is refused with every fault, and nothing is imported', async () => {
  await grid().waitFor();
  await press('Control+o');
  const dialog = app.page.getByRole('dialog');
  await dialog
    .getByLabel('Or its content')
    .fill('{ "format": "tierwise/scenario@1", "months": 0 }');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.getByText('Nothing was imported').waitFor();
  await dialog.getByText('months', { exact: true }).waitFor();
  await dialog.getByText('Add "name".').waitFor();
  app.takeProblems(/400|422|Bad Request/);
  await press('Escape');
});

test('the palette finds a scenario by a few letters', async () => {
  await press('Control+p');
  await app.page.keyboard.type('firs ex');
  await press('Enter');
  await app.page.waitForURL(/#\/s\/[^/]+\/workload/);
  await expect
    .poll(() => app.page.getByLabel('Name of the scenario').inputValue())
    .toBe('First example');
});

test('settings take effect at once and can be undone', async () => {
  await goTo(app.page, 'settings');
  await app.page.getByText('Dark', { exact: true }).click();
  await app.page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await press('Control+z');
  await app.page.locator('html[data-mantine-color-scheme="light"]').waitFor();
  await app.page.getByRole('combobox', { name: /^Numbers and dates/ }).fill('de-DE');
  await press('Enter');
  await goTo(app.page, 'library');
  await row('Example two').getByText('660,00').first().waitFor();
});
