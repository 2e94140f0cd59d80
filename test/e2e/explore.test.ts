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
let id: string;

beforeAll(async () => {
  app = await launchBrowserHost();
  const example = workedExample('02');
  const [catalog] = example.catalogs ?? [];
  id = await importScenario(app.page, {
    ...example,
    catalogs: [{ ...catalog!, records: { min: 900, likely: 1200, max: 1800 } }],
  });
  await openView(app.page, id, 'explore');
});

afterAll(() => app.close());

/** A screen with several grids takes long to be looked at cell by cell. */
const LONG_LOOK_MS = 180_000;

const totals = (): Locator => app.page.getByRole('region', { name: 'Totals' });
const slider = (): Locator => app.page.getByRole('slider', { name: /^Products/ });

describe('worked example 2 with a range', () => {
  test('the totals follow the slider, and letting go is one step that undo takes back', async () => {
    await totals().getByText('€660.00').waitFor();
    await slider().focus();
    for (let press = 0; press < 3; press += 1) await app.page.keyboard.down('ArrowRight');
    await app.page.keyboard.up('ArrowRight');
    await totals().getByText('€660.00').waitFor({ state: 'detached' });
    await app.page.getByRole('button', { name: /^Undo Set Products/ }).click();
    await totals().getByText('€660.00').waitFor();
    await expect.poll(() => slider().inputValue()).toBe('1200');
  });

  test('what the figures lean on is counted and listed here too', async () => {
    const { page } = app;
    const button = page.getByRole('button', { name: /^Assumptions \(\d+\)$/ });
    await button.click();
    const register = page.getByRole('dialog', { name: 'Assumptions behind Starter' });
    const count = Number(/\d+/.exec(await button.innerText())?.[0]);
    await expect.poll(() => register.getByRole('listitem').count()).toBe(count);
    await register.getByRole('button', { name: 'Close' }).click();
    await register.waitFor({ state: 'detached' });
  });

  test('what to buy comes first: plan, purchases by date, margin and what would flip it', async () => {
    const advice = app.page.getByRole('region', { name: 'What to buy' });
    await advice.getByText('The next best, Free, costs €60.00 (9.1%) more.').waitFor();
    // What would flip it is searched for last, in a thread that a busy machine may keep waiting.
    await advice
      .getByText('From 66.4% less work on, Free with packs is cheaper.')
      .waitFor({ timeout: 40_000 });
    const cash = advice.getByRole('grid', { name: 'Cash by date' });
    await expect
      .poll(() => cellsOf(cash.getByRole('row').filter({ hasText: 'Apr 1, 2026' })))
      .toEqual(['Apr 1, 2026', '40.00', '20.00', '20.00', '220.00', '240.00']);
    const acts = advice.getByRole('grid', { name: 'What to do, and when' });
    await acts.getByText('Start on Starter').waitFor();
  });

  test(
    'what to buy can be read by who does not see it, in both themes',
    async () => {
      // Off the undo button, whose tip would be looked at too.
      await app.page.mouse.move(640, 4);
      await app.page.getByRole('tooltip').waitFor({ state: 'detached' });
      expect(await violationsOf(app.page)).toEqual([]);
    },
    LONG_LOOK_MS,
  );

  test('a recommendation is applied as one step that undo takes back', async () => {
    const { page } = app;
    const advice = page.getByRole('region', { name: 'What to buy' });
    await advice.getByRole('button', { name: 'Apply to the scenario' }).click();
    await advice.getByRole('button', { name: 'Applied' }).waitFor();
    await totals().getByText('€660.00').waitFor();
    await page.getByRole('button', { name: /^Undo Apply Starter/ }).click();
    await advice.getByRole('button', { name: 'Apply to the scenario' }).waitFor();
  });

  test('its total opens the explanation, as the plan is the one compared', async () => {
    const { page } = app;
    const advice = page.getByRole('region', { name: 'What to buy' });
    await advice.getByRole('button', { name: '€660.00' }).click();
    const panel = page.getByRole('complementary', { name: 'Explanation' });
    await panel
      .getByText(/Starter/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('the run-out of a plan names the ceiling that binds and what lifting it costs', async () => {
    const { page } = app;
    const lite = await importScenario(page, workedExample('04a'));
    await openView(page, lite, 'explore', 'show=run-out');
    const runOut = page.getByRole('region', { name: 'Run-out' });
    await runOut.getByText('Lite runs short from Mar 19, 2026: Allowance binds.').waitFor();
    await runOut.getByText('13 days', { exact: true }).waitFor();
    const lifts = runOut.getByRole('grid', { name: 'What lifting it costs' });
    const hobby = await cellsOf(lifts.getByRole('row').filter({ hasText: 'Hobby' }));
    expect(hobby).toEqual(['Another plan', 'Hobby', '100.00', '+70.00']);
    expect(await violationsOf(page)).toEqual([]);
    await openView(page, id, 'explore');
  });

  test('the plans are priced over volume, with the same values as a table', async () => {
    await app.page.getByText('Break-even', { exact: true }).click();
    const picture = app.page.getByRole('region', { name: 'Break-even' });
    await picture.getByRole('group').waitFor();
    await picture.getByRole('button', { name: 'Table' }).click();
    const row = picture.getByRole('row').filter({ hasText: /^1,200\b/ });
    await expect.poll(() => cellsOf(row)).toEqual(['1,200', '€720.00', '€660.00', '–', 'Starter']);
    await picture.getByRole('button', { name: 'Chart' }).click();
  });

  test('the odds name runs of a hundred and say what varies', async () => {
    await app.page.getByText('How sure', { exact: true }).click();
    const odds = app.page.getByRole('region', { name: 'How sure' });
    await odds
      .getByText(/is the cheapest in .* of 100/)
      .first()
      .waitFor();
    await odds.getByText(/Only the one quantity with a range varies/).waitFor();
    await odds.getByRole('grid', { name: 'Plans over all runs' }).waitFor();
    expect(await violationsOf(app.page)).toEqual([]);
  });
});
