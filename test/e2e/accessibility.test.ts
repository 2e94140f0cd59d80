import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import {
  goTo,
  importScenario,
  openView,
  violationsOf,
  workedExample,
} from './support/planner-page';

let app: RunningApp;
let id: string;

beforeAll(async () => {
  app = await launchBrowserHost();
  id = await importScenario(app.page, workedExample('02'));
  await openView(app.page, id, 'quote');
  await app.page.getByRole('button', { name: 'Make a quote' }).click();
  await app.page.getByTestId('sheet').waitFor();
});

// close() fails on any error in the console and on any request outside.
afterAll(() => app.close());

type Opening = readonly [string, (page: Page) => Promise<void>, string];

const view = (name: string, drawn: string, query?: string): Opening => [
  name,
  (page) => openView(page, id, name, query),
  drawn,
];
const place = (name: string, drawn: string): Opening => [name, (page) => goTo(page, name), drawn];

const SCREENS: readonly Opening[] = [
  place('library', "[role='grid'] [role='gridcell']"),
  place('library?shelf=trash', 'h1'),
  place('new', '.start button'),
  view('workload', "[data-testid='total']"),
  view('compare', "[role='grid'] [data-status]"),
  view('timeline', "[role='slider']"),
  view('ledger', "[role='grid'] [role='gridcell']"),
  view('explore', "section[aria-label='Break-even'] svg", 'show=break-even'),
  view('quote', "[data-testid='sheet']"),
  place('price-books', '.books a'),
  place('price-books/claro', 'table'),
  place('settings', '.settings__list li'),
  place('no/such/place', 'a'),
];

test.each(SCREENS)(
  '%s has nothing that axe finds wrong, in both themes',
  async (_name, open, drawn) => {
    await open(app.page);
    await app.page.locator(drawn).first().waitFor();
    expect(await violationsOf(app.page)).toEqual([]);
  },
);

/** What opens over a screen: how, and what is seen then. */
const OVERLAYS: readonly (readonly [string, (page: Page) => Promise<void>, string])[] = [
  ['the palette', (page) => page.keyboard.press('Control+k'), "[role='listbox']"],
  ['the scenarios by name', (page) => page.keyboard.press('Control+p'), "[role='listbox']"],
  [
    'the shortcuts',
    (page) => page.keyboard.press('Control+/'),
    "[role='dialog'] dt, [role='dialog'] td, [role='dialog'] li",
  ],
  [
    'the import of a scenario',
    async (page) => {
      await goTo(page, 'library');
      await page.getByRole('grid').first().waitFor();
      await page.keyboard.press('Control+o');
    },
    "[role='dialog'] textarea",
  ],
  [
    'adding a catalog',
    async (page) => {
      await openView(page, id, 'workload');
      await page.getByRole('button', { name: /^Add catalog/ }).click();
    },
    "[role='dialog'] input",
  ],
  [
    'sending a quote',
    async (page) => {
      await openView(page, id, 'quote');
      await page.getByRole('button', { name: 'Mark as sent' }).click();
    },
    "[role='dialog'] button",
  ],
  [
    'the explanation of a figure',
    async (page) => {
      await openView(page, id, 'compare');
      await page.getByRole('grid').locator('[data-status]').first().waitFor();
      const row = page.getByRole('grid').getByRole('row').filter({ hasText: '660.00' }).first();
      await row.getByRole('gridcell').first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('F4');
    },
    "[aria-label='Explanation'] [role='row'], [aria-label='Explanation'] tr",
  ],
];

test.each(OVERLAYS)(
  '%s has nothing that axe finds wrong, in both themes',
  async (_name, open, drawn) => {
    const { page } = app;
    await open(page);
    await page.locator(drawn).first().waitFor();
    // The overlay fades in; half-transparent words have no contrast yet.
    await page.waitForTimeout(200);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator(drawn).first().waitFor({ state: 'detached' });
  },
);
