/**
 * The one door to Intl. Numbers go in as decimal strings: Intl keeps a string's exact value, so no
 * amount ever becomes a binary fraction on its way to the screen.
 */

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

export const MINUS = '\u2212';

/** What stands where there is no value; zero is "0" and does not look like this. */
export const UNKNOWN = '–';

/** A decimal string in the digits and groups of the locale; the minus is U+2212 in every locale. */
export function writeNumber(
  decimal: string,
  locale: string,
  options: Intl.NumberFormatOptions = {},
): string {
  return numberFormat(locale, options)
    .formatToParts(decimal as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === 'minusSign' ? MINUS : value))
    .join('');
}

/** Marks of a locale's numbers, such as "." and ",". */
export type NumberMarks = { readonly decimal: string; readonly group: string };

export function numberMarks(locale: string): NumberMarks {
  const parts = numberFormat(locale, { useGrouping: 'always' }).formatToParts(12_345_678.9);
  const mark = (type: Intl.NumberFormatPartTypes, otherwise: string): string =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: mark('decimal', '.'), group: mark('group', ',') };
}

/**
 * Every locale a person may choose has to be one that Intl knows; an unknown one falls back. A system may
 * name its own as POSIX does, "en_US.UTF-8@posix": what is behind the language and country is left out.
 */
export function knownLocale(locale: string | null | undefined, otherwise: string): string {
  if (locale === null || locale === undefined) return otherwise;
  try {
    const tag = locale.replace(/[.@].*$/u, '').replaceAll('_', '-');
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? otherwise;
  } catch {
    return otherwise;
  }
}
