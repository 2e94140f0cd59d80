import { Percent, type Cost, type Discount } from '../../../shared/contract/quote';
import { orNone, readCredits, readMoney } from '../../components/fields/readings';
import type { Typed } from '../../components/fields/TypedField';
import { formatMoney } from '../../format/money';
import type { NumberMarks } from '../../format/intl';
import { formatPercent } from '../../format/percent';

/** What the fields of a quote understand, and how they show it. */

/** A name of one to two hundred characters. */
export function readLabel(text: string): Typed<string> {
  const value = text.trim();
  return value !== '' && value.length <= 200
    ? { ok: true, value }
    : { ok: false, problem: 'One to two hundred characters.' };
}

export function readPercent(text: string, marks: NumberMarks): Typed<string> {
  const typed = readCredits(text.replace(/%\s*$/, ''), marks);
  if (!typed.ok) return typed;
  return Percent.safeParse(typed.value).success
    ? typed
    : { ok: false, problem: 'From 0 to 100 %, at most four places.' };
}

type Size =
  | { readonly kind: 'percent'; readonly percent: string }
  | { readonly kind: 'amount'; readonly amount: string };

/** "10 %" is a share, "15" an amount, nothing is none. */
export function readSize(
  text: string,
  marks: NumberMarks,
  places: number,
): Typed<Size | undefined> {
  return orNone((typed): Typed<Size> => {
    if (typed.includes('%')) {
      const percent = readPercent(typed, marks);
      return percent.ok
        ? { ok: true, value: { kind: 'percent', percent: percent.value } }
        : percent;
    }
    const amount = readMoney(typed, marks, places);
    return amount.ok ? { ok: true, value: { kind: 'amount', amount: amount.value } } : amount;
  })(text);
}

export const percentText = (percent: string, locale: string): string =>
  formatPercent(percent, locale, { exact: true });

export function sizeText(size: Discount | null | undefined, locale: string): string {
  if (size === null || size === undefined) return '';
  return size.kind === 'percent'
    ? percentText(size.percent, locale)
    : formatMoney(size.amount, { locale });
}

export function costText(cost: Cost | undefined, locale: string): string {
  if (cost === undefined) return '';
  return cost.kind === 'amount'
    ? formatMoney(cost.amount, { locale })
    : percentText(cost.percent, locale);
}
