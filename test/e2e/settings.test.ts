import { expect } from 'vitest';
import { onBothHosts } from './support/both-hosts';
import { goTo } from './support/planner-page';

onBothHosts('settings say where the data lies, to open it or to copy it', async (app) => {
  const { page, host, dataDir, messages } = app;
  await page.getByLabel('Name of the scenario').waitFor();
  await goTo(page, 'settings');
  const part = page.getByRole('region', { name: 'Where your data lives' });
  await part.getByText(dataDir, { exact: true }).waitFor();
  // No permission is granted, on the desktop not even that of writing the clipboard.
  await part.getByRole('button', { name: 'Copy' }).click();
  await part.getByRole('button', { name: 'Copied' }).waitFor();
  const field = page.getByPlaceholder('Find a setting');
  await field.press('Control+v');
  await expect.poll(() => field.inputValue()).toBe(dataDir);
  await field.fill('');
  if (host === 'browser') return;
  await part.getByRole('button', { name: 'Open' }).click();
  await expect
    .poll(() => messages.filter((message) => 'openPath' in message))
    .toEqual([{ openPath: dataDir }]);
});

onBothHosts('nothing moves for those who want no motion', async ({ page }) => {
  await page.getByLabel('Name of the scenario').waitFor();
  const longest = (): Promise<number> =>
    page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return `${transitionDuration},${animationDuration}`.split(',').map((text) => {
            const value = Number.parseFloat(text);
            return Number.isFinite(value) ? value * 1000 : 0;
          });
        }),
      ),
    );
  expect(await longest()).toBeLessThanOrEqual(150);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(longest).toBeLessThanOrEqual(1);
});

onBothHosts(
  'with colours forced by the system the place in the program is still seen',
  async ({ page }) => {
    await page.getByLabel('Name of the scenario').waitFor();
    await page.emulateMedia({ forcedColors: 'active' });
    const views = page.getByRole('navigation', { name: 'Views of the scenario' });
    const edges = await views.getByRole('link').evaluateAll((links) =>
      links.map((link) => {
        const { borderBottomColor, borderBottomWidth, boxShadow, outlineStyle } =
          getComputedStyle(link);
        return [
          borderBottomWidth === '0px' ? '' : borderBottomColor,
          boxShadow,
          outlineStyle,
        ].join();
      }),
    );
    const here = await views.locator('[aria-current=page]').evaluate((link) => {
      const { borderBottomColor, borderBottomWidth, boxShadow, outlineStyle } =
        getComputedStyle(link);
      return [borderBottomWidth === '0px' ? '' : borderBottomColor, boxShadow, outlineStyle].join();
    });
    expect(edges.filter((edge) => edge === here)).toHaveLength(1);
    // What is chosen of several has an edge too, as its ground is the system's.
    await goTo(page, 'library');
    const shelf = page.getByRole('radiogroup', { name: 'Shelf' });
    await shelf.waitFor();
    const ringed = (): Promise<string[]> =>
      shelf
        .locator('label')
        .evaluateAll((labels) =>
          labels
            .filter((label) => getComputedStyle(label).outlineStyle === 'solid')
            .map((label) => label.textContent),
        );
    await expect.poll(ringed).toEqual(['Scenarios']);
  },
);
