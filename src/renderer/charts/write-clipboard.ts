import { toHtmlTable, toTsv, type Block } from '../components/data-table/copied';

/** Puts a block of cells on the clipboard, for sheets as a table and for editors as text. */
export function writeClipboard(block: Block): Promise<void> {
  return put({ 'text/plain': toTsv(block), 'text/html': toHtmlTable(block) });
}

export const writeClipboardText = (text: string): Promise<void> => put({ 'text/plain': text });

type Forms = { readonly 'text/plain': string; readonly 'text/html'?: string };

/**
 * By the copy of a key, which needs no permission: the desktop grants its page none, not even to write
 * the clipboard. A browser that has given this way up is asked the new way.
 */
async function put(forms: Forms): Promise<void> {
  if (copied(forms)) return;
  await navigator.clipboard.writeText(forms['text/plain']);
}

function copied(forms: Forms): boolean {
  let taken = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
    taken = true;
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  try {
    return document.execCommand('copy') && taken;
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}
