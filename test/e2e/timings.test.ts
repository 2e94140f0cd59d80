import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../src/main/compose';
import type { ScenarioInput } from '../../src/shared/contract/scenario';
import { launchBrowserHost, WAIT_MS, type RunningApp } from './support/app';
import { goTo, importScenario, openView, workedExample } from './support/planner-page';

/**
 * A busy machine interrupts whoever runs, so nothing here counts milliseconds by itself: the program
 * is held against a control in the same run, turn and turn about, and a miss has to happen three
 * times in a row to be one.
 */
const TRIES = 3;
const LONG = { timeout: 240_000 };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function withinTries(measure: () => Promise<string | undefined>): Promise<void> {
  let problem: string | undefined;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    problem = await measure();
    if (problem === undefined) return;
  }
  expect.fail(problem);
}

describe('two hundred changes at the largest worked example', LONG, () => {
  const CHANGES = 200;
  const ROUNDS = 4;
  const EACH = CHANGES / ROUNDS;
  let app: RunningApp;
  let control: Page;
  let id: string;

  beforeAll(async () => {
    app = await launchBrowserHost();
    // Five lines on each day of a year.
    id = await importScenario(app.page, workedExample('12b'));
    control = await app.page.context().newPage();
    await control.setContent('<table></table>');
    await control.evaluate(() => {
      const table = document.querySelector('table');
      for (let row = 0; row < 20; row += 1) {
        const tr = document.createElement('tr');
        for (let cell = 0; cell < 6; cell += 1) tr.append(document.createElement('td'));
        table?.append(tr);
      }
      let change = 0;
      window.addEventListener('keydown', () => {
        change += 1;
        for (const cell of document.querySelectorAll('td')) cell.textContent = `€${change}.00`;
      });
    });
    for (const page of [app.page, control]) await page.evaluate(watchTasks);
  });
  afterAll(() => app.close());

  test('a task that is too long would be seen', async () => {
    for (const page of [app.page, control]) {
      await page.bringToFront();
      await page.evaluate(takeTasks);
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            setTimeout(() => {
              const end = performance.now() + 80;
              while (performance.now() < end);
              resolve();
            });
          }),
      );
      await expect
        .poll(async () => (await page.evaluate(takeTasks)).long.length)
        .toBeGreaterThan(0);
    }
  });

  /** Makes the changes in turns with the control page and says what was too long, if anything was. */
  async function hold(
    what: string,
    figures: string,
    change: (at: number) => Promise<void>,
  ): Promise<void> {
    await withinTries(async () => {
      await app.page.evaluate(takeTasks);
      await control.evaluate(takeTasks);
      await app.page.evaluate(countFigures, figures);
      for (let round = 0; round < ROUNDS; round += 1) {
        await app.page.bringToFront();
        for (let at = 0; at < EACH; at += 1) {
          await change(round * EACH + at);
          await nextFrame(app.page);
        }
        await control.bringToFront();
        for (let at = 0; at < EACH; at += 1) {
          await control.keyboard.press('a');
          await nextFrame(control);
        }
      }
      const mine = await app.page.evaluate(takeTasks);
      const others = await control.evaluate(takeTasks);
      const longest = Math.round(Math.max(0, ...mine.long));
      const said =
        `${what}, ${CHANGES} changes: ${mine.long.length} tasks over 50 ms (longest ${longest}), ` +
        `${others.long.length} in the control; other figures ${mine.figures} times`;
      process.stdout.write(`${said}\n`);
      // That few tasks are long must not come from figures that stand still.
      if (mine.figures < ROUNDS) return `figures do not follow: ${said}`;
      return mine.long.length > others.long.length ? said : undefined;
    });
  }

  test('dragging a slider', async () => {
    const { page } = app;
    await page.bringToFront();
    await openView(page, id, 'explore', 'show=break-even');
    const totals = page.getByRole('region', { name: 'Totals' });
    const slider = page.getByRole('slider').first();
    await page.getByRole('region', { name: 'Break-even' }).getByRole('group').waitFor();
    const before = await totals.innerText();
    const box = await slider.boundingBox();
    if (box === null) throw new Error('no slider on screen');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await hold('dragging a slider', "[aria-label='Totals']", (at) => {
      const part = Math.abs(((at % 100) - 50) / 50);
      return page.mouse.move(box.x + 8 + (box.width - 16) * part, box.y + box.height / 2);
    });
    await page.mouse.up();
    await page.locator("[aria-label='Totals'][aria-busy='false']").waitFor();
    await expect.poll(() => totals.innerText()).not.toBe(before);
  });

  test('typing in the workload', async () => {
    const { page } = app;
    await page.bringToFront();
    await openView(page, id, 'workload');
    const total = page.getByTestId('total');
    await total.waitFor();
    const before = await total.innerText();
    await page
      .getByRole('gridcell', { name: /^How many/ })
      .first()
      .click();
    await page.keyboard.type('7');
    const keys = ['1', '2', 'Backspace', '3', 'Backspace', 'Backspace'];
    await hold('typing in the workload', "[aria-label='Total']", (at) =>
      page.keyboard.press(keys[at % keys.length] ?? '1'),
    );
    await page.keyboard.press('Escape');
    await page.bringToFront();
    await total.getByText(before, { exact: true }).waitFor();
  });
});

describe('opening what is large', LONG, () => {
  const OPENINGS = 7;
  /** So many pairs are enough where the large one takes at most one and a half times the small one. */
  const CLEAR = 3;
  const folders: string[] = [];
  const apps: RunningApp[] = [];
  afterAll(async () => {
    for (const app of apps) await app.close();
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Opens both by turns and says whether the large one took more than twice the small one. */
  async function within(
    what: string,
    openLarge: () => Promise<number>,
    openSmall: () => Promise<number>,
  ): Promise<void> {
    await openLarge();
    await openSmall();
    await withinTries(async () => {
      const [large, small]: [number[], number[]] = [[], []];
      for (let n = 0; n < OPENINGS; n += 1) {
        large.push(await openLarge());
        small.push(await openSmall());
        if (n + 1 >= CLEAR && median(large) <= 1.5 * median(small)) break;
      }
      const said = `${what}: ${Math.round(median(large))} ms against ${Math.round(median(small))} ms`;
      process.stdout.write(`${said}\n`);
      return median(large) > 2 * median(small) ? said : undefined;
    });
  }

  /** A library of this many scenarios, each priced, in a program of its own. */
  async function libraryOf(count: number): Promise<RunningApp> {
    const dataDir = await mkdtemp(join(tmpdir(), 'tierwise-timings-'));
    folders.push(dataDir);
    const { services, close } = compose({ host: 'browser', dataDir });
    const [sample] = services.scenarios.list('active');
    if (sample === undefined) throw new Error('no sample to copy');
    for (let n = services.scenarios.list('active').length; n < count; n += 1)
      services.scenarios.duplicate(sample.id);
    for (let remaining = 1; remaining > 0; { remaining } = services.scenarios.price());
    close();
    const app = await launchBrowserHost({ dataDir });
    apps.push(app);
    await goTo(app.page, 'library');
    await app.page.getByText(`${count} scenarios`, { exact: true }).waitFor();
    return app;
  }

  test('a library of 500 scenarios, against one of 5', async () => {
    const [large, small] = [await libraryOf(500), await libraryOf(5)];
    const open = async ({ page }: RunningApp, count: number): Promise<number> => {
      await page.bringToFront();
      return page.evaluate(openedAfter, {
        from: '#/settings',
        to: '#/library',
        text: `${count} scenarios`,
        row: '€',
      });
    };
    await within(
      'library of 500 against 5',
      () => open(large, 500),
      () => open(small, 5),
    );
    const loaded = async ({ page }: RunningApp): Promise<number> => {
      await page.reload();
      await page.getByRole('row').nth(1).getByText('€').first().waitFor();
      return page.evaluate(() => performance.now());
    };
    await within(
      'the same from a cold start of the page',
      () => loaded(large),
      () => loaded(small),
    );
    expect(await large.page.getByRole('row').count()).toBeLessThanOrEqual(150);
  });

  test('a ledger of 100,000 rows, against one of 100', async () => {
    const app = await launchBrowserHost();
    apps.push(app);
    const tab = async (
      page: Page,
      scenario: ScenarioInput,
    ): Promise<{ page: Page; to: string }> => {
      page.setDefaultTimeout(WAIT_MS);
      const id = await importScenario(page, scenario);
      await openView(page, id, 'ledger', 'plan=growth');
      await page
        .getByRole('grid')
        .getByText(/ rows$/)
        .waitFor();
      return { page, to: `#/s/${id}/ledger?plan=growth` };
    };
    const small = await tab(app.page, ledgerOf(1, 3));
    const second = await app.page.context().newPage();
    await second.goto(app.page.url());
    const large = await tab(second, ledgerOf(30, 120));
    const open = async ({ page, to }: typeof small): Promise<number> => {
      await page.bringToFront();
      return page.evaluate(openedAfter, { from: '#/settings', to, text: ' rows', row: '2026' });
    };
    await within(
      'ledger of 100,000 rows against 100',
      () => open(large),
      () => open(small),
    );
    const loaded = async ({ page }: typeof small): Promise<number> => {
      await page.bringToFront();
      await page.reload();
      await page
        .getByRole('grid')
        .getByText(/ rows$/)
        .waitFor();
      const took = await page.evaluate(() => performance.now());
      // What is asked once the page is at rest must not fall on the other one.
      await page.getByRole('button', { name: /^Assumptions \(/ }).waitFor();
      return took;
    };
    await within(
      'the same from a cold start of the page',
      () => loaded(large),
      () => loaded(small),
    );
    expect(await large.page.getByRole('row').count()).toBeLessThanOrEqual(150);
  });
});

/** As many rows as days times lines, and one fee a month. */
const ledgerOf = (lines: number, months: number): ScenarioInput => ({
  format: 'tierwise/scenario@1',
  name: `${lines} lines a day for ${months} months`,
  priceBook: { id: 'cloro' },
  plan: 'growth',
  start: '2026-01-01',
  months,
  lines: Array.from({ length: lines }, (_, at) => ({
    id: `line-${at}`,
    operation: 'perplexity',
    quantity: 10,
    schedule: { kind: 'daily' as const },
  })),
});

type Tasks = { readonly long: number[]; figures: number };
declare global {
  interface Window {
    seenTasks?: Tasks;
  }
}

function watchTasks(): void {
  const seen: Tasks = { long: [], figures: 0 };
  window.seenTasks = seen;
  new PerformanceObserver((list) => {
    seen.long.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
}

function takeTasks(): Tasks {
  const seen = window.seenTasks ?? { long: [], figures: 0 };
  const { figures } = seen;
  seen.figures = 0;
  return { long: seen.long.splice(0), figures };
}

/** Counts how often what stands there becomes other. */
function countFigures(selector: string): void {
  const place = document.querySelector(selector);
  let before = place?.textContent;
  const watch = new MutationObserver(() => {
    const now = document.querySelector(selector)?.textContent;
    if (now !== before && window.seenTasks !== undefined) window.seenTasks.figures += 1;
    before = now;
  });
  if (place !== null) watch.observe(place, { childList: true, characterData: true, subtree: true });
}

/** Goes from one place to another and gives the time until its rows are painted, in milliseconds. */
async function openedAfter(to: {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly row: string;
}): Promise<number> {
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  location.hash = to.from;
  while (document.querySelector("[role='grid']") !== null) await frame();
  await frame();
  const begin = performance.now();
  location.hash = to.to;
  const there = (): boolean => {
    const main = document.getElementById('main');
    return (
      main?.textContent?.includes(to.text) === true &&
      (main.querySelectorAll("[role='row']")[1]?.textContent?.includes(to.row) ?? false)
    );
  };
  while (!there()) await frame();
  await frame();
  return performance.now() - begin;
}

const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
