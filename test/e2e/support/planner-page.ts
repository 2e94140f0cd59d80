import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { ScenarioInput } from '../../../src/shared/contract/scenario';
import { ROOT } from './root';

/** A worked example of the rulebook as it stands in its file: `02` is example 2. */
export function workedExample(name: string): ScenarioInput {
  const path = join(ROOT, 'test', 'golden', 'rulebook', `${name}.scenario.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as ScenarioInput;
}

/** Brings a scenario in through the library's own dialog and returns its id, its workload on screen. */
export async function importScenario(page: Page, scenario: ScenarioInput): Promise<string> {
  await goTo(page, 'library');
  await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
  await page.getByRole('grid').first().waitFor();
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog', { name: 'Import a scenario' });
  await dialog.getByLabel('Or its content').fill(JSON.stringify(scenario));
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.waitForURL(/#\/s\/[^/]+\/workload/);
  return /#\/s\/([^/?]+)/.exec(page.url())?.[1] ?? '';
}

/** Goes to a place by its address, as a link would; the page is not loaded anew. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${place}`);
}

export async function openView(page: Page, id: string, view: string, query = ''): Promise<void> {
  await goTo(page, `s/${id}/${view}${query === '' ? '' : `?${query}`}`);
  await page.locator(`a[aria-current='page'][href*='/${id}/${view}']`).waitFor();
}

/** Types a quantity over the one that stands in a row of the workload grid. */
export async function typeQuantity(page: Page, row: string, text: string): Promise<void> {
  const cell = page
    .getByRole('row', { name: row })
    .first()
    .getByRole('gridcell', { name: /^How many/ });
  await cell.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Waits until the badge says that what was edited is kept. */
export async function untilSaved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor();
}

/** Texts of a row's cells, trimmed, as soon as the row is drawn. */
export async function cellsOf(row: Locator): Promise<string[]> {
  await row.getByRole('gridcell').last().waitFor();
  const texts = await row.getByRole('gridcell').allInnerTexts();
  return texts.map((text) => text.trim());
}

/**
 * What axe finds wrong with what is on screen, in both themes, one line each. Where the dark theme has
 * changed nothing of the document but its colours, only what colours can break is looked at again.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  let looked: string | undefined;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme='${colorScheme}']`).waitFor();
    const now = await page.evaluate(() => document.body.outerHTML);
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    if (now === looked) axe.withRules(['color-contrast']);
    looked = now;
    const { violations, passes } = await axe.analyze();
    if (passes.length === 0) found.push(`${colorScheme}: axe looked at nothing`);
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${colorScheme}: ${id} at ${target.join(' ')}`));
    }
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}
