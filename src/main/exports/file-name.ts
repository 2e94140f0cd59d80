/** Names that Windows keeps for devices, with or without an ending, and blanks before it. */
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i;

/** Control, formatting and direction characters: what is invisible or turns the reading around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN = /[<>:"/\\|?*%]/g;
const MOST = 100;
/** Most systems take 255 bytes; whoever writes the file may put marks of its own around the name. */
const MOST_BYTES = 200;

/**
 * A name that is safe on every system, from any text: no path, no device, nothing invisible, no dot
 * or blank at either end. `ending` is ours, such as "pdf".
 */
export function fileName(text: string, ending: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(FORBIDDEN, '-')
    .replaceAll(/\s+/g, ' ');
  const trimmed = shortened(plain).replaceAll(/^[. ]+|[. ]+$/g, '');
  const stem = DEVICES.test(trimmed) ? `_${trimmed}` : trimmed;
  return `${stem === '' ? 'tierwise' : stem}.${ending}`;
}

/** As many whole letters as there is room for. */
function shortened(text: string): string {
  let bytes = 0;
  let short = '';
  for (const letter of Array.from(text).slice(0, MOST)) {
    bytes += Buffer.byteLength(letter);
    if (bytes > MOST_BYTES) break;
    short += letter;
  }
  return short;
}
