import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PriceBook } from '../../src/shared/contract/price-book';
import type { ScenarioInput } from '../../src/shared/contract/scenario';
import { localWords } from '../../src/renderer/format/host-words';
import { SMALL_BOOK_INPUT } from '../support/small-book';
import { launchBrowserHost, type RunningApp } from './support/app';
import { goTo, importScenario, openView, violationsOf } from './support/planner-page';
import { savedFile } from './support/saved-file';

/**
 * A vendor has new prices. An analyst takes the new list in, reads what differs and whom it
 * concerns, writes it down for others, and passes the list on. What counts is in the files.
 */
let app: RunningApp;

beforeAll(async () => {
  app = await launchBrowserHost();
});

afterAll(() => app.close());

const OLD = SMALL_BOOK_INPUT;
const PLANS = SMALL_BOOK_INPUT.plans;

/** Pro dearer and without API access, packs cheaper, a new version of the page. */
const NEW = {
  ...OLD,
  version: '2026-06-01',
  sources: [{ id: 'page', title: 'Kiosk price page', readOn: '2026-06-01' }],
  plans: PLANS.map((plan) =>
    plan.id === 'pro'
      ? {
          ...plan,
          price: { ...plan.price, amount: '24.00' },
          features: { ...plan.features, has: [] },
        }
      : plan,
  ),
  packs: OLD.packs.map((pack) => ({ ...pack, price: '7.50' })),
};

/** 600 checks of 2 credits in each of three months: 1,000 included on Pro, a bag for the rest. */
const scenario = (name: string, changes: Partial<ScenarioInput>): ScenarioInput => ({
  format: 'tierwise/scenario@1',
  name,
  priceBook: { id: 'kiosk', version: OLD.version },
  start: '2026-01-01',
  months: 3,
  lines: [{ id: 'checks', operation: 'check', quantity: 600 }],
  ...changes,
});

async function importBook(page: Page, book: unknown): Promise<void> {
  await goTo(page, 'price-books');
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a price book' });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByLabel('File').click(),
  ]);
  const buffer = Buffer.from(JSON.stringify(book));
  await chooser.setFiles({ name: 'kiosk.json', mimeType: 'application/json', buffer });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: 'Kiosk' }).waitFor();
}

const impact = (): Locator => app.page.getByRole('region', { name: 'Saved scenarios' });
const more = (): Locator => app.page.getByRole('button', { name: 'More for this price book' });

async function exportBook(): Promise<{ name: string; bytes: Buffer }> {
  return savedFile(app, async () => {
    await more().click();
    await app.page.getByRole('menuitem', { name: 'Export as JSON' }).click();
  });
}

describe('a vendor’s new prices', () => {
  let team: string;

  test('three scenarios are planned with the prices as they were', async () => {
    await importBook(app.page, OLD);
    team = await importScenario(app.page, scenario('Team of five', { plan: 'pro' }));
    await importScenario(
      app.page,
      scenario('Needs the API', { plan: 'pro', needs: { features: ['api'] } }),
    );
    await importScenario(app.page, scenario('As cheap as can be', {}));
  });

  test('the new list comes in from its file and stands beside the old one', async () => {
    const { page } = app;
    await importBook(page, NEW);
    await page.getByRole('button', { name: '24.00 EUR' }).first().waitFor();
    await goTo(page, 'price-books');
    const rows = page.getByRole('row', { name: /Kiosk/ });
    await expect.poll(() => rows.count()).toBe(2);
    await expect
      .poll(() => rows.locator('td:first-of-type').allInnerTexts())
      .toEqual(['2026-06-01', '2026-01-01']);
  });

  test('what differs stands in words, and whom it concerns, the worst first', async () => {
    const { page } = app;
    await rowOf(page, '2026-06-01').getByRole('link').click();
    await page.getByRole('button', { name: 'Compare versions' }).click();
    await page.getByText('Plan Pro: price from 20.00 EUR a month to 24.00 EUR a month').waitFor();
    await impact().getByText('Of 3:').waitFor();
    const names = impact().locator('tbody th');
    await expect
      .poll(() => names.allInnerTexts())
      .toEqual(['Needs the API', 'Team of five', 'As cheap as can be']);
    const link = impact().getByRole('link', { name: 'Team of five' });
    expect(await link.getAttribute('href')).toMatch(/#\/s\/[^/]+\/compare$/);
    expect(await violationsOf(page)).toEqual([]);
  });

  test('the exported text says the same, to the cent', async () => {
    const { page } = app;
    const { name, bytes } = await savedFile(app, () =>
      page.getByRole('button', { name: 'Export' }).click(),
    );
    expect(name).toBe('Changes Kiosk 2026-01-01 to 2026-06-01.txt');
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('Kiosk: kiosk 2026-01-01 to kiosk 2026-06-01');
    const shown = await page.locator('.versions__sentences li').allInnerTexts();
    expect(shown.length).toBeGreaterThanOrEqual(4);
    // The screen writes figures and days as it writes all others; the file keeps the host's own words.
    const written = lines.map((line) => localWords(line, 'en-US'));
    for (const sentence of shown) expect(written).toContain(sentence.replace(/^(.)\s*/, '$1 '));
    const from = lines.indexOf('Saved scenarios');
    // Three months at 20.00 and two bags of 8.00 were 76.00; at 24.00 and 7.50 they are 87.00.
    // On Free twelve hundred credits a month need seven bags: 56.00 were the cheapest, now 52.50.
    expect(lines.slice(from + 1)).toEqual([
      'Needs the API: 76.00 to 87.00 EUR (11.00). Pro no longer serves it: API access is not in Pro; no plan has it.',
      'Team of five: 76.00 to 87.00 EUR (11.00). Pro costs 11.00 EUR more.',
      'As cheap as can be: 56.00 to 52.50 EUR (-3.50). Free costs 3.50 EUR less.',
    ]);
  });

  test('nothing has moved by itself: a scenario keeps its version until it is moved', async () => {
    const { page } = app;
    await openView(page, team, 'compare');
    await page.getByRole('grid', { name: 'Plans compared' }).getByText('76.00').first().waitFor();
    await page.getByText('Kiosk 2026-01-01').waitFor();
  });

  test('the list passed on is the list that came in, byte for byte after a round trip', async () => {
    const { page } = app;
    await goTo(page, 'price-books/kiosk/2026-06-01');
    await page.getByRole('button', { name: '24.00 EUR' }).first().waitFor();
    const first = await exportBook();
    expect(first.name).toBe('Kiosk 2026-06-01.price-book.json');
    const read = PriceBook.parse(JSON.parse(first.bytes.toString('utf8')));
    expect(read).toEqual(PriceBook.parse(NEW));
    await more().click();
    await page.getByRole('menuitem', { name: 'Delete this version' }).click();
    await page.getByRole('status').getByText('is deleted').waitFor();
    await importBook(page, read);
    const again = await exportBook();
    expect(again.bytes.equals(first.bytes)).toBe(true);
  });
});

const rowOf = (page: Page, version: string): Locator =>
  page.getByRole('row').filter({ hasText: 'Kiosk' }).filter({ hasText: version });
