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
import { brokenPromisesOf } from './support/screen-promises';

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
    expect(await brokenPromisesOf(app.page)).toEqual([]);
  },
);

test('a screen that breaks a promise is found out', async () => {
  const { page } = app;
  await page.evaluate(() => {
    const made = (parent: Element, tag: string, facts: Record<string, string> = {}): Element => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(facts)) element.setAttribute(name, value);
      parent.append(element);
      return element;
    };
    const root = made(document.getElementById('root')!, 'div', { id: 'broken' }) as HTMLElement;
    Object.assign(root.style, { position: 'fixed', top: '0', display: 'flex' });
    for (const name of ['a', 'b']) {
      const button = made(root, 'button', { 'aria-label': name }) as HTMLElement;
      Object.assign(button.style, { width: '10px', height: '10px', padding: '0' });
    }
    const slow = made(root, 'span') as HTMLElement;
    slow.textContent = 'owes -5.00';
    slow.style.transition = 'color 1s';
    const grid = made(root, 'div', { role: 'grid' });
    for (let at = 0; at < 2; at += 1)
      made(grid, 'div', { role: 'gridcell', tabindex: '0' }).textContent = 'x';
    made(root, 'div', { 'aria-roledescription': 'chart' }).textContent = 'x';
    // A screen that scrolls, and within it a part that scrolls beside it.
    const main = document.getElementById('main')!;
    const part = made(main, 'div', { id: 'broken-part' }) as HTMLElement;
    Object.assign(part.style, { height: '3000px', overflow: 'auto' });
    (made(part, 'p') as HTMLElement).style.height = '4000px';
    made(part, 'p').textContent = 'x';
    const figure = made(made(root, 'table'), 'td', { class: 'number' }) as HTMLElement;
    figure.textContent = '5';
    figure.style.textAlign = 'left';
  });
  const numbers = async (): Promise<string> =>
    [...new Set((await brokenPromisesOf(page)).map((line) => line.slice(0, 2)))]
      .toSorted()
      .join(' ');
  // While a theme changes the component kit lets nothing move.
  await expect.poll(numbers).toBe('17 18 25 31 33 34 37 38 39');
  await page.evaluate(() => {
    for (const name of ['broken', 'broken-part']) document.getElementById(name)?.remove();
  });
  expect(await brokenPromisesOf(page)).toEqual([]);
});

test('F6 goes from pane to pane, and what has the focus is ringed', async () => {
  const { page } = app;
  await openView(page, id, 'workload');
  await page.getByTestId('total').waitFor();
  const here = (): Promise<string | undefined> =>
    page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'],
    );
  await page.keyboard.press('F6');
  const first = await here();
  await page.keyboard.press('F6');
  await expect.poll(here).not.toBe(first);
  await page.keyboard.press('Shift+F6');
  await expect.poll(here).toBe(first);
  await page.getByRole('link', { name: 'Library' }).focus();
  await page.keyboard.press('Tab');
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(
      document.activeElement ?? document.body,
    );
    return [outlineStyle, outlineWidth, outlineOffset];
  });
  expect(ring).toEqual(['solid', '2px', '2px']);
});

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

/** An overlay fades in, and half-transparent words have no contrast yet. */
async function fadedIn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((drawn) => {
    let node = document.querySelector(drawn);
    if (node === null) return false;
    for (; node !== null; node = node.parentElement)
      if (getComputedStyle(node).opacity !== '1') return false;
    return document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      );
  }, selector);
}

test.each(OVERLAYS)(
  '%s has nothing that axe finds wrong, in both themes',
  async (_name, open, drawn) => {
    const { page } = app;
    await open(page);
    await page.locator(drawn).first().waitFor();
    await fadedIn(page, drawn);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator(drawn).first().waitFor({ state: 'detached' });
  },
);
