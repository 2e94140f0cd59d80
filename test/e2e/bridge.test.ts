import { expect } from 'vitest';
import { onBothHosts, onDesktop } from './support/both-hosts';
import { importScenario, typeQuantity, untilSaved, workedExample } from './support/planner-page';

onDesktop(
  'the window sees three functions of the program and nothing of Node',
  async ({ page }) => {
    const seen = await page.evaluate(() => ({
      keys: Object.keys(window.bridge ?? {}),
      frozen: Object.isFrozen(window.bridge),
      node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({ keys: ['start', 'stop', 'onReply'], frozen: true, node: [] });
  },
);

onDesktop('what is no call runs nothing, poisons nothing and breaks nothing', async ({ page }) => {
  const replies = await page.evaluate(async () => {
    const { bridge } = window;
    const seen: string[] = [];
    const leave = bridge?.onReply((reply) => seen.push(reply));
    const start = bridge?.start as unknown as (...args: unknown[]) => void;
    const tries: unknown[][] = [
      [],
      [{}, {}, {}, {}],
      ['x', 'query', 'app.version', ''],
      [90_001, 'query', { toString: () => 'app.version' }, ''],
      [90_002, 'constructor', 'app.version', ''],
      [90_003, 'query', '__proto__', '{"__proto__":{"polluted":true}}'],
      [90_004, 'query', 'app.version', '['.repeat(100_000)],
      [90_005, 'query', 'app.version', Promise.resolve()],
    ];
    for (const args of tries) {
      try {
        start(...args);
      } catch {
        // Refused on this side already.
      }
    }
    start(90_009, 'query', 'app.version', undefined);
    while (!seen.some((reply) => reply.includes('90009'))) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    leave?.();
    return { seen, polluted: 'polluted' in {} };
  });
  expect(replies.polluted).toBe(false);
  const byId = new Map(
    replies.seen
      .map((text) => JSON.parse(text) as { id: number; kind: string })
      .map((reply) => [reply.id, reply]),
  );
  expect(byId.get(90_003)).toMatchObject({ kind: 'error' });
  expect(byId.get(90_004)).toMatchObject({ kind: 'error', error: { data: { kind: 'bad-input' } } });
  expect(byId.get(90_009)).toMatchObject({ kind: 'data' });
  expect(byId.has(90_002)).toBe(false);
});

onDesktop('the window stays on its own content and opens no other', async (app) => {
  const { page, takeProblems, messages } = app;
  // A first start goes to its first sample by itself.
  await page.waitForURL(/#\/s\/[^/]+\/compare/);
  const address = page.url();
  await page.evaluate(() => {
    for (const href of ['http://127.0.0.1:9/', 'app://tierwise.evil/', 'https://example.org/']) {
      const link = document.createElement('a');
      link.href = href;
      document.body.append(link);
      link.click();
      window.open(href, 'named');
    }
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe(address);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(messages.filter((message) => 'openExternal' in message)).toEqual([]);
  // The attempts are seen as requests; that they went nowhere is what the address shows.
  takeProblems(/^outside request: GET (?:http:\/\/127|app:\/\/tierwise\.evil|https:\/\/example)/);
  takeProblems(/ERR_|Not allowed to|scheme does not have a registered handler/);

  // The page that a rule came from is handed to the system's browser.
  await page
    .getByRole('row', { name: /^Starter/ })
    .getByRole('gridcell')
    .nth(1)
    .focus();
  await page.keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: 'Explanation' });
  await panel.getByRole('link', { name: 'docs.getclaro.ai/pricing.md' }).first().click();
  const opened = (): readonly object[] => messages.filter((message) => 'openExternal' in message);
  await expect.poll(opened).toEqual([{ openExternal: 'https://docs.getclaro.ai/pricing.md' }]);
  expect(page.url()).toBe(address);
});

onBothHosts('a reload leaves a page that works and can still be undone', async ({ page }) => {
  for (let n = 0; n < 3; n += 1) {
    await page.reload();
    await page.getByTestId('version').getByText('Tierwise').waitFor();
  }
  await importScenario(page, workedExample('02'));
  await typeQuantity(page, 'Products', '2.4k');
  await untilSaved(page);
  await page.reload();
  const undo = page.getByRole('button', { name: /^Undo Set how many/i });
  await undo.click();
  await page.getByTestId('total').getByText('€660.00', { exact: true }).waitFor();
});
