import { toHtmlTable, toTsv, type Block } from '../components/data-table/copied';

/** Puts a block of cells on the clipboard, for sheets as a table and for editors as text. */
export async function writeClipboard(block: Block): Promise<void> {
  const text = toTsv(block);
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([toHtmlTable(block)], { type: 'text/html' }),
      }),
    ]);
  } catch {
    // Where a clipboard takes no HTML the text alone still holds every value.
    await navigator.clipboard.writeText(text);
  }
}
