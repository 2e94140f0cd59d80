/** Names that Windows keeps for devices, with or without an ending. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** Control, formatting and direction characters: what is invisible or turns the reading around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN = /[<>:"/\\|?*%]/g;
const MOST = 100;

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
  const short = Array.from(plain).slice(0, MOST).join('');
  const trimmed = short.replaceAll(/^[. ]+|[. ]+$/g, '');
  const stem = DEVICES.test(trimmed) ? `_${trimmed}` : trimmed;
  return `${stem === '' ? 'tierwise' : stem}.${ending}`;
}
