import { expect, test } from 'vitest';
import packageJson from '../../package.json';
import { HOSTS, onBothHosts } from './support/both-hosts';

onBothHosts('the planner starts and says which version it is', async ({ page, host }) => {
  const version = page.getByTestId('version');
  await version.getByText(`Tierwise ${packageJson.version} (${host})`).waitFor();
});

onBothHosts('a first start shows a sample, priced against every plan', async ({ page }) => {
  await page.waitForURL(/#\/s\/[^/]+\/compare/);
  const plans = page.getByRole('row').filter({ hasText: /^(Free|Starter|Dedicated)/ });
  await plans.first().waitFor();
  await expect.poll(() => plans.count()).toBe(3);
});

onBothHosts('a key pressed as soon as anything is drawn is heard', async ({ page }) => {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('#root > *') === null) return;
      watch.disconnect();
      const pressed = { key: 'k', ctrlKey: true, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', pressed));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
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
    await expect.poll(() => app.problems.join('\n')).toMatch(/left behind/);
    await expect(app.close()).rejects.toThrow(/left behind/);
  }
});
