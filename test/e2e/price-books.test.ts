import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PriceBook } from '../../src/shared/contract/price-book';
import { checkPriceBook } from '../../src/shared/price-book/check';
import { SMALL_BOOK_INPUT } from '../support/small-book';
import { launchBrowserHost, type RunningApp } from './support/app';
import { goTo, importScenario, violationsOf, workedExample } from './support/planner-page';
import { savedFile } from './support/saved-file';

let app: RunningApp;

beforeAll(async () => {
  app = await launchBrowserHost();
});

afterAll(() => app.close());

async function openBook(page: Page, ...path: readonly string[]): Promise<void> {
  await goTo(page, ['price-books', ...path].join('/'));
}

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();
const saved = (page: Page): Promise<void> =>
  page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

describe('reading a price book', () => {
  test('it stands in the list with its currency, plans and the age of its sources', async () => {
    const { page } = app;
    await openBook(page);
    const row = page.getByRole('row', { name: /^Claro/ });
    await row.getByText('EUR').waitFor();
    await expect.poll(() => row.getByRole('cell').allInnerTexts()).toContain('built in');
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Claro' }).waitFor();
  });

  test('every figure shows its source, by pointer and by key', async () => {
    const { page } = app;
    const price = page
      .getByRole('row', { name: /^Price 0\.00/ })
      .getByRole('button', { name: '20.00 EUR' });
    await price.hover();
    const card = page.getByRole('tooltip');
    await card.getByText('Starter costs 20.00 EUR a month per workspace.').waitFor();
    await card.getByText('Pricing & Credits').waitFor();
    // It stays while the pointer goes into it, and goes with Escape.
    await card.hover();
    await page.waitForTimeout(400);
    await expect.poll(() => card.count()).toBe(1);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await price.focus();
    await card.getByText('Starter costs').waitFor();
    await page.keyboard.press('ArrowRight');
    await card.getByText('Dedicated is priced on request').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await card.getByText(/Free includes 200 credits/).waitFor();
    await expect
      .poll(() => page.locator('table').first().locator('[data-cited][tabindex="0"]').count())
      .toBe(1);
    await page.keyboard.press('Escape');
  });

  test('its rules are sentences, its assumptions say how else they can be read', async () => {
    const { page } = app;
    await page
      .getByRole('region', { name: 'Rules' })
      .getByText('served whole or not at all')
      .waitFor();
    const assumptions = page.getByRole('region', { name: 'Assumptions' });
    await assumptions.getByText('Each operation is served on its own').waitFor();
  });

  test('what is older than the setting allows is marked', async () => {
    const { page } = app;
    const old = {
      ...SMALL_BOOK_INPUT,
      id: 'old-kiosk',
      label: 'Old kiosk',
      sources: [{ id: 'page', title: 'Old page', readOn: '2024-01-01' }],
    };
    await openBook(page);
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Or its content').fill(JSON.stringify(old));
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { level: 1, name: 'Old kiosk' }).waitFor();
    await page
      .getByText(/\d{3,4} days ago/)
      .first()
      .waitFor();
  });

  test('a file that is no price book is refused with every fault, and nothing is kept', async () => {
    const { page } = app;
    await openBook(page);
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Or its content').fill('{"format":"tierwise/price-book@1","id":"x"}');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await dialog.getByText('Nothing was imported').waitFor();
    expect(app.takeProblems(/priceBooks\.import/)).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => page.getByRole('link', { name: 'x', exact: true }).count()).toBe(0);
  });
});

describe('an analyst compares two versions', () => {
  test('a copy is edited with its check running along, and saved as it goes', async () => {
    const { page } = app;
    await openBook(page, 'claro');
    await page.getByRole('button', { name: 'Make a copy to edit' }).click();
    await page
      .getByRole('navigation', { name: 'Plans' })
      .getByRole('button', { name: 'Starter' })
      .click();
    await page.getByLabel('Amount in EUR').fill('25');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.getByRole('button', { name: 'Undo Edit plan' }).click();
    await expect.poll(() => page.getByLabel('Amount in EUR').inputValue()).toBe('20.00');
    await page.getByRole('button', { name: 'Redo Edit plan' }).click();
    await saved(page);
    await page.reload();
    await page
      .getByRole('navigation', { name: 'Plans' })
      .getByRole('button', { name: 'Starter' })
      .click();
    await expect.poll(() => page.getByLabel('Amount in EUR').inputValue()).toBe('25.00');
  });

  test('a fault is told in its place and keeps the book from being saved', async () => {
    const { page } = app;
    await tab(page, 'Sources');
    await page.getByRole('button', { name: 'Remove Pricing & Credits' }).click();
    await page.getByText(/\d+ faults, not saved/).waitFor();
    await page
      .getByRole('region', { name: 'Faults' })
      .getByRole('button', { name: /^operations\[0\]/ })
      .first()
      .click();
    await page
      .getByRole('group', { name: /^Bulk Enrichment — Claro/ })
      .getByText('Found "pricing"')
      .waitFor();
    await page.keyboard.press('Control+z');
    await saved(page);
  });

  test('what has no field is edited as JSON, taken over as soon as it is a price book', async () => {
    const { page } = app;
    await tab(page, 'JSON');
    const json = page.getByLabel('The price book as JSON');
    const text = await json.inputValue();
    // A browser on a busy machine takes seconds to put 28 kB in place of 28 kB.
    const fill = (next: string): Promise<void> => json.fill(next, { timeout: 40_000 });
    await fill(
      text.replace(
        '"kind": "fixed",\n            "amount": "2"',
        '"kind": "fixed",\n            "amount": "two"',
      ),
    );
    await page.getByRole('heading', { name: 'Not taken over yet' }).waitFor();
    await fill(text.replace('"per": "workspace"', '"per": "organisation"'));
    await page.getByRole('heading', { name: 'Not taken over yet' }).waitFor({ state: 'detached' });
    await tab(page, 'Plans');
    await saved(page);
  });

  test('used by a scenario it stays as it is, and a change becomes a version beside it', async () => {
    const { page } = app;
    await importScenario(page, {
      ...workedExample('02'),
      plan: 'starter',
      priceBook: { id: 'claro-copy' },
    });
    await openBook(page, 'claro-copy', '2026-11-21', 'edit');
    await page.getByText('stays as it is; changes become a version beside it').waitFor();
    await page
      .getByRole('navigation', { name: 'Plans' })
      .getByRole('button', { name: 'Starter' })
      .click();
    await page.getByLabel('Amount in EUR').fill('30');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save as version 2026-11-21.2' }).click();
    await page.waitForURL(/2026-11-21\.2\/edit/);
    await saved(page);
  });

  test('the difference stands in words with what it does to saved scenarios, on screen and in a file', async () => {
    const { page } = app;
    await openBook(page, 'claro-copy', '2026-11-21.2');
    await page.getByRole('button', { name: 'Compare versions' }).click();
    const sentence = 'Plan Starter: price from 25.00 EUR a month to 30.00 EUR a month';
    await page.getByText(`${sentence} (+20%).`).waitFor();
    const impact = page.getByRole('region', { name: 'Saved scenarios' });
    // Twelve months at 5.00 more.
    await impact.getByText('Starter costs 60.00 EUR more.').waitFor();
    const { bytes, name } = await savedFile(app, () =>
      page.getByRole('button', { name: 'Export' }).click(),
    );
    expect(name).toMatch(/^Changes Claro \(copy\) 2026-11-21 to 2026-11-21\.2\.txt$/);
    const text = bytes.toString('utf8');
    expect(text).toContain(`${sentence} (+20.0 %).`);
    expect(text).toContain('720.00 to 780.00 EUR (60.00)');
    await page.getByText('Side by side').click();
    const row = page.getByRole('row', { name: /^Plan Starter price/ });
    await expect
      .poll(() => row.getByRole('cell').allInnerTexts())
      .toEqual(['price', '25.00 EUR a month', '30.00 EUR a month', '+20%']);
  });

  test('a book exported as JSON is the book, and comes in again', async () => {
    const { page } = app;
    await openBook(page, 'claro-copy', '2026-11-21.2');
    const { bytes, name } = await savedFile(app, async () => {
      await page.getByRole('button', { name: 'More for this price book' }).click();
      await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
    });
    expect(name).toBe('Claro (copy) 2026-11-21.2.price-book.json');
    const book = PriceBook.parse(JSON.parse(bytes.toString('utf8')));
    expect(checkPriceBook(book).ok).toBe(true);
    expect(book.plans[1]?.price).toMatchObject({ amount: '30.00' });
    await page.getByRole('button', { name: 'More for this price book' }).click();
    await page.getByRole('menuitem', { name: 'Delete this version' }).click();
    await page.getByRole('status').getByText('is deleted').waitFor();
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Or its content').fill(bytes.toString('utf8'));
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('button', { name: '30.00 EUR' }).first().waitFor();
  });
});

test('a new price book begins with a template that can be priced at once', async () => {
  const { page } = app;
  await openBook(page);
  await page.getByRole('button', { name: 'New price book' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Our own prices');
  await dialog.getByLabel('Vendor').fill('Ourselves');
  await dialog.getByLabel('Currency').fill('chf');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('button', { name: 'Add a plan' }).click();
  await page
    .getByRole('navigation', { name: 'Plans' })
    .getByRole('button', { name: 'New plan' })
    .click();
  await page.getByLabel('Name').fill('Large');
  await page.getByLabel('Amount in CHF').fill('99');
  await page.keyboard.press('Enter');
  await saved(page);
  await page.getByRole('link', { name: 'Read' }).click();
  await page.getByRole('columnheader', { name: 'Large' }).waitFor();
  await page.getByRole('button', { name: '99.00 CHF' }).waitFor();
});

test('nothing that axe finds wrong, on any screen of a book, in both themes', async () => {
  const { page } = app;
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    found.push(...(await violationsOf(page)).map((problem) => `${name}: ${problem}`));
  };
  await openBook(page, 'claira');
  await page.getByRole('heading', { level: 1, name: 'Claira' }).waitFor();
  await page.getByRole('button', { name: '499.00 CAD' }).first().focus();
  await look('book');
  await openBook(page, 'claro-copy', '2026-11-21.2', 'versions');
  await page.getByRole('heading', { name: 'Saved scenarios' }).waitFor();
  await look('versions');
  await openBook(page, 'our-own-prices');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  for (const name of ['Plans', 'Operations', 'Packs', 'Sources', 'About', 'JSON']) {
    await tab(page, name);
    await look(name);
  }
  expect(found).toEqual([]);
});
