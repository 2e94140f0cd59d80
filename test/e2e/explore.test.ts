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

  test('the plans are priced over volume, with the same values as a table', async () => {
    const picture = app.page.getByRole('region', { name: 'Break-even' });
    await picture.getByRole('group').waitFor();
    await picture.getByRole('button', { name: 'Table' }).click();
    const row = picture.getByRole('row').filter({ hasText: /^1,200\b/ });
    expect(await cellsOf(row)).toEqual(['1,200', '€720.00', '€660.00', '–', 'Starter']);
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
