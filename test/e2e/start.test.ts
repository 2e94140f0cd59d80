import { expect, test } from 'vitest';
import packageJson from '../../package.json';
import { HOSTS, onBothHosts } from './support/both-hosts';

onBothHosts('the planner starts and says which version it is', async ({ page, host }) => {
  const version = page.getByTestId('version');
  await version.getByText(`Tierwise ${packageJson.version} (${host})`).waitFor();
  expect(await page.title()).toBe('Tierwise');
});

onBothHosts('every screen can be reloaded at its own address', async ({ page }) => {
  await page.evaluate(() => history.pushState(null, '', '/compare/some-scenario'));
  await page.reload();
  await page.getByTestId('version').getByText('Tierwise').waitFor();
});

test('a run that leaves an error, or asks outside, fails', async () => {
  for (const { launch } of HOSTS) {
    const app = await launch();
    await app.page.evaluate(() => {
      setTimeout(() => {
        throw new RangeError('left behind');
      });
    });
    await app.page.waitForTimeout(100);
    await expect(app.close()).rejects.toThrow(/left behind/);
  }
});
