import type { Page } from 'playwright-core';

export type Dropped = { readonly name: string; readonly text: string };

const transferOf = (page: Page, files: readonly Dropped[]) =>
  page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name));
    return transfer;
  }, files);

/** Holds files over the window; returns what is said there before they are dropped. */
export async function holdOver(page: Page, files: readonly Dropped[]): Promise<string> {
  const dataTransfer = await transferOf(page, files);
  await page.dispatchEvent('#main', 'dragover', { dataTransfer });
  const outline = page.locator('.drop-target');
  await outline.waitFor();
  return outline.innerText();
}

/** Holds files over the window and lets go of them; the outline is gone after it. */
export async function drop(page: Page, ...files: readonly Dropped[]): Promise<void> {
  await holdOver(page, files);
  const dataTransfer = await transferOf(page, files);
  await page.dispatchEvent('#main', 'drop', { dataTransfer });
  await page.locator('.drop-target').waitFor({ state: 'detached' });
}
