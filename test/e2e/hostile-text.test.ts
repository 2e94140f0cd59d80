import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowserHost, type RunningApp } from './support/app';
import { goTo, importScenario, openView, workedExample } from './support/planner-page';

/** Text that runs, loads or opens something wherever it is taken for markup, an address or a formula. */
const HOSTILE = [
  '<img src=x onerror="window.caught=1">',
  '"><svg onload=window.caught=1>',
  '<script>window.caught=1</script>',
  "'-window.caught=1-'",
  'javascript:window.caught=1',
  '<iframe srcdoc="<script>parent.caught=1</script>">',
  '{{constructor.constructor("window.caught=1")()}}',
  '<a href="javascript:window.caught=1" style="position:fixed;inset:0">x</a>',
  '=HYPERLINK("http://127.0.0.1:9/","x")',
] as const;

let app: RunningApp;
let id = '';
beforeAll(async () => {
  app = await launchBrowserHost();
  const example = workedExample('02');
  id = await importScenario(app.page, {
    ...example,
    name: HOSTILE[0],
    catalogs: (example.catalogs ?? []).map((catalog, at) => ({
      ...catalog,
      label: HOSTILE[(at + 1) % HOSTILE.length] ?? '',
    })),
    lines: [
      ...(example.lines ?? []),
      ...HOSTILE.map((label, at) => ({
        id: `hostile-${at}`,
        label,
        operation: 'normalise',
        quantity: 1,
      })),
    ],
  });
});
afterAll(() => app.close());

/** What would be in the page if any of it had become markup. */
const traces = (): Promise<readonly unknown[]> =>
  app.page.evaluate(() => [
    'caught' in window,
    document.querySelectorAll('img[src="x"], svg[onload], iframe, [onerror], [onclick]').length,
    document.querySelectorAll('a[href^="javascript:" i]').length,
    [...document.scripts].filter((script) => script.textContent.includes('caught')).length,
  ]);
const NOTHING = [false, 0, 0, 0];

test.each(['workload', 'compare', 'timeline', 'ledger', 'explore', 'quote'])(
  'names that are markup stay text in the %s view',
  async (view) => {
    await openView(app.page, id, view);
    await app.page.waitForLoadState('networkidle');
    await expect
      .poll(() => app.page.getByLabel('Name of the scenario').inputValue())
      .toBe(HOSTILE[0]);
    expect(await traces()).toEqual(NOTHING);
  },
);

test('and in the library, its search and the palette', async () => {
  const { page } = app;
  await goTo(page, 'library');
  const grid = page.getByRole('grid', { name: 'Scenarios' });
  await grid.getByText(HOSTILE[0], { exact: true }).waitFor();
  expect(await traces()).toEqual(NOTHING);
  await page.getByLabel(/^Find scenarios/).fill(HOSTILE[1]);
  await page.getByText(/^0 of /).waitFor();
  await page.keyboard.press('Control+p');
  await page.keyboard.type('onerror');
  await page.getByRole('dialog').getByText(HOSTILE[0]).first().waitFor();
  expect(await traces()).toEqual(NOTHING);
  await page.keyboard.press('Escape');
});

test('every line keeps its label to the letter', async () => {
  await openView(app.page, id, 'workload');
  for (const label of HOSTILE)
    await app.page.getByText(label, { exact: true }).first().waitFor({ state: 'attached' });
  expect(await traces()).toEqual(NOTHING);
});
