import { parseDecimal } from '../decimal';

/**
 * Change from `before` to `after` in percent with one place and a sign, rounded half away from zero:
 * "+25.0". Null where `before` is not above zero or nothing changed.
 */
export function percentChange(before: string, after: string): string | null {
  const from = parseDecimal(before);
  const to = parseDecimal(after);
  const scale = Math.max(from.scale, to.scale);
  const old = from.units * 10n ** BigInt(scale - from.scale);
  const now = to.units * 10n ** BigInt(scale - to.scale);
  if (old <= 0n || old === now) return null;
  const up = now > old;
  const distance = up ? now - old : old - now;
  const tenths = (distance * 2000n + old) / (2n * old);
  return `${up ? '+' : '−'}${tenths / 10n}.${tenths % 10n}`;
}
