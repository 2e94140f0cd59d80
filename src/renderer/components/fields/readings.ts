import { CalendarDate } from '../../../shared/contract/primitives';
import type { NumberMarks } from '../../format/intl';
import { parseDate } from '../../format/parse-date';
import { readNumber } from '../../format/parse-number';
import type { Typed } from './TypedField';

/** What fields of the program understand. Each gives the contract's own form, or says what is wrong. */

const bad = (problem: string): { readonly ok: false; readonly problem: string } => ({
  ok: false,
  problem,
});

function decimalOf(text: string, marks: NumberMarks): Typed<string> {
  const reading = readNumber(text, marks);
  if (reading.kind === 'none') return bad('Type a number.');
  if (reading.kind === 'unsure')
    return bad(`Either ${reading.values.join(' or ')}: type it without group marks.`);
  return { ok: true, value: reading.value };
}

/** Credits, at least 0, up to nine places. */
export function readCredits(text: string, marks: NumberMarks): Typed<string> {
  const typed = decimalOf(text, marks);
  if (!typed.ok) return typed;
  if (typed.value.startsWith('-')) return bad('At least 0.');
  return /^\d{1,15}(\.\d{1,9})?$/.test(typed.value)
    ? typed
    : bad('At most fifteen digits and nine places.');
}

/** Money in the minor unit of the currency; shorter text is filled with zeros: "39" is "39.00". */
export function readMoney(text: string, marks: NumberMarks, minorPlaces: number): Typed<string> {
  const typed = readCredits(text.replaceAll(/[^\d.,\s\-kKmM'’]/g, ''), marks);
  if (!typed.ok) return typed;
  const [whole = '0', part = ''] = typed.value.split('.');
  if (part.length > minorPlaces) return bad(`At most ${minorPlaces} places.`);
  return {
    ok: true,
    value: minorPlaces === 0 ? whole : `${whole}.${part.padEnd(minorPlaces, '0')}`,
  };
}

export function readCount(
  text: string,
  marks: NumberMarks,
  least: number,
  most: number,
): Typed<number> {
  const typed = decimalOf(text, marks);
  if (!typed.ok) return typed;
  const value =
    typed.value.includes('.') || typed.value.startsWith('-') ? Number.NaN : Number(typed.value);
  return value >= least && value <= most
    ? { ok: true, value }
    : bad(`A whole number from ${least} to ${most}.`);
}

export function readDate(text: string, locale: string): Typed<string> {
  const date = parseDate(text, locale);
  return date !== undefined && CalendarDate.safeParse(date).success
    ? { ok: true, value: date }
    : bad('Type a date, such as 2027-03-01.');
}

/** Empty text means there is none; anything else is read. */
export function orNone<T>(
  read: (text: string) => Typed<T>,
): (text: string) => Typed<T | undefined> {
  return (text) => (text.trim() === '' ? { ok: true, value: undefined } : read(text));
}
