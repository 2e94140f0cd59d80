import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import {
  cellsOf,
  importScenario,
  openView,
  violationsOf,
  workedExample,
} from './support/planner-page';

let app: RunningApp;

beforeAll(async () => {
  app = await launchBrowserHost();
});

afterAll(() => app.close());

const chart = (): Locator => app.page.getByRole('slider');
const events = (): Locator => app.page.getByRole('grid', { name: 'Events by day' });
const invoices = (): Locator => app.page.getByRole('grid', { name: 'Invoices and their lines' });
const rowOf = (grid: Locator, text: string): Locator =>
  grid.getByRole('row').filter({ hasText: text }).first();

/** What a screen reader is told of the day the cursor stands on. */
async function untilDay(words: RegExp): Promise<string> {
  await expect
    .poll(() => chart().getAttribute('aria-valuetext'), { timeout: 5_000 })
    .toMatch(words);
  return (await chart().getAttribute('aria-valuetext')) ?? '';
}

describe('worked example 4 without the upgrade', () => {
  test('the balance runs out on the nineteenth day and the rest of the month is blocked', async () => {
    const { changes: _changes, ...example } = workedExample('04b');
    const id = await importScenario(app.page, { ...example, months: 1 });
    await openView(app.page, id, 'timeline', 'plan=lite');
    await app.page.getByText('lowest at 0 credits on Mar 19, 2026').waitFor();
    await app.page.getByText('4,900').first().waitFor();
    await chart().focus();
    await app.page.keyboard.press('Home');
    expect(await untilDay(/Mar 1, 2026/)).toContain('35,500 credits at the end');
    await app.page.keyboard.press('ArrowRight');
    expect(await untilDay(/Mar 2, 2026/)).toContain('used 2,000');
    await app.page.keyboard.press('End');
    expect(await untilDay(/Mar 31, 2026/)).toMatch(/0 credits at the end.*blocked/);
  });

  test('the list of events follows the day, and shows shortfalls alone when asked', async () => {
    await app.page.getByText('Shortfalls', { exact: true }).click();
    await app.page.getByText('13 events').waitFor();
    await app.page.keyboard.press('Shift+Tab');
    await chart().focus();
    await app.page.keyboard.press('Home');
    await rowOf(events(), 'Mar 19, 2026').waitFor();
    const cells = await cellsOf(rowOf(events(), 'Mar 19, 2026'));
    expect(cells[1]).toBe('Unserved');
  });
});

describe('a balance of several grants', () => {
  test('stands by what granted it: in the key, in the words of a day, in the table', async () => {
    const example = workedExample('02');
    const [catalog] = example.catalogs ?? [];
    const id = await importScenario(app.page, {
      ...example,
      catalogs: [{ ...catalog!, records: 40, schedule: { kind: 'daily' } }],
    });
    await openView(app.page, id, 'timeline', 'plan=starter&days=0-60');
    const key = app.page.getByRole('list', { name: 'What the balance is made of' });
    await expect
      .poll(() => key.getByRole('listitem').allInnerTexts())
      .toEqual(['Starter, each cycle', 'Pack 2,000 credits']);
    await chart().focus();
    await app.page.keyboard.press('Home');
    await app.page.keyboard.press('PageDown');
    // 31 days of 200 credits: 2,500 included, two packs bought, 300 left; on day 32 another 2,500.
    await untilDay(/Feb 1, 2026: 2,600 credits at the end \(2,300 of Starter, each cycle, 300 of/);
    await app.page.getByRole('button', { name: 'Table' }).first().click();
    const table = app.page.getByRole('grid', { name: /lowest at/ });
    await expect
      .poll(() => cellsOf(rowOf(table, 'Jan 1, 2026')))
      .toEqual(['Jan 1, 2026', '2,500', '200', '2,300', '2,300', '0']);
    await app.page.getByRole('button', { name: 'Chart', exact: true }).click();
  });
});

describe('worked example 4 with the upgrade', () => {
  let id: string;

  test('the upgrade is one line of 70.00 × 13/31, and the day starts with 214,000', async () => {
    id = await importScenario(app.page, workedExample('04b'));
    await openView(app.page, id, 'timeline', 'plan=lite');
    const line = rowOf(invoices(), '70.00 × 13/31');
    await expect.poll(async () => (await cellsOf(line)).at(-1)).toBe('29.35');
    await app.page.getByRole('button', { name: 'Table' }).first().click();
    const table = app.page.getByRole('grid', { name: /lowest at/ });
    await table.getByRole('gridcell').first().click();
    await app.page.keyboard.press('PageDown');
    await app.page.keyboard.press('PageDown');
    await expect
      .poll(() => cellsOf(rowOf(table, 'Mar 19, 2026')))
      .toEqual([
        'Mar 19, 2026',
        '214,000',
        '2,000',
        '212,000',
        // Nothing of what Lite had granted, all of it of the new plan.
        '0',
        '212,000',
      ]);
    await app.page.getByRole('button', { name: 'Chart', exact: true }).click();
  });

  test('Page down walks by month; Enter says where a balance comes from, Escape comes back', async () => {
    await chart().focus();
    await app.page.keyboard.press('Home');
    await app.page.keyboard.press('PageDown');
    await untilDay(/Apr 1, 2026/);
    await app.page.keyboard.press('Enter');
    const panel = app.page.getByRole('complementary', { name: 'Explanation' });
    await panel.getByText('Balance on Apr 1, 2026').first().waitFor();
    await panel.getByRole('row').filter({ hasText: 'Sum' }).waitFor();
    await panel.getByText('read on').first().waitFor();
    await app.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect
      .poll(() => chart().evaluate((element) => element === document.activeElement))
      .toBe(true);
  });

  test('chart, lists and explanation are free of accessibility faults in both themes', async () => {
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('complementary', { name: 'Explanation' }).waitFor();
    expect(await violationsOf(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
  });

  test('zooming keeps the day in view and a reload shows the same part', async () => {
    await app.page.keyboard.press('+');
    await app.page.waitForURL(/days=\d+-\d+/);
    const address = app.page.url();
    await app.page.reload();
    await chart().waitFor();
    expect(app.page.url()).toBe(address);
    await app.page.getByRole('button', { name: 'All', exact: true }).click();
    await app.page.waitForURL((url) => !url.hash.includes('days='));
  });

  test('every invoice is on paper with its lines, though the screen draws few', async () => {
    await app.page.evaluate(() => {
      window.print = () => undefined;
    });
    await app.page.getByRole('button', { name: 'Print' }).click();
    await app.page.emulateMedia({ media: 'print' });
    const paper = app.page.locator('.printed');
    await paper.waitFor();
    await expect.poll(() => paper.innerText()).toContain('70.00 × 13/31');
    const line = paper.getByRole('row').filter({ hasText: '70.00 × 13/31' });
    await expect.poll(() => line.getByRole('cell').last().innerText()).toBe('29.35');
    // Dark on white, whatever the theme on screen.
    await app.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect
      .poll(() => paper.evaluate((element) => getComputedStyle(element).color))
      .toBe('rgb(0, 0, 0)');
    await app.page.emulateMedia({ media: 'print', colorScheme: null });
    await expect.poll(() => app.page.getByRole('main').isVisible()).toBe(false);
    await app.page.emulateMedia({ media: null });
    await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await paper.waitFor({ state: 'detached' });
  });
});

describe('usage of a cycle', () => {
  test('by category with used, included, percent and remaining, and the vendor’s notices (example 12)', async () => {
    const id = await importScenario(app.page, workedExample('12a'));
    await openView(app.page, id, 'timeline', 'plan=starter');
    const cycle = app.page.getByRole('region', { name: /^Starter, Jan 1/ });
    await cycle.getByRole('row').filter({ hasText: 'Balance at its end' }).waitFor();
    await cycle.getByRole('listitem').first().waitFor();
    const rows = await cycle.getByRole('row').allInnerTexts();
    const words = rows.map((row) =>
      row
        .split(/\s*\t\s*|\n+/)
        .map((text) => text.trim())
        .filter(Boolean),
    );
    expect(words.find(([head]) => head === 'Used')).toEqual(['Used', '630', '126%']);
    expect(words.find(([head]) => head === 'Included')).toEqual(['Included', '500']);
    expect(words.find(([head]) => head?.startsWith('Balance'))).toEqual([
      'Balance at its end',
      '70',
    ]);
    const notices = await cycle.getByRole('listitem').allInnerTexts();
    expect(notices.some((text) => text.includes('e-mail at 20%'))).toBe(true);
  });

  test('so far, as the vendor’s page would show it on a day, the same at the cycle’s end', async () => {
    const { page } = app;
    const { lines = [], ...example } = workedExample('12a');
    const schedule = { kind: 'per-month', spread: 'even' } as const;
    const evenly = { ...example, lines: lines.map((line) => ({ ...line, schedule })) };
    await openView(page, await importScenario(page, evenly), 'timeline', 'plan=starter');
    const cycle = page.getByRole('region', { name: /^Starter, Jan 1/ });
    const used = (): Promise<string[]> =>
      cycle
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: 'Used', exact: true }) })
        .getByRole('cell')
        .allInnerTexts();
    const byCategory = async (column: number): Promise<number> => {
      const rows = await cycle.locator('tbody tr').all();
      const texts = await Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
      return texts.reduce((sum, cells) => sum + Number(cells[column]?.replace(',', '')), 0);
    };
    await cycle.getByText('To Jan 1', { exact: true }).click();
    await chart().focus();
    await page.keyboard.press('Home');
    for (let day = 1; day < 10; day += 1) await page.keyboard.press('ArrowRight');
    await cycle.getByRole('rowheader', { name: 'Remaining on Jan 10, 2026' }).waitFor();
    const balance = /: ([\d,]+) credits at the end/.exec(await untilDay(/Jan 10/))?.[1];
    const remaining = cycle.getByRole('row').filter({ hasText: 'Remaining on' }).getByRole('cell');
    await expect.poll(() => remaining.innerText()).toBe(balance);
    const [soFar = ''] = await used();
    expect(Number(soFar)).toBeLessThan(630);
    expect(await byCategory(0)).toBe(Number(soFar));
    await page.keyboard.press('End');
    await cycle.getByRole('rowheader', { name: 'Remaining on Jan 31, 2026' }).waitFor();
    await expect.poll(used).toEqual(['630', '126%']);
    await cycle.getByText('Whole cycle', { exact: true }).click();
    expect(await byCategory(1)).toBe(630);
  });

  test('another plan is another walk, kept in the address', async () => {
    await app.page.getByRole('combobox', { name: 'Plan' }).click();
    await app.page.getByRole('option', { name: 'Pro' }).click();
    await app.page.waitForURL(/plan=pro/);
    await app.page.getByText(/^Pro: lowest at 1,370 credits/).waitFor();
  });
});
