import { grouped, parseDecimal } from '../decimal';
import type { Meter, PriceBook } from '../contract/price-book';
import { creditsText, moneyText } from './figure-text';

/** "1,000.00 EUR". */
export function money(
  amount: string,
  book: Pick<PriceBook, 'currency' | 'minorUnitPlaces'>,
): string {
  const [figure = '', currency = ''] = moneyText(amount, book).split(' ');
  return `${grouped(figure)} ${currency}`;
}

export const amountText = (figure: string): string => grouped(creditsText(figure));

export const isOne = (figure: string): boolean => creditsText(figure) === '1';

export const isZero = (figure: string): boolean => parseDecimal(figure).units === 0n;

/** "2,500 credits", "1 credit". */
export function creditsOf(
  figure: string,
  meterId: string,
  book: Pick<PriceBook, 'meters'>,
): string {
  const meter: Meter | undefined = book.meters.find((candidate) => candidate.id === meterId);
  return `${amountText(figure)} ${(isOne(figure) ? meter?.unit : meter?.unitPlural) ?? meterId}`;
}

/** A limit's figure, with its unit where its name does not say it: "10 MB", but "5" for "Knowledge bases". */
export function limitText(limit: string, value: string, book: Pick<PriceBook, 'limits'>): string {
  if (value === 'unlimited') return value;
  const own = book.limits.find(({ id }) => id === limit);
  const said = own?.label.toLowerCase().includes(own.unit.toLowerCase().replace(/s$/, '')) ?? true;
  return said ? amountText(value) : `${amountText(value)} ${own?.unit ?? ''}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "0.5" as "50 %", exact. */
export function percentOf(share: string): string {
  const { units, scale } = parseDecimal(share);
  const text = (units * 100n).toString().padStart(scale + 1, '0');
  const whole = scale === 0 ? text : text.slice(0, -scale);
  const part = scale === 0 ? '' : text.slice(-scale).replace(/0+$/, '');
  return `${whole}${part === '' ? '' : `.${part}`} %`;
}

type Labelled = { readonly id: string; readonly label: string };

/** The label of a member, or its id where there is none. */
export const labelOf = (list: readonly Labelled[], id: string): string =>
  list.find((member) => member.id === id)?.label ?? id;
