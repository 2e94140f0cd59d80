import { formatTrimmed, isDecimal, parseDecimal } from '../../shared/decimal';
import type { NumberMarks } from './intl';

/**
 * Reads a number as people type it: "12k", "3.5 M", "12 000", "12.000,5", by the marks of their
 * locale. Exact: the answer is a decimal string. What can be read in two ways is `unsure` with all
 * readings, and the person decides.
 */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'unsure'; readonly values: readonly string[] }
  | { readonly kind: 'none' };

const NONE: NumberReading = { kind: 'none' };

const POWERS: Readonly<Record<string, number>> = {
  k: 3,
  tsd: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  mio: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  mrd: 9,
  billion: 9,
  billions: 9,
};

/** Blanks, apostrophes and low lines only ever group digits. */
const PLAIN_GROUPS = /[\s\u00A0\u2009\u202F'’_]/g;
const FORM = /^([+\-\u2212]?)([\d.,\s\u00A0\u2009\u202F'’_]*\d)\s*\.?([a-z]*)\.?$/iu;

const shifted = (value: string, power: number): string | undefined => {
  if (!isDecimal(value)) return undefined;
  const { units, scale } = parseDecimal(value);
  const text =
    scale >= power
      ? formatTrimmed(units, scale - power)
      : (units * 10n ** BigInt(power - scale)).toString();
  return text;
};

const whole = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** Digits in groups: the last of three, the others of three, or of two as in India. */
const isGrouped = (parts: readonly string[]): boolean =>
  parts.length > 1 &&
  /^\d{1,3}$/.test(parts[0] ?? '') &&
  /^\d{3}$/.test(parts.at(-1) ?? '') &&
  parts.slice(1, -1).every((part) => /^\d{2,3}$/.test(part));

/** All plain decimals that digits with points and commas may mean. */
function readDigits(digits: string, marks: NumberMarks, hasPower: boolean): readonly string[] {
  const points = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (points === 0 && commas === 0) return [whole(digits)];
  if (points > 0 && commas > 0) {
    const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    const [left = '', right = '', ...more] = digits.split(decimal);
    const groups = left.split(decimal === '.' ? ',' : '.');
    if (more.length > 0 || !isGrouped(groups) || right === '') return [];
    return [`${whole(groups.join(''))}.${right}`];
  }
  const mark = points > 0 ? '.' : ',';
  const parts = digits.split(mark);
  if (parts.length > 2) return isGrouped(parts) ? [whole(parts.join(''))] : [];
  const [left = '', right = ''] = parts;
  const asDecimal = `${whole(left === '' ? '0' : left)}.${right}`;
  if (!isGrouped(parts) || left.startsWith('0')) return [asDecimal];
  if (hasPower) return mark === marks.decimal ? [asDecimal] : [whole(left + right), asDecimal];
  return mark === marks.group ? [whole(left + right)] : [whole(left + right), asDecimal];
}

/** Reads one number; percent signs, units and ranges are taken off by who calls. */
export function readNumber(text: string, marks: NumberMarks): NumberReading {
  const form = FORM.exec(text.trim());
  if (form === null) return NONE;
  const [, sign = '', body = '', word = ''] = form;
  const power = word === '' ? 0 : POWERS[word.toLowerCase()];
  if (power === undefined) return NONE;
  const plain = groupedByBlanks(body);
  if (plain === undefined) return NONE;
  const values = readDigits(plain, marks, power > 0)
    .map((value) => shifted(value, power))
    .filter((value) => value !== undefined)
    .map((value) => (sign === '' || sign === '+' ? value : `-${value}`));
  const [only] = values;
  if (only === undefined) return NONE;
  return values.length === 1 ? { kind: 'number', value: only } : { kind: 'unsure', values };
}

/** Without the blanks that group, or undefined where blanks stand anywhere else. */
function groupedByBlanks(body: string): string | undefined {
  const parts = body
    .trim()
    .split(PLAIN_GROUPS)
    .filter((part) => part !== '');
  if (parts.length === 1) return parts[0];
  const [last = '', ...others] = parts.toReversed();
  const [lastWhole = '', rest] = last.split(/[.,]/, 2);
  if (others.some((part) => /[.,]/.test(part))) return undefined;
  if (!isGrouped([...others.toReversed(), lastWhole])) return undefined;
  return `${others.toReversed().join('')}${lastWhole}${rest === undefined ? '' : last.slice(lastWhole.length)}`;
}
