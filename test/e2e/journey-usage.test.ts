import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { ReplayResult } from '../../src/shared/contract/replay';
import { launchBrowserHost, type RunningApp } from './support/app';
import { importScenario, openView, violationsOf, workedExample } from './support/planner-page';
import { savedFile } from './support/saved-file';

/**
 * A customer brings a quarter of real usage, finds out when each plan would have run dry, and plans
 * on from there. Judged by the files that leave the program.
 */

const SEARCH = 'search';
const DAYS = 90;
const ROWS_A_DAY = 30;
/** Lines of the file that cannot be read: a date that is none, a part of a unit, no operation. */
const FAULTY = { 12: '2026-02-30', 500: '1.5', 1_900: '' } as const;

/** A screen with several grids takes long to be looked at cell by cell. */
const LONG_LOOK_MS = 180_000;

let app: RunningApp;
let id: string;
let operation: string;

beforeAll(async () => {
  app = await launchBrowserHost();
  const example = workedExample('04a');
  operation = example.lines?.[0]?.operation ?? SEARCH;
  id = await importScenario(app.page, example);
});

afterAll(() => app.close());

/** 30 rows a day from 1 March, each of 10 units; three of the rows are faulty. */
function usageCsv(): string {
  const lines = ['When,What,How many,Result'];
  for (let day = 0; day < DAYS; day += 1) {
    const on = new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10);
    for (let row = 0; row < ROWS_A_DAY; row += 1) lines.push(`${on},${operation},10,ok`);
  }
  lines[12 - 1] = `${FAULTY[12]},${operation},10,ok`;
  lines[500 - 1] = `2026-03-17,${operation},${FAULTY[500]},ok`;
  lines[1_900 - 1] = `2026-05-03,${FAULTY[1_900]},10,ok`;
  return `${lines.join('\n')}\n`;
}

const view = (): Locator => app.page.getByRole('region', { name: 'Real usage' });
const button = (name: string): Locator => view().getByRole('button', { name });

/** Presses a button that asks for a file and gives it one. */
async function give(press: string, name: string, content: string): Promise<void> {
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    button(press).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

describe('a customer brings real usage', () => {
  test('the columns are found, shown with the first rows, and the file is read', async () => {
    const { page } = app;
    await openView(page, id, 'explore');
    await page.getByText('Real usage', { exact: true }).click();
    await give('Choose a file', 'spring.csv', usageCsv());
    await view().getByRole('grid', { name: 'First rows of the file' }).waitFor();
    const field = (name: string): Locator => view().getByRole('combobox', { name, exact: true });
    await expect.poll(() => field('Date').inputValue()).toBe('When');
    await expect.poll(() => field('Operation').inputValue()).toBe('What');
    await field('Quantity').click();
    await page.getByRole('option', { name: 'How many' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await button('Read the file').click();
    await view().getByText('2,697 of 2,700 rows taken', { exact: false }).waitFor();
  });

  test('faulty rows are listed with their lines, and leave as a file', async () => {
    const aside = view().getByRole('grid', { name: 'Rows set aside' });
    await aside.waitFor();
    const { name, bytes } = await savedFile(app, () => button('Save the rows set aside').click());
    expect(name).toMatch(/\.ndjson$/);
    const rows = bytes
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; found: string });
    expect(rows.map(({ line }) => line)).toEqual([12, 500, 1_900]);
    expect(rows[0]?.found).toContain(FAULTY[12]);
  });

  test('the exported file says when each plan would have run out, and what it would have cost', async () => {
    await view().getByRole('grid', { name: 'Usage under every plan' }).waitFor();
    const json = await savedFile(app, () => button('Save as JSON').click());
    const result = ReplayResult.parse(JSON.parse(json.bytes.toString('utf8')));
    expect([result.from, result.until]).toEqual(['2026-03-01', '2026-05-30']);
    expect(result.units).toBe(2_697 * 10);
    const lite = result.plans.find(({ plan }) => plan === 'lite');
    // 37,500 credits a month at 5 credits a search: 7,500 searches, and 300 of them a day.
    expect(lite?.capped.blockedOn[0]).toBe('2026-03-26');
    const csv = await savedFile(app, () => button('Save as CSV').click());
    const [head = '', ...rows] = csv.bytes.toString('utf8').trim().split('\r\n');
    const at = head.split(',').indexOf('first_blocked_on');
    const row = rows.map((line) => line.split(',')).find(([plan]) => plan === 'lite');
    expect(row?.[at]).toBe('2026-03-26');
    expect(rows).toHaveLength(result.plans.length);
    // 400 searches a day were planned, and 300 came; both use up what Lite includes.
    const against = result.againstPlan?.meters[0];
    expect([against?.plannedUsed[1], against?.actualUsed[1]]).toEqual(['2000', '1500']);
    await view()
      .getByRole('group', { name: /As many credits used as planned in 31 days/ })
      .waitFor();
  });

  test(
    'all of it can be read by who does not see it, in both themes',
    async () => {
      expect(await violationsOf(app.page)).toEqual([]);
    },
    LONG_LOOK_MS,
  );

  test('the fitted workload becomes a scenario that is priced like any other', async () => {
    const { page } = app;
    await button('Make a scenario from it').click();
    await page.waitForURL(/#\/s\/[^/]+\/workload/);
    expect(page.url()).not.toContain(id);
    await page
      .getByRole('row', { name: /ChatGPT/ })
      .first()
      .waitFor();
    const made = /#\/s\/([^/?]+)/.exec(page.url())?.[1] ?? '';
    await openView(page, made, 'compare');
    // 300 searches a day take 45,000 credits a month: more than Lite includes.
    await page.getByRole('region', { name: 'Recommendation' }).getByText(/Hobby/).waitFor();
  });

  test('the columns are remembered for the next file of this kind', async () => {
    const { page } = app;
    await openView(page, id, 'explore', 'show=usage');
    await give('Another file', 'summer.csv', usageCsv());
    await view().getByText('Columns of summer.csv, as the last time').waitFor();
    await button('Cancel').click();
    await view().getByRole('grid', { name: 'Usage under every plan' }).waitFor();
  });

  test('a file that is no usage is refused with what to do', async () => {
    await give('Another file', 'empty.csv', '\n');
    await view()
      .getByRole('alert')
      .getByText(/a file without rows/)
      .waitFor();
    expect(app.takeProblems(/usage\.look/)).toHaveLength(1);
  });
});
