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

const grid = (): Locator => app.page.getByRole('grid', { name: /^Ledger of/ });
const foot = (): Locator => grid().getByRole('row').last();

/** Sums at the foot: rows, change of credits, money. */
async function untilFoot(text: string): Promise<string[]> {
  await foot().getByText(text, { exact: true }).first().waitFor();
  return (await cellsOf(foot())).filter(Boolean);
}

describe('worked example 2', () => {
  let id: string;

  test('the money of all rows is the total of the plan', async () => {
    id = await importScenario(app.page, workedExample('02'));
    await openView(app.page, id, 'ledger', 'plan=starter');
    await untilFoot('660.00');
  });

  test('a filter is text that can be taken off, and the sums follow it', async () => {
    await app.page.getByRole('button', { name: 'Filter' }).click();
    await app.page.getByRole('combobox', { name: 'Kind' }).press('ArrowDown');
    await app.page.getByRole('option', { name: 'Top-up' }).click();
    await app.page.keyboard.press('Escape');
    await app.page.getByText('kind = Top-up').waitFor();
    await untilFoot('420.00');
    await untilFoot('+42,000');
    await app.page.getByRole('button', { name: 'Take off kind = Top-up' }).click();
    await untilFoot('660.00');
  });

  test('groups sum to the whole, and opening one shows its rows', async () => {
    await app.page.getByRole('combobox', { name: 'Group by' }).click();
    await app.page.getByRole('option', { name: 'By kind' }).click();
    const fee = grid().getByRole('row').filter({ hasText: 'Fee' });
    await expect.poll(() => cellsOf(fee)).toEqual(['Fee', '12', '', '240.00']);
    expect(await violationsOf(app.page)).toEqual([]);
    await fee.getByRole('gridcell').first().dblclick();
    await app.page.getByText('kind = Fee').waitFor();
    await untilFoot('240.00');
    await app.page.goBack();
    await fee.waitFor();
    await app.page.goBack();
    await untilFoot('660.00');
  });

  test('every row names its rule, and opens where the rule comes from', async () => {
    const row = grid().getByRole('row').filter({ hasText: 'Charge' }).first();
    const cells = await cellsOf(row);
    expect(cells.at(-1)).toMatch(/credits? per/);
    await row.getByRole('gridcell').nth(1).click();
    await app.page.keyboard.press('Enter');
    const panel = app.page.getByRole('complementary', { name: 'Explanation' });
    await panel.getByText('Charge on Jan 1, 2026').waitFor();
    await panel.getByText('Rule', { exact: true }).waitFor();
    await panel.getByText('read on').first().waitFor();
    await app.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect
      .poll(() => app.page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('gridcell');
  });

  test('sorted by money the dearest comes first, and the address keeps it', async () => {
    const head = grid().getByRole('columnheader', { name: 'EUR' });
    await head.click();
    await head.click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    await expect
      .poll(async () => (await cellsOf(grid().getByRole('row').nth(1))).includes('40.00'))
      .toBe(true);
    await app.page.reload();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
  });
});

describe('the width of a column', () => {
  const width = async (): Promise<number> =>
    (await grid().getByRole('columnheader', { name: 'Kind' }).boundingBox())?.width ?? 0;

  test('changes by drag and by key, and is as it was left after a reload', async () => {
    const id = await importScenario(app.page, workedExample('02'));
    await openView(app.page, id, 'ledger', 'plan=starter');
    await untilFoot('660.00');
    const before = await width();
    const kind = grid().getByRole('columnheader', { name: 'Kind' });
    await kind.click();
    await kind.press('Shift+ArrowRight');
    await kind.press('Shift+ArrowRight');
    await expect.poll(width).toBe(before + 32);
    const box = await kind.boundingBox();
    if (box === null) throw new Error('the column is not drawn');
    await app.page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
    await app.page.mouse.down();
    await app.page.mouse.move(box.x + box.width + 38, box.y + box.height / 2, { steps: 4 });
    const kept = app.page.waitForResponse((reply) => reply.url().includes('settings.change'));
    await app.page.mouse.up();
    await kept;
    const after = await width();
    expect(after).toBeGreaterThan(before + 60);
    await app.page.reload();
    await untilFoot('660.00');
    await expect.poll(width).toBe(after);
  });
});

describe('a hundred thousand rows', () => {
  test('few of them are drawn, the last is one key away, and the sum is over all', async () => {
    const id = await importScenario(app.page, {
      format: 'tierwise/scenario@1',
      name: 'Thirty lines a day for ten years',
      priceBook: { id: 'cloro' },
      plan: 'growth',
      start: '2026-01-01',
      months: 120,
      lines: Array.from({ length: 30 }, (_, at) => ({
        id: `line-${at}`,
        operation: 'perplexity',
        quantity: 10,
        schedule: { kind: 'daily' as const },
      })),
    });
    await openView(app.page, id, 'ledger', 'plan=growth&kind=charge');
    // 30 lines on each of the 3,652 days from 2026 to 2035, each of 10 × 4 credits.
    await untilFoot('109,560 rows');
    await untilFoot('−4,382,400');
    const drawn = (): Promise<number> => grid().getByRole('row').count();
    expect(await drawn()).toBeLessThanOrEqual(150);
    await grid().getByRole('gridcell').nth(1).click();
    await app.page.keyboard.press('Control+End');
    await grid().getByText('Dec 31, 2035').last().waitFor();
    expect(await drawn()).toBeLessThanOrEqual(150);
  });
});

test('of several meters each row and each sum names its own, here and among the events', async () => {
  const { page } = app;
  const id = await importScenario(page, {
    format: 'tierwise/scenario@1',
    name: 'Two meters',
    priceBook: { id: 'clay' },
    start: '2026-01-01',
    months: 1,
    lines: [{ id: 'mails', operation: 'find-email', quantity: 60 }],
  });
  await openView(page, id, 'ledger', 'plan=launch');
  const heads = grid().getByRole('columnheader');
  await expect.poll(() => heads.allInnerTexts()).toContain('Meter');
  const at = (await heads.allInnerTexts()).indexOf('Meter');
  const row = grid().getByRole('row').filter({ hasText: 'Grant' });
  const granted = await Promise.all((await row.all()).map(cellsOf));
  expect(granted.map((cells) => cells.slice(at, at + 3))).toEqual([
    ['Data credits', '+2,500', '2,500'],
    ['Actions', '+15,000', '15,000'],
  ]);
  await expect.poll(() => foot().innerText()).toMatch(/\+2,470 data credits; \+14,940 actions/);
  await openView(page, id, 'timeline', 'plan=launch');
  await page
    .getByRole('grid', { name: 'Events by day' })
    .getByText('+15,000 actions', { exact: true })
    .waitFor();
});
