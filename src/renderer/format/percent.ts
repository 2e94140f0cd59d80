import { multiply, parseDecimal, formatUnits, placesOf, atScale } from '../../shared/decimal';
import { compareAmounts, isZero, magnitude, quotientOf } from './exact';
import { UNKNOWN, writeNumber } from './intl';

const HUNDRED = { units: 100n, scale: 0 };

/** "0.87" is "87"; exact. */
export function percentOfShare(share: string): string {
  const product = multiply(parseDecimal(share), HUNDRED);
  const places = placesOf(product);
  return formatUnits(atScale(product, places), places);
}

/** Part of whole in percent with three places, half up; undefined where the whole is 0. */
export function percentOf(part: string, whole: string): string | undefined {
  const hundredfold = multiply(parseDecimal(part), HUNDRED);
  return quotientOf(formatUnits(hundredfold.units, hundredfold.scale), whole, 3);
}

/** A percentage: no places, one below ten. `exact` keeps every place, for what a user typed. */
export function formatPercent(
  percent: string | null | undefined,
  locale: string,
  options: { readonly exact?: boolean } = {},
): string {
  if (percent === null || percent === undefined) return UNKNOWN;
  const small = !isZero(percent) && compareAmounts(magnitude(percent), '10') < 0;
  const places = small ? 1 : 0;
  return writePercent(percent, locale, options.exact === true ? undefined : places);
}

/** With exactly `places` places, or as many as it has; the sign where the locale puts it. */
export function writePercent(
  percent: string,
  locale: string,
  places: number | undefined,
  signed = false,
): string {
  const { units, scale } = parseDecimal(percent);
  return writeNumber(formatUnits(units, scale + 2), locale, {
    style: 'percent',
    minimumFractionDigits: places ?? 0,
    maximumFractionDigits: places ?? 9,
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  });
}
