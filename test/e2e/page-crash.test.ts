import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import {
  importScenario,
  openView,
  typeQuantity,
  untilSaved,
  workedExample,
} from './support/planner-page';

let app: RunningApp;
beforeAll(async () => {
  app = await launchBrowserHost();
});
afterAll(() => app.close());

test('a page that crashes loses nothing that it said was saved, and the host goes on', async () => {
  const { page } = app;
  const id = await importScenario(page, { ...workedExample('02'), name: 'Before the crash' });
  await page.getByLabel('Name of the scenario').fill('After the edit');
  await page.keyboard.press('Enter');
  await typeQuantity(page, 'Products', '4321');
  await untilSaved(page);
  const address = page.url();
  const context = page.context();
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It never answers: the process is gone before it can.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  expect(app.takeProblems(/the page crashed/)).toHaveLength(1);

  const next = await context.newPage();
  await next.goto(address);
  await openView(next, id, 'workload');
  await expect
    .poll(() => next.getByLabel('Name of the scenario').inputValue())
    .toBe('After the edit');
  await next.getByText('4,321').first().waitFor();
  await next.close();
});
