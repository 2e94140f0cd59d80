import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import {
  importScenario,
  openView,
  untilSaved,
  violationsOf,
  workedExample,
} from './support/planner-page';

let app: RunningApp;
let id: string;

beforeAll(async () => {
  app = await launchBrowserHost();
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  id = await importScenario(app.page, workedExample('02'));
});

afterAll(() => app.close());

const total = (text: string): Promise<void> =>
  app.page.getByTestId('total').getByText(text, { exact: true }).waitFor();
const row = (name: string): Locator => app.page.getByRole('row', { name }).first();
const cell = (name: string, column: string): Locator =>
  row(name).getByRole('gridcell', { name: new RegExp(`^${column}`) });
const press = (keys: string): Promise<void> => app.page.keyboard.press(keys);
const type = (text: string): Promise<void> => app.page.keyboard.type(text);

test('a sheet without work says what can be written there, and prices nothing', async () => {
  const { page } = app;
  const { catalogs: _catalogs, ...example } = workedExample('02');
  await importScenario(page, { ...example, name: 'Nothing yet' });
  await page.getByRole('heading', { name: 'What do you process?' }).waitFor();
  await page.getByText('No work yet').waitFor();
  expect(await page.getByTestId('total').count()).toBe(0);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add catalog…' }).last().click();
  await page.getByRole('dialog', { name: 'Add a catalog' }).waitFor();
  await press('Escape');
  await cell('Add a line here', 'Operation').click();
  await type('SEO Report');
  await press('Tab');
  await type('12k');
  await press('Enter');
  // 24,000 credits a month, 2,500 of them included: 129 packs over the year, and 12 × 20.00.
  await total('€2,820.00');
  await openView(page, id, 'workload');
});

describe('typing in the sheet', () => {
  test('the total follows every keystroke, and Esc puts all of it back', async () => {
    await total('€660.00');
    await cell('Products', 'How many').click();
    await type('2');
    await total('€0.00');
    await type('.4k');
    await app.page.getByText('= 2,400 records a month').waitFor();
    await total('€1,380.00');
    await press('Escape');
    await total('€660.00');
    await expect.poll(() => cell('Products', 'How many').innerText()).toBe('1,200');
  });

  test('what is kept can be undone and redone by key, and the focus goes back to the cell', async () => {
    await cell('Products', 'How many').click();
    await type('2.4k');
    await press('Enter');
    await total('€1,380.00');
    await press('Control+z');
    await total('€660.00');
    await expect
      .poll(() => cell('Products', 'How many').evaluate((node) => node === document.activeElement))
      .toBe(true);
    await press('Control+y');
    await total('€1,380.00');
    await press('Control+z');
    await total('€660.00');
  });

  test('text that can be read in two ways is asked, text that cannot be read stays and says why', async () => {
    await cell('Products', 'How many').click();
    await type('1.200');
    await press('Enter');
    await app.page.getByText('Which one is meant?').waitFor();
    await app.page.getByRole('option', { name: '1,200' }).waitFor();
    await press('Escape');
    await cell('Products', 'How many').click();
    await type('plenty');
    await press('Enter');
    await app.page.getByText('1 cell is not understood').waitFor();
    await expect.poll(() => cell('Products', 'How many').getAttribute('aria-invalid')).toBe('true');
    await total('€660.00');
    await cell('Products', 'How many').click();
    await type('1200');
    await press('Enter');
    await app.page.getByText('1 cell is not understood').waitFor({ state: 'detached' });
  });

  test('a range is taken in the cell and counts with its middle', async () => {
    await cell('Products', 'How many').click();
    await type('1k to 1.4k');
    await press('Enter');
    await cell('Products', 'How many').getByText('1,000–1,400').waitFor();
    await total('€660.00');
    await press('Control+z');
  });
});

describe('lines', () => {
  test('a new line is made from the keyboard: operation by its first letters, a pace with the number', async () => {
    await row('Add a line here')
      .getByRole('gridcell', { name: /^Operation/ })
      .click();
    await type('valid');
    await app.page.getByRole('option', { name: /Validate Data/ }).waitFor();
    await press('ArrowDown');
    await press('Tab');
    await type('10/day');
    await press('Enter');
    await cell('Validate Data', 'When').getByText('every day').waitFor();
    await cell('Validate Data', 'Of what').getByText('records a day').waitFor();
    await press('Control+z');
    await row('Validate Data').waitFor({ state: 'detached' });
  });

  test('a block from a sheet is one step, and what cannot be taken is shown before', async () => {
    const block = 'Feed\tValidate Data\t180\tMondays\nWrong\tNo such thing\t4\t';
    await app.page.evaluate((text) => navigator.clipboard.writeText(text), block);
    await row('Add a line here').getByRole('gridcell', { name: /^Work/ }).click();
    await press('Control+v');
    const dialog = app.page.getByRole('dialog');
    await dialog.getByText('No such thing', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: /^Paste the other/ }).click();
    await cell('Feed', 'When').getByText('Mondays').waitFor();
    await app.page.getByRole('button', { name: 'Undo Paste line' }).click();
    await row('Feed').waitFor({ state: 'detached' });
  });

  test('a block is copied with its head as plain values', async () => {
    await cell('Products', 'Operation').click();
    await press('Shift+ArrowRight');
    await press('Shift+ArrowDown');
    await press('Control+c');
    const copied = await app.page.evaluate(() => navigator.clipboard.readText());
    const [head, first] = copied.split('\n').map((line) => line.split('\t'));
    expect(head).toEqual(['Operation', 'How many']);
    expect(first?.[1]).toBe('1,200');
  });
});

test('the grid is one tab stop and says the state of its cells', async () => {
  await cell('Products', 'How many').click();
  await press('Tab');
  await expect
    .poll(() => app.page.evaluate(() => document.activeElement?.closest('[role=grid]') === null))
    .toBe(true);
  await expect.poll(() => app.page.locator('[role=grid] [tabindex="0"]').count()).toBe(1);
});

test('choices change the figures: packs, months, another reading', async () => {
  await app.page.getByRole('button', { name: 'Choices' }).click();
  const panel = app.page.getByRole('complementary', { name: 'Choices' });
  await panel.getByLabel('Months').fill('6');
  await press('Enter');
  await total('€340.00');
  await panel.getByLabel('Bought', { exact: true }).selectOption({ label: 'None' });
  await app.page.getByText('No plan serves all of it').waitFor();
  await press('Control+z');
  await app.page.getByRole('button', { name: 'Undo Set months' }).click();
  await total('€660.00');
});

test('all of it is there again after a reload, a moment after it was typed', async () => {
  await cell('Products', 'How many').click();
  await type('600');
  await press('Enter');
  await total('€300.00');
  await untilSaved(app.page);
  await app.page.reload();
  await total('€300.00');
  await openView(app.page, id, 'workload');
  await expect.poll(() => cell('Products', 'How many').innerText()).toBe('600');
});

test('what was typed before the reload is undone after it, view and focus included', async () => {
  await openView(app.page, id, 'compare');
  await press('Control+z');
  await total('€660.00');
  await app.page.waitForURL(/\/workload/);
  await expect
    .poll(() => cell('Products', 'How many').evaluate((node) => node === document.activeElement))
    .toBe(true);
  await press('Control+y');
  await total('€300.00');
});
