/**
 * Exact decimals as they stand in files and on screen: a whole number of units at a power of ten.
 * No binary fraction of money or credits exists anywhere in the program.
 */
export type Decimal = { readonly units: bigint; readonly scale: number };

const FORM = /^-?\d{1,30}(?:\.\d{1,18})?$/;

export function isDecimal(text: string): boolean {
  return FORM.test(text);
}

/** Parses `-12.50`; throws RangeError on anything else (the contract has checked before). */
export function parseDecimal(text: string): Decimal {
  if (!FORM.test(text)) throw new RangeError(`not a decimal: ${text.slice(0, 40)}`);
  const dot = text.indexOf('.');
  if (dot < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, dot) + text.slice(dot + 1)), scale: text.length - dot - 1 };
}

/** The decimal with exactly `scale` places; throws RangeError where that would drop a digit. */
export function atScale(value: Decimal, scale: number): bigint {
  if (scale >= value.scale) return value.units * 10n ** BigInt(scale - value.scale);
  const divisor = 10n ** BigInt(value.scale - scale);
  if (value.units % divisor !== 0n) throw new RangeError(`more than ${scale} decimal places`);
  return value.units / divisor;
}

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** The same for whole numbers that a double holds exactly, without the detour by bigint. */
function formatSafe(units: number, scale: number): string {
  if (scale === 0) return String(units);
  const power = POWERS[scale] ?? 1;
  const size = Math.abs(units);
  const rest = size % power;
  const text = `${(size - rest) / power}.${String(rest).padStart(scale, '0')}`;
  return units < 0 ? `-${text}` : text;
}

/** `units` at `scale` as text with exactly `scale` places: (66000n, 2) is "660.00". */
export function formatUnits(units: bigint | number, scale: number): string {
  if (typeof units === 'number' && Number.isSafeInteger(units) && scale < POWERS.length)
    return formatSafe(units, scale);
  const value = typeof units === 'number' ? BigInt(units) : units;
  if (scale === 0) return value.toString();
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return negative ? `-${text}` : text;
}

/** As formatUnits, without needless trailing zeros: credits read "3" or "0.25". */
export function formatTrimmed(units: bigint | number, scale: number): string {
  if (scale === 0 || units === 0) return String(units);
  const text = formatUnits(units, scale);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Fewest places that hold the decimal exactly. */
export function placesOf(value: Decimal): number {
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return scale;
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + atScale(b, scale), scale };
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = atScale(a, scale);
  const right = atScale(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Digits in groups of three: "12345.60" as "12,345.60"; decimals stay as they are. */
export function grouped(figure: string | number): string {
  const [whole = '', fraction] = String(figure).split('.');
  const digits = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** "1 invoice", "1,200 invoices", "0.5 credits": a figure with what it counts. */
export function counted(figure: string | number | bigint, one: string, many = `${one}s`): string {
  const text = String(figure);
  return `${grouped(text)} ${text === '1' ? one : many}`;
}
