import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pdfText } from '../support/pdf-text';
import { calculate, readWorkbook } from '../support/workbook';
import { launchBrowserHost, launchDesktop, withApp } from './support/app';
import { savedFile } from './support/saved-file';

/** Farthest that anything on one screen lies from anything else, in presses of Tab. */
const FARTHEST = 80;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((node) => node === document.activeElement);

/** Goes there as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let press = 0; press < FARTHEST; press += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

/** Finds a command by its words and does it. */
async function command(page: Page, words: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name, selected: true }).waitFor();
  await page.keyboard.press('Enter');
}

async function fill(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** From the first screen to a scenario of 1,200 products a month, priced. */
async function makeScenario(page: Page): Promise<void> {
  await page.keyboard.press('Alt+n');
  const claro = page.getByRole('button', { name: /^Claro/ });
  await tabTo(page, claro);
  await page.keyboard.press('Enter');
  await page.getByText(/is cheapest/).waitFor();
  await fill(page, page.getByRole('textbox', { name: /^How many/ }), '1.2k');
  await page.getByText('= 1,200 records a month').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'See what it costs' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Open the comparison' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/s\/[^/]+\/compare/);
  await page.getByRole('row', { name: /^Starter/ }).waitFor();
}

/** Offers what was compared to a customer: ten percent off for a reason, 19 % tax. */
async function makeQuote(page: Page): Promise<void> {
  await page.keyboard.press('Control+6');
  const make = page.getByRole('button', { name: 'Make a quote' });
  await tabTo(page, make);
  await page.keyboard.press('Enter');
  const total = page.getByTestId('quote-total');
  await total.getByText('€740.00').waitFor();

  await tabTo(page, page.getByRole('tab', { name: 'Prices' }));
  await page.keyboard.press('ArrowRight');
  await fill(page, page.getByRole('group', { name: 'Customer' }).getByLabel('Name'), 'Summit Ltd');
  await fill(
    page,
    page.getByRole('group', { name: 'Sender' }).getByLabel('Name'),
    'Outdoor Resale',
  );

  await tabTo(page, page.getByRole('tab', { name: 'Parties' }));
  await page.keyboard.press('ArrowLeft');
  await fill(page, page.getByLabel('Discount on all lines', { exact: true }), '10 %');
  await page.keyboard.press('Enter');
  await fill(page, page.getByLabel('Discount on all lines: reason'), 'first year');
  await total.getByText('€666.00').waitFor();

  await tabTo(page, page.getByRole('tab', { name: 'Prices' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('switch', { name: 'Add tax to each line' }));
  await page.keyboard.press('Space');
  await total.getByText('€792.54').waitFor();
}

/**
 * The preset "New products", 200 records a month made 1,200: each 2 credits enriched, 2 for its
 * report and 2 for the images of three in four, so 5.5 × 1,200 = 6,600 a month. Starter is 12 × 20.00
 * and, beyond 2,500 a month, 12 × 4,100 = 49,200 credits, 25 packs of 2,000 at 20.00: 740.00. Ten
 * percent off is 666.00; 19 % of 216.00 and 450.00 is 41.04 + 85.50.
 */
test.each([
  { host: 'desktop', launch: launchDesktop },
  { host: 'browser', launch: launchBrowserHost },
])(
  'from nothing to a quote as PDF and workbook, by keyboard alone ($host)',
  async ({ launch, host }) => {
    await withApp(await launch(), `journey quote ${host}`, async (app) => {
      const { page } = app;
      // No mouse: whatever it would do is refused, so that none of this rests on it.
      await page.evaluate(() => {
        for (const kind of ['pointerdown', 'mousedown'])
          window.addEventListener(kind, () => document.body.replaceChildren(), { capture: true });
      });
      await page.getByLabel('Name of the scenario').waitFor();
      await makeScenario(page);
      await page
        .getByRole('row', { name: /^Starter/ })
        .getByText('740.00')
        .first()
        .waitFor();
      await makeQuote(page);
      const pdf = await savedFile(app, () => command(page, 'pdf', /PDF document/));
      checkPdf(pdf);
      checkWorkbook(await savedFile(app, () => command(page, 'excel', /Excel workbook/)));
    });
  },
  // Some hundred presses of Tab, each of which a busy machine may let wait.
  180_000,
);

type Saved = Awaited<ReturnType<typeof savedFile>>;

function checkPdf({ name, bytes }: Saved): void {
  expect(name).toMatch(/^Quote Q-\d{4}-0001\.pdf$/);
  const said = pdfText(bytes);
  for (const words of [
    'Summit Ltd',
    'Outdoor Resale',
    'Claro Starter, 12 months',
    'first year',
    '74.00',
    '666.00',
    '126.54',
    '792.54',
  ]) {
    expect(said).toContain(words);
  }
}

function checkWorkbook({ name, bytes }: Saved): void {
  expect(name).toMatch(/\.xlsx$/);
  const quote = readWorkbook(bytes).get('Quote');
  if (quote === undefined) throw new Error('no sheet "Quote"');
  const [place] = [...quote].find(([, { text }]) => text === 'Total in EUR') ?? [];
  expect(calculate(quote, `H${place?.slice(1) ?? ''}`).toFixed(2)).toBe('792.54');
  expect([...quote.values()].map(({ text }) => text)).toContain('Summit Ltd');
}
