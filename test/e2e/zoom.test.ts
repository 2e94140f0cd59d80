import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import { goTo, importScenario, openView, workedExample } from './support/planner-page';

let app: RunningApp;
let id: string;

beforeAll(async () => {
  app = await launchBrowserHost();
  id = await importScenario(app.page, workedExample('12b'));
  await openView(app.page, id, 'quote');
  await app.page.getByRole('button', { name: 'Make a quote' }).click();
  await app.page.getByTestId('sheet').waitFor();
});

afterAll(() => app.close());

const view = (name: string, query?: string) => async (page: Page) =>
  openView(page, id, name, query);
const place = (name: string) => async (page: Page) => goTo(page, name);

/** Every screen, and what is on it once it is drawn. */
const SCREENS: readonly (readonly [string, (page: Page) => Promise<unknown>, string])[] = [
  ['Library', place('library'), "[role='grid'] [role='gridcell']"],
  ['New scenario', place('new'), '.start button'],
  ['Workload', view('workload'), "[data-testid='total']"],
  ['Compare', view('compare'), "[role='grid'] [data-status]"],
  ['Timeline', view('timeline'), "[role='slider']"],
  ['Ledger', view('ledger'), "[role='grid'] [role='gridcell']"],
  ['Explore', view('explore', 'show=break-even'), "section[aria-label='Break-even'] svg"],
  ['Quote', view('quote'), "[data-testid='sheet']"],
  ['Price books', place('price-books'), '.books a'],
  ['Price book', place('price-books/claro'), 'table'],
  ['Settings', place('settings'), '.settings__list li'],
];

/** 1280 × 800 at 200 %, and the smallest size the program is meant for at 100 %. */
const SIZES = [
  ['200 % zoom', { width: 640, height: 400 }],
  ['1024 × 700', { width: 1024, height: 700 }],
] as const;

describe.each(SIZES)('at %s', (_name, size) => {
  test.each(SCREENS)('%s loses nothing and scrolls one way', async (_screen, open, drawn) => {
    const { page } = app;
    await page.setViewportSize(size);
    await open(page);
    await page.locator(drawn).first().waitFor();
    await expect.poll(() => page.evaluate(lostParts), { timeout: 3_000 }).toEqual([]);
  });
});

/** What a person cannot get to: cut off with no way to scroll there, or only by scrolling two ways. */
function lostParts(): string[] {
  const lost: string[] = [];
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className.slice(0, 60)} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) lost.push(`the page is ${root.scrollWidth} wide`);
  if (root.scrollHeight > root.clientHeight + 1) lost.push(`the page is ${root.scrollHeight} high`);
  const scrolls = (element: Element, way: 'X' | 'Y'): boolean => {
    const style = getComputedStyle(element);
    return ['auto', 'scroll'].includes(way === 'X' ? style.overflowX : style.overflowY);
  };
  /** Tables and grids may scroll both ways. */
  const mayScrollSideways = (element: Element): boolean =>
    element.matches("[role='grid'], textarea, pre") ||
    [...element.children].some((child) => child.matches("table, [role='grid']"));
  for (const element of document.body.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement) || element.clientWidth === 0) continue;
    const sideways = element.scrollWidth > element.clientWidth + 1 && scrolls(element, 'X');
    const down = element.scrollHeight > element.clientHeight + 1 && scrolls(element, 'Y');
    if (sideways && !mayScrollSideways(element)) lost.push(`scrolls sideways: ${name(element)}`);
    if (sideways && element.clientWidth < 120) lost.push(`scrolls in a slit: ${name(element)}`);
    if (down && element.clientHeight < 60 && !element.matches('textarea'))
      lost.push(`scrolls in a slit of ${element.clientHeight}: ${name(element)}`);
  }
  for (const element of document.body.querySelectorAll(
    'a, button, label, input, select, textarea, h1, h2, h3, p, li, dd, [role=tab]',
  )) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width < 2 || box.height < 2 || style.visibility === 'hidden') continue;
    if (style.position === 'fixed' || element.closest('.visually-hidden, [aria-hidden=true]'))
      continue;
    // Cells end with an ellipsis; what they hold is in the row's own details.
    if (element.closest("[role='grid']") !== null) continue;
    let [x, y] = [true, true];
    for (let up = element.parentElement; up !== null; up = up.parentElement) {
      const clip = up.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(up);
      if (overflowX !== 'visible' && x) {
        if (scrolls(up, 'X')) x = false;
        else if (box.right > clip.right + 3 || box.left < clip.left - 3)
          lost.push(`cut off at the side: ${name(element)}`);
      }
      if (overflowY !== 'visible' && y) {
        if (scrolls(up, 'Y')) y = false;
        else if (box.top > clip.bottom - 4) lost.push(`cut off below: ${name(element)}`);
      }
    }
    if (
      element.matches('p, h1, h2, h3') &&
      box.width < 56 &&
      (element.textContent ?? '').length > 9
    )
      lost.push(`squeezed: ${name(element)}`);
    if (element.matches('button') && element.scrollWidth > element.clientWidth + 2)
      lost.push(`its words are cut off: ${name(element)}`);
    for (const other of element.parentElement?.children ?? []) {
      if (other === element || !['static', 'relative'].includes(style.position)) continue;
      const { position, visibility } = getComputedStyle(other);
      if (position !== 'static' || visibility === 'hidden' || other.matches('.visually-hidden'))
        continue;
      const its = other.getBoundingClientRect();
      const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (wide > 3 && high > 3) lost.push(`over another: ${name(element)}`);
    }
    if (x && box.left > window.innerWidth - 4) lost.push(`beside the window: ${name(element)}`);
    if (y && box.top > window.innerHeight - 4) lost.push(`below the window: ${name(element)}`);
  }
  return [...new Set(lost)].slice(0, 12);
}
