import { compareAmounts, differenceOf, isZero, magnitude } from './exact';
import { UNKNOWN, writeNumber } from './intl';
import { writePercent } from './percent';

/** Above this a column of money is set in whole units (styles/README.md, numbers). */
const MOST_WITH_CENTS = '9999.99';

/**
 * Places of a whole column: cents while every amount is below ten thousand, else whole units. Those
 * of the amounts where the currency's minor unit is not at hand.
 */
export function moneyPlaces(
  amounts: readonly (string | null)[],
  minorPlaces = Math.max(0, ...amounts.map((amount) => placesIn(amount ?? ''))),
): number {
  const large = amounts.some(
    (amount) => amount !== null && compareAmounts(magnitude(amount), MOST_WITH_CENTS) > 0,
  );
  return large ? 0 : minorPlaces;
}

export type MoneyStyle = {
  readonly locale: string;
  /** With its symbol; without one where a column's head names the currency. */
  readonly currency?: string | undefined;
  /** Exactly as many places; the amount's own where absent. */
  readonly places?: number | undefined;
  /** A plus before gains too, as in differences. */
  readonly signed?: boolean | undefined;
};

const placesIn = (amount: string): number => amount.split('.')[1]?.length ?? 0;

/**
 * An amount in full; null is unknown and never zero. Never with the narrow symbol: Canadian and US
 * dollars would look the same.
 */
export function formatMoney(amount: string | null, style: MoneyStyle): string {
  if (amount === null) return UNKNOWN;
  const places = style.places ?? placesIn(amount);
  return writeNumber(amount, style.locale, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    ...(style.currency === undefined
      ? {}
      : { style: 'currency', currency: style.currency, currencyDisplay: 'symbol' }),
    ...(style.signed === true ? { signDisplay: 'exceptZero' } : {}),
  });
}

/** Three figures and a unit, "$48.2k"; the full amount belongs in the title beside it. */
export function formatHeadline(amount: string | null, locale: string, currency: string): string {
  if (amount === null) return UNKNOWN;
  if (compareAmounts(magnitude(amount), MOST_WITH_CENTS) <= 0) {
    return formatMoney(amount, { locale, currency });
  }
  return writeNumber(amount, locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'symbol',
    notation: 'compact',
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  }).replace(/K$/u, 'k');
}

const wholeDigits = (amount: string): number =>
  magnitude(amount).split('.')[0]?.replace(/^0+/, '').length ?? 0;

/**
 * An amount that runs of chance have given, "~€480": two figures of the range that it lies in say all
 * there is to know. In full where the range has no width; the full amount belongs in the title beside it.
 */
export function formatEstimate(
  amount: string | null,
  [low, high]: readonly [string | null, string | null],
  style: MoneyStyle,
): string {
  if (amount === null || low === null || high === null) return formatMoney(amount, style);
  const range = differenceOf(high, low);
  if (isZero(range)) return formatMoney(amount, style);
  const digits = Math.max(1, wholeDigits(amount) - wholeDigits(range) + 2);
  const { currency } = style;
  return `~${writeNumber(amount, style.locale, {
    maximumSignificantDigits: Math.min(21, digits),
    ...(currency === undefined ? {} : { style: 'currency', currency, currencyDisplay: 'symbol' }),
  })}`;
}

/** Up to six places; `places` is the widest of the column, so that trailing zeros line up. */
export function unitPricePlaces(amounts: readonly (string | null)[]): number {
  const places = amounts.map((amount) =>
    amount === null ? 0 : placesIn(amount.replace(/(\.\d*?)0+$/, '$1')),
  );
  return Math.min(6, Math.max(2, ...places));
}

/** How a difference reads: signed amount; percent only where the base and the change give it meaning. */
export function formatDelta(
  amount: string,
  base: string,
  percent: string | undefined,
  style: MoneyStyle,
): string {
  const change = formatMoney(amount, { ...style, signed: true });
  if (percent === undefined || compareAmounts(magnitude(base), '1') < 0) return change;
  if (compareAmounts(magnitude(percent), '999') > 0) {
    const times = magnitude(percent).split('.')[0] ?? '0';
    return `${change} (${Math.round(Number(times) / 100)}×)`;
  }
  // Rounded it would say that nothing differs.
  const isTiny = !isZero(amount) && compareAmounts(magnitude(percent), '0.05') < 0;
  const share = isTiny
    ? `<${writePercent('0.1', style.locale, 1)}`
    : signedPercent(percent, style.locale);
  return `${change} (${share})`;
}

function signedPercent(percent: string, locale: string): string {
  const places = !isZero(percent) && compareAmounts(magnitude(percent), '10') < 0 ? 1 : 0;
  return writePercent(percent, locale, places, true);
}
