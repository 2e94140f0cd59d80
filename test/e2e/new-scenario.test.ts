import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import { goTo } from './support/planner-page';

let app: RunningApp;

beforeAll(async () => {
  app = await launchBrowserHost();
});

afterAll(() => app.close());

test('four clicks lead from nothing to a priced comparison', async () => {
  const { page } = app;
  await page.getByRole('link', { name: 'New' }).click();
  await page.getByRole('button', { name: /^Claro/ }).click();
  await page.getByText(/is cheapest/).waitFor();
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await page.getByRole('row', { name: /Starter/ }).waitFor();
  await expect.poll(() => page.getByRole('row', { name: /Dedicated/ }).innerText()).toContain('–');
  await page.getByRole('button', { name: 'Open the comparison' }).click();
  await page.waitForURL(/#\/s\/[^/]+\/compare/);
  await page.getByLabel('Name of the scenario').waitFor();
});

test('going back loses nothing, and the cost follows the numbers while they are typed', async () => {
  const { page } = app;
  await goTo(page, 'new');
  await page.getByRole('button', { name: /^Clozup/ }).click();
  await page.getByLabel('Leads and calls').check();
  const leads = page
    .getByRole('listitem')
    .filter({ hasText: 'Leads enriched' })
    .getByRole('textbox');
  await leads.fill('2.5k');
  await page.getByText('= 2,500 leads a month').waitFor();
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect.poll(() => leads.inputValue()).toBe('2,500');
  await expect.poll(() => page.getByLabel('Leads and calls').isChecked()).toBe(true);
});

test('rows pasted from a sheet become lines', async () => {
  const { page } = app;
  await goTo(page, 'new');
  await page.getByRole('button', { name: /^cloro/ }).click();
  await page
    .getByLabel('Or paste rows from a sheet')
    .fill('Gemini\t400/day\nGoogle Search\t1k\tweekdays\n');
  await page.getByRole('button', { name: 'Add 2 lines' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Google Search' })
    .getByText('requests a weekday')
    .waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Library' }).waitFor();
});
