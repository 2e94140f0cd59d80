import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import {
  cellsOf,
  importScenario,
  openView,
  typeQuantity,
  untilSaved,
  violationsOf,
  workedExample,
} from './support/planner-page';

let dataDir: string;
let app: RunningApp;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tierwise-compare-'));
  app = await launchBrowserHost({ dataDir });
});

afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const grid = (): Locator => app.page.getByRole('grid', { name: 'Plans compared' });
const planRow = (plan: string): Locator =>
  grid()
    .getByRole('row')
    .filter({ has: app.page.getByRole('gridcell', { name: new RegExp(`^${plan}`) }).first() });
const verdict = (): Locator => app.page.getByRole('region', { name: 'Recommendation' });

async function until(row: Locator, text: string): Promise<void> {
  await row.getByText(text, { exact: true }).first().waitFor();
}

/** Names of the plans in the order they stand in. */
async function plansInOrder(): Promise<string[]> {
  await grid().locator('[data-status]').first().waitFor();
  const names = await grid().locator('[data-status] [aria-colindex="1"]').allInnerTexts();
  return names.map((name) => name.split('\n')[0]?.trim() ?? '');
}

describe('worked example 2', () => {
  let id: string;

  test('typing the number prices every plan to the cent, cheapest first, the unknown last', async () => {
    const example = workedExample('02');
    const [catalog] = example.catalogs ?? [];
    id = await importScenario(app.page, { ...example, catalogs: [{ ...catalog!, records: 1 }] });
    await typeQuantity(app.page, 'Products', '1.2k');
    await openView(app.page, id, 'compare');
    await until(planRow('Starter'), '660.00');
    await until(planRow('Free'), '720.00');
    await expect.poll(() => plansInOrder()).toEqual(['Starter', 'Free', 'Dedicated']);
    await expect.poll(() => cellsOf(planRow('Dedicated'))).toContain('Enter price');
    await expect
      .poll(() => verdict().innerText())
      .toContain(
        'Starter with packs is cheapest by €60.00 (9.1%): €660.00 over 12 months, against €720.00 for Free with packs.',
      );
  });

  test('a plan says what it buys and why it is not the cheapest', async () => {
    const free = await cellsOf(planRow('Free'));
    expect(free).toContain('36 × 2,000 credits');
    expect(free.at(-1)).toBe('+€60.00: €300.00 more for packs, €240.00 less for subscription.');
    expect(free).toContain('+60.00 (+9.1%)');
  });

  test('a pinned baseline turns the differences round', async () => {
    await planRow('Free').hover();
    await app.page.getByRole('button', { name: 'Pin Free as the baseline' }).click();
    await until(planRow('Starter'), '−60.00 (−8.3%)');
    await app.page.getByRole('button', { name: 'Unpin Free' }).click();
    await until(planRow('Free'), '+60.00 (+9.1%)');
  });

  test('another number changes every figure, undo brings each back', async () => {
    await openView(app.page, id, 'workload');
    await typeQuantity(app.page, 'Products', '2400');
    await openView(app.page, id, 'compare');
    await until(planRow('Free'), '1,440.00');
    // Undo goes to where the change was made.
    await app.page.keyboard.press('Control+z');
    await app.page.waitForURL(/\/workload/);
    await openView(app.page, id, 'compare');
    await until(planRow('Free'), '720.00');
  });

  test('by month and by unit of work the figures are quotients of the same totals', async () => {
    await app.page.getByText('Per month', { exact: true }).click();
    await until(planRow('Starter'), '55.00');
    await app.page.getByText('Per unit', { exact: true }).click();
    // 660.00 over 12 × 1,200 records.
    await until(planRow('Starter'), '0.045833');
    await app.page.getByText('Per credit', { exact: true }).click();
    // Each of the 14,400 records takes 2 + 2 + 1 credits.
    await until(planRow('Starter'), '0.009167');
    await until(planRow('Free'), '0.010000');
    await app.page.getByText('Total', { exact: true }).first().click();
  });

  test('the table behind the chart has the same money, month by month', async () => {
    const months = app.page.getByRole('region', { name: 'Money by month' });
    await months.getByRole('button', { name: 'Table', exact: true }).click();
    const rows = months.getByRole('row').filter({ has: app.page.getByRole('gridcell') });
    await expect.poll(() => rows.count()).toBe(12);
    await until(rows.last(), '€40.00');
    const cells = await Promise.all((await rows.all()).map(cellsOf));
    expect(cells.at(-1)?.slice(1)).toEqual(['€20.00', '€20.00', '€0.00', '€0.00', '€40.00']);
    const totals = cells.map((row) => Number(row.at(-1)?.replace('€', '')));
    expect(totals.reduce((sum, each) => sum + each, 0)).toBe(660);
    await months.getByRole('button', { name: 'Chart', exact: true }).click();
    // What stands on the columns of the chart.
    const labels = months
      .locator('svg')
      .last()
      .getByText(/^€\d+\.00$/);
    const shown = async (): Promise<number[]> =>
      (await labels.allTextContents()).map((text) => Number(text.replace('€', '')));
    await expect.poll(shown).toEqual(totals);
  });

  test('a price on request counts once it is entered, and undo makes it unknown again', async () => {
    await app.page
      .getByRole('button', { name: 'Enter the price of Dedicated', exact: true })
      .click();
    await app.page.getByLabel('Price a month (EUR)').fill('500');
    await app.page.getByLabel('Price per entity (EUR)').fill('0.05');
    await app.page.getByRole('button', { name: 'Enter', exact: true }).click();
    // 12 × 500.00 and 14,400 records at 0.05.
    await until(planRow('Dedicated'), '6,720.00');
    await app.page.keyboard.press('Control+z');
    await app.page
      .getByRole('button', { name: 'Enter the price of Dedicated', exact: true })
      .waitFor();
  });

  test('the keyboard reaches a figure, opens where it comes from, and comes back', async () => {
    await planRow('Starter').getByRole('gridcell').first().focus();
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('F4');
    const panel = app.page.getByRole('complementary', { name: 'Explanation' });
    await panel.getByText('€660.00').first().waitFor();
    await expect
      .poll(() => panel.getByRole('row').filter({ hasText: 'Sum' }).innerText())
      .toContain('660.00');
    await app.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect
      .poll(() => app.page.evaluate(() => document.activeElement?.textContent))
      .toContain('660.00');
  });

  test('a menu on a cell and on a month of the chart opens where the figure comes from', async () => {
    const { page } = app;
    const panel = page.getByRole('complementary', { name: 'Explanation' });
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('menuitem', { name }).click();
      await panel.getByText('€660.00').or(panel.getByText('€60.00')).first().waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    };
    const cell = planRow('Starter').getByRole('gridcell').nth(1);
    await cell.click({ button: 'right' });
    await expect
      .poll(() => page.getByRole('menuitem').allInnerTexts())
      .toEqual([
        'Where this comes from\nF4',
        'Timeline of Starter\nEnter',
        'Pin Starter as the baseline',
        'Copy all plans',
      ]);
    await choose('Where this comes from');
    // The key for menus does on a mark what the pointer does.
    const months = page.getByRole('region', { name: 'Money by month' });
    await months.locator('svg[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+F10');
    await choose('Where Jan 26 comes from');
  });

  test('the copy holds exact amounts for a sheet', async () => {
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await app.page.getByRole('button', { name: 'Copy' }).first().click();
    await app.page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = await app.page.evaluate(() => navigator.clipboard.readText());
    const rows = text.split('\n').map((line) => line.split('\t'));
    const total = rows[0]?.indexOf('Total (EUR)') ?? -1;
    expect(rows.slice(1).map((row) => [row[1], row[total]])).toEqual([
      ['Starter', '660.00'],
      ['Free', '720.00'],
      ['Dedicated', ''],
    ]);
  });

  test('table and cards are free of accessibility faults in both themes', async () => {
    expect(await violationsOf(app.page)).toEqual([]);
    await app.page.getByText('Cards', { exact: true }).click();
    await app.page.getByRole('article', { name: 'Starter' }).waitFor();
    expect(await violationsOf(app.page)).toEqual([]);
    await app.page.getByText('Table', { exact: true }).first().click();
    await grid().waitFor();
  });

  test('a click on a row opens the timeline of that plan', async () => {
    await planRow('Free').getByRole('gridcell').nth(3).click();
    await app.page.waitForURL(/\/timeline\?plan=free/);
  });

  test('all of it is there again after a restart', async () => {
    await untilSaved(app.page);
    await app.close();
    app = await launchBrowserHost({ dataDir });
    await openView(app.page, id, 'compare');
    await until(planRow('Starter'), '660.00');
    await until(planRow('Free'), '720.00');
  });

  test('undo and redo are there again too, by the names they had', async () => {
    await app.page.getByRole('button', { name: /^Redo Enter the price of Dedicated/ }).waitFor();
    await app.page.keyboard.press('Control+y');
    await until(planRow('Dedicated'), '6,720.00');
    await app.page.getByRole('button', { name: /^Undo Enter the price of Dedicated/ }).waitFor();
    await app.page.keyboard.press('Control+z');
    await app.page
      .getByRole('button', { name: 'Enter the price of Dedicated', exact: true })
      .waitFor();
  });
});

describe('readings and reasons', () => {
  test('switching a reading changes who is cheapest (example 12, A-19)', async () => {
    const id = await importScenario(app.page, workedExample('12c'));
    await openView(app.page, id, 'compare');
    await until(planRow('Free'), '220.00');
    await expect.poll(async () => (await plansInOrder())[0]).toBe('Free');
    await app.page.getByRole('button', { name: /^Assumptions \(\d+\)$/ }).click();
    const register = app.page.getByRole('dialog', { name: 'Assumptions behind Free' });
    const reading = register.getByRole('group', { name: /^Reading of A-19/ });
    await reading.getByText('in force').waitFor();
    await reading.getByRole('radio', { name: /paid/i }).click();
    await app.page.getByText('Starter with packs is cheapest', { exact: false }).waitFor();
    await expect.poll(async () => (await plansInOrder())[0]).toBe('Starter');
    await until(planRow('Starter'), '648.00');
    await expect.poll(() => verdict().innerText()).toContain('1 read otherwise');
    expect(await violationsOf(app.page)).toEqual([]);
    await app.page.keyboard.press('Control+z');
    await until(planRow('Free'), '220.00');
    await expect.poll(async () => (await plansInOrder())[0]).toBe('Free');
    await app.page.keyboard.press('Escape');
  });

  test('the register says what every other reading would do to the total, and none is left out', async () => {
    const id = await importScenario(app.page, workedExample('12c'));
    await openView(app.page, id, 'timeline', 'plan=starter');
    const button = app.page.getByRole('button', { name: /^Assumptions \(\d+\)$/ });
    await button.click();
    const count = Number(/\d+/.exec(await button.innerText())?.[0]);
    const register = app.page.getByRole('dialog', { name: 'Assumptions behind Starter' });
    await register.getByText('648.00', { exact: false }).first().waitFor();
    await expect.poll(() => register.getByRole('listitem').count()).toBe(count);
    await register.getByRole('button', { name: 'Close' }).click();
  });

  test('a quote leans on the same register, and a reading taken there can be taken back', async () => {
    const id = await importScenario(app.page, workedExample('12c'));
    await openView(app.page, id, 'quote', 'plan=free');
    await app.page.getByRole('button', { name: 'Make a quote' }).click();
    const total = app.page.getByTestId('quote-total');
    await total.getByText('€220.00').waitFor();
    await app.page.getByRole('button', { name: /^Assumptions \(\d+\)$/ }).click();
    const register = app.page.getByRole('dialog', { name: 'Assumptions behind Free' });
    const reading = register.getByRole('group', { name: /^Reading of A-19/ });
    await reading.getByText('−€220.00').waitFor();
    await reading.getByText('3,875 more unserved').waitFor();
    await reading.getByRole('radio', { name: /paid/i }).click();
    await total.getByText('€0.00').waitFor();
    await app.page
      .getByRole('status')
      .filter({ hasText: 'A-19 is read otherwise' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await total.getByText('€220.00').waitFor();
    await register.getByRole('button', { name: 'Close' }).click();
  });

  test('a plan that cannot do it says why and which plan can (example 4)', async () => {
    const { changes: _changes, ...example } = workedExample('04b');
    const id = await importScenario(app.page, { ...example, months: 1 });
    await openView(app.page, id, 'compare');
    await until(planRow('Lite'), '4,900');
    const why = (await cellsOf(planRow('Lite'))).at(-1) ?? '';
    expect(why).toMatch(/^Not feasible: .*Hobby serves it\.$/);
  });

  test('another vendor stands beside it at the rate that was entered', async () => {
    const id = await importScenario(app.page, workedExample('02'));
    await openView(app.page, id, 'compare');
    await until(planRow('Starter'), '660.00');
    await app.page.getByRole('button', { name: 'Price book', exact: true }).click();
    const dialog = app.page.getByRole('dialog', { name: 'Compare with another price book' });
    await dialog.getByRole('combobox', { name: 'Price book' }).click();
    await app.page.getByRole('option', { name: 'cloro (USD)' }).click();
    for (const operation of [
      'Bulk Enrichment — Claro default model',
      'SEO Report',
      'Normalize Data',
    ]) {
      await dialog.getByRole('combobox', { name: new RegExp(`^${operation}`, 'i') }).click();
      await app.page.getByRole('option', { name: 'Perplexity' }).click();
    }
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
    await dialog.getByText('A rate such as 0.92').waitFor();
    await dialog.getByLabel('1 USD in EUR').fill('0.5');
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    // 12 × 30.00 USD at 0.5; above 9,999.99 in a column all its money is in whole units.
    const lite = planRow('Lite');
    await until(lite, '180');
    await expect.poll(async () => (await cellsOf(lite)).at(-1)).toContain('$360.00 × 0.5 as of');
    await expect.poll(() => verdict().innerText()).toContain('Lite is cheapest by');
    // The older of both vendors' pages.
    await expect.poll(() => verdict().innerText()).toContain('prices as read on Oct 7, 2026');
    await expect.poll(async () => (await plansInOrder())[0]).toBe('Lite cloro');
  });
});
