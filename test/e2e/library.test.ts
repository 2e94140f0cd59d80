import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../src/main/compose';
import { launchBrowserHost, type RunningApp } from './support/app';
import { drop, holdOver, type Dropped } from './support/dropped-file';
import { goTo, importScenario, workedExample } from './support/planner-page';

let app: RunningApp;

beforeAll(async () => {
  app = await launchBrowserHost();
  await importScenario(app.page, { ...workedExample('02'), name: 'Example two' });
  await importScenario(app.page, { ...workedExample('01a'), name: 'Example one' });
  await goTo(app.page, 'library');
});

afterAll(() => app.close());

const grid = (): Locator => app.page.getByRole('grid', { name: 'Scenarios' });
const row = (name: string): Locator => grid().getByRole('row', { name }).first();
const choose = (name: string): Promise<void> =>
  app.page.getByRole('checkbox', { name: `Choose ${name}`, exact: true }).check();
const press = (keys: string): Promise<void> => app.page.keyboard.press(keys);

test('each row shows the cheapest plan and what it comes to, without opening it', async () => {
  await expect.poll(() => row('Example two').innerText()).toContain('€660.00');
  await expect.poll(() => row('Example two').innerText()).toContain('Starter');
});

test('a search narrows as it is typed, and what it finds can be linked', async () => {
  const search = app.page.getByLabel(/^Find scenarios/);
  await search.fill('example');
  await app.page.getByText(/^2 of \d+ scenarios$/).waitFor();
  await app.page.waitForURL(/find=example/);
  await search.fill('no such thing at all');
  await app.page.getByText(/^0 of /).waitFor();
  await search.fill('');
});

describe('what can be undone', () => {
  test('Ctrl+D duplicates, and the copy shows where it differs from what it came from', async () => {
    await row('Example two').getByRole('gridcell').last().click();
    await press('Control+d');
    await row('Example two (copy)').waitFor();
    await row('Example two (copy)').getByRole('button', { name: 'copy, the same' }).click();
    await app.page.getByText(/Nothing differs from “Example two”/).waitFor();
    await press('Escape');
  });

  test('Delete moves to the trash and undo brings back, no question asked', async () => {
    await row('Example two (copy)').getByRole('gridcell').last().click();
    await press('Delete');
    await row('Example two (copy)').waitFor({ state: 'detached' });
    await press('Control+z');
    await row('Example two (copy)').waitFor();
    await press('Control+y');
    await row('Example two (copy)').waitFor({ state: 'detached' });
  });

  test('the trash gives back, and only there can it be deleted forever', async () => {
    await app.page.getByText('Trash', { exact: true }).click();
    await choose('Example two (copy)');
    await app.page.getByRole('button', { name: 'Delete forever…' }).click();
    const dialog = app.page.getByRole('dialog');
    await dialog.getByText('This cannot be undone.').waitFor();
    await dialog.getByRole('button', { name: 'Delete forever' }).click();
    await app.page.getByText('The trash is empty').waitFor();
    await app.page.getByText('Scenarios', { exact: true }).click();
    await row('Example two').waitFor();
  });

  test('F2 renames in place, and tags find', async () => {
    await row('Example one').getByRole('gridcell').last().click();
    await press('F2');
    await app.page.keyboard.type('First example');
    await press('Enter');
    await row('First example').waitFor();
    await choose('First example');
    await app.page.getByRole('button', { name: 'Tags…' }).click();
    await app.page.getByRole('combobox', { name: 'Tags' }).fill('proof');
    await press('Enter');
    await app.page.getByRole('button', { name: 'Keep tags' }).click();
    await row('First example').getByText('#proof').waitFor();
    await app.page.getByRole('button', { name: 'Clear choice' }).click();
    await app.page
      .getByRole('button', { name: /^#proof/ })
      .first()
      .click();
    await app.page.getByText(/^1 of \d+ scenarios$/).waitFor();
    await app.page.getByLabel(/^Find scenarios/).fill('');
  });

  test('a name, a tag and a shelf go back one after the other, and forth again', async () => {
    const before = 'First example';
    await row(before).getByRole('gridcell').last().click();
    await press('F2');
    await app.page.keyboard.type('Second name');
    await press('Enter');
    await row('Second name').waitFor();
    await row('Second name').getByRole('gridcell').last().click();
    await press('Control+e');
    await row('Second name').waitFor({ state: 'detached' });
    await press('Control+z');
    await row('Second name').waitFor();
    await press('Control+z');
    await row(before).waitFor();
    await press('Control+z');
    await row(before).getByText('#proof').waitFor({ state: 'detached' });
    for (let n = 0; n < 3; n += 1) await press('Control+y');
    await row('Second name').waitFor({ state: 'detached' });
    for (let n = 0; n < 2; n += 1) await press('Control+z');
    await row(before).getByText('#proof').waitFor();
  });

  test('a duplicate made within a scenario goes to the trash and comes back', async () => {
    await row('Example two').getByRole('link').first().click();
    await app.page.getByLabel('Name of the scenario').waitFor();
    await app.page.waitForURL((url) => url.hash.startsWith('#/s/'));
    const original = app.page.url();
    await press('Control+Shift+d');
    await app.page.waitForURL((url) => url.href !== original && url.hash.startsWith('#/s/'));
    await goTo(app.page, 'library');
    await row('Example two (copy)').waitFor();
    await press('Control+z');
    await row('Example two (copy)').waitFor({ state: 'detached' });
    await press('Control+y');
    await row('Example two (copy)').waitFor();
    await press('Control+z');
    await row('Example two (copy)').waitFor({ state: 'detached' });
  });
});

test('two chosen rows and Enter lay them side by side with the difference', async () => {
  await choose('Example two');
  await choose('First example');
  await row('Example two').getByRole('gridcell').last().click();
  await press('Enter');
  await app.page.getByRole('heading', { name: 'Side by side' }).waitFor();
  await app.page
    .getByRole('row', { name: /^Against the first/ })
    .getByText('€600.00')
    .waitFor();
  await app.page.getByRole('button', { name: 'Back to the library' }).click();
});

test('a file that is no scenario is refused with every fault, and nothing is imported', async () => {
  await grid().waitFor();
  await press('Control+o');
  const dialog = app.page.getByRole('dialog');
  await dialog
    .getByLabel('Or its content')
    .fill('{ "format": "tierwise/scenario@1", "months": 0 }');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.getByText('Nothing was imported').waitFor();
  await dialog.getByText('months', { exact: true }).waitFor();
  await dialog.getByText('Add "name".').waitFor();
  app.takeProblems(/400|422|Bad Request/);
  await press('Escape');
});

test('the palette finds a scenario by a few letters', async () => {
  await press('Control+p');
  await app.page.keyboard.type('firs ex');
  await press('Enter');
  await app.page.waitForURL(/#\/s\/[^/]+\/workload/);
  await expect
    .poll(() => app.page.getByLabel('Name of the scenario').inputValue())
    .toBe('First example');
});

test('settings take effect at once and can be undone', async () => {
  await goTo(app.page, 'settings');
  await app.page.getByText('Dark', { exact: true }).click();
  await app.page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await press('Control+z');
  await app.page.locator('html[data-mantine-color-scheme="light"]').waitFor();
  await app.page.getByRole('combobox', { name: /^Numbers and dates/ }).fill('de-DE');
  await press('Enter');
  await goTo(app.page, 'library');
  await row('Example two').getByText('660,00').first().waitFor();
});

test('patterns stand in for the colours of charts while they are asked for', async () => {
  const { page } = app;
  const fillOfPacks = (): Promise<string | undefined> =>
    page.evaluate(() => {
      const packs = document.querySelector("#main svg [fill='var(--chart-3)']");
      return packs === null ? undefined : getComputedStyle(packs).fill.split(/["#]/)[0];
    });
  const patterns = page.getByRole('switch', { name: 'Patterns on charts' });
  await goTo(page, 'library');
  await row('Example two').getByRole('gridcell').last().click();
  await press('Enter');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect.poll(fillOfPacks).toMatch(/^rgb/);
  await page.waitForURL(/\/compare/);
  const place = page.url();
  await goTo(page, 'settings');
  await patterns.press(' ');
  await page.goto(place);
  await expect.poll(fillOfPacks).toBe('url(');
  await goTo(page, 'settings');
  await patterns.press(' ');
  await page.goto(place);
  await expect.poll(fillOfPacks).toMatch(/^rgb/);
});

describe('a file dropped on the window', () => {
  const json = (content: unknown): string => JSON.stringify(content);
  const name = (): Promise<string> => app.page.getByLabel('Name of the scenario').inputValue();
  const notice = (text: RegExp): Promise<void> =>
    app.page.getByRole('status').getByText(text).waitFor();

  test('is announced before it is dropped, and left alone where it is taken away again', async () => {
    const said = await holdOver(app.page, [{ name: 'a.json', text: '{}' }]);
    expect(said).toContain('Drop a scenario, a price book or a .tierwise file');
    await app.page.dispatchEvent('#main', 'dragleave');
    await app.page.locator('.drop-target').waitFor({ state: 'detached' });
  });

  test('a scenario opens', async () => {
    const scenario = { ...workedExample('02'), name: 'Dropped' };
    await drop(app.page, { name: 'dropped.json', text: json(scenario) });
    await app.page.waitForURL(/#\/s\/[^/]+\/workload/);
    await expect.poll(name).toBe('Dropped');
  });

  test('usage goes to where usage is read, in the scenario that is open', async () => {
    const csv = 'date,operation,quantity\n2026-03-01,seo-report,4\n';
    await drop(app.page, { name: 'usage.csv', text: csv });
    await app.page.waitForURL(/\/explore\?show=usage/);
    await app.page.getByRole('region', { name: 'Real usage' }).getByText('usage.csv').waitFor();
  });

  test('a share file shows what it holds before anything is kept', async () => {
    const { services, close } = compose({ host: 'browser', dataDir: null });
    const { head } = services.scenarios.create({ ...workedExample('02'), name: 'Offer of Ann' });
    const file = await services.files.saveShare(head.id);
    close();
    const text = file.kind === 'download' ? Buffer.from(file.base64, 'base64').toString() : '';
    await drop(app.page, { name: 'offer.tierwise', text });
    const dialog = app.page.getByRole('dialog', { name: 'Open a .tierwise file' });
    await dialog.getByText('Offer of Ann').first().waitFor();
    await dialog.getByRole('button', { name: 'Add to the library' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(name).toBe('Offer of Ann');
  });

  test('what is none of these is refused with the reason, and nothing is kept of it', async () => {
    await goTo(app.page, 'library');
    await grid().getByText('Offer of Ann').first().waitFor();
    const before = await grid().getByRole('row').count();
    const refused: readonly (readonly [Dropped, RegExp])[] = [
      [{ name: 'usage.csv', text: 'date\n' }, /usage\.csv and no open scenario/],
      [{ name: 'offer.pdf', text: '%PDF-1.7 binary' }, /offer\.pdf, which says of itself nothing/],
      [{ name: 'cut.json', text: '{"format":"tierwise/scenario@1",' }, /cut\.json: .*json/i],
      [{ name: 'deep.json', text: `{"a":${'['.repeat(200)}` }, /deep\.json: .*levels/],
      [{ name: 'twice.json', text: '{"format":1,"format":2}' }, /twice\.json: .*format/],
      [
        { name: 'proto.json', text: '{"__proto__":{"format":"tierwise/scenario@1"}}' },
        /proto\.json, which says of itself nothing/,
      ],
      [
        { name: 'faulty.json', text: json({ ...workedExample('02'), months: 0 }) },
        /faulty\.json: months: found 0/,
      ],
      [
        { name: '<img src=x onerror=alert(1)>.json', text: '[]' },
        /<img src=x onerror=alert\(1\)>\.json, which says/,
      ],
    ];
    for (const [file, why] of refused) {
      await drop(app.page, file);
      await notice(why);
      await app.page.getByRole('button', { name: 'Dismiss' }).click();
    }
    await drop(app.page, { name: 'a.json', text: '{}' }, { name: 'b.json', text: '{}' });
    await notice(/One file at a time/);
    expect(await grid().getByRole('row').count()).toBe(before);
    app.takeProblems(/400|422|Bad Request/);
  });
});
