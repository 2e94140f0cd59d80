import { expect } from 'vitest';
import { onDesktop } from './support/both-hosts';
import { importScenario, typeQuantity, workedExample } from './support/planner-page';

onDesktop('what is chosen in the native menus is done in the window', async (app) => {
  const { page, control } = app;
  await page.getByLabel('Name of the scenario').waitFor();
  // The menus follow the window after a moment: an entry is chosen as soon as it is there, once.
  const choose = async (id: string, done: () => Promise<boolean>): Promise<void> => {
    control({ menu: id });
    await expect.poll(done).toBe(true);
  };
  const isAt = (title: string) => () =>
    page.getByRole('heading', { level: 1, name: title }).isVisible();
  await choose('go.price-books', isAt('Price books'));
  await choose('go.library', isAt('Library'));
  await choose('help.keys', () => page.getByRole('dialog').isVisible());
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const id = await importScenario(page, workedExample('02'));
  await typeQuantity(page, 'Products', '2400');
  await page.getByTestId('total').getByText('€1,380.00', { exact: true }).waitFor();
  const total = page.getByTestId('total').getByText('€660.00', { exact: true });
  await choose('edit.undo', () => total.isVisible());
  await choose('view.ledger', () => Promise.resolve(page.url().includes(`${id}/ledger`)));
  await choose('go.library', isAt('Library'));
  await choose(`recent.${id}`, () => Promise.resolve(page.url().includes(id)));
});
