/**
 * Whole numbers of the smallest unit (credits at the run's scale, money in minor units) held in
 * doubles, which are exact up to 2^53 − 1. Each operation that could pass that bound is checked:
 * an overflow is an error, never a wrong number.
 */
export const MAX = Number.MAX_SAFE_INTEGER;

/** The one thing the engine throws for a reason of its input: an amount too large to hold exactly. */
export class AmountOverflow extends Error {
  override readonly name = 'AmountOverflow';
}

function overflow(operation: string): never {
  throw new AmountOverflow(`${operation} passes ${MAX} smallest units`);
}

/** a × b. Sound: a true product above 2^53 − 1 rounds to at least 2^53, which is refused. */
export function times(a: number, b: number): number {
  const product = a * b;
  return product <= MAX && product >= -MAX ? product : overflow('a product');
}

export function plus(a: number, b: number): number {
  const sum = a + b;
  return sum <= MAX && sum >= -MAX ? sum : overflow('a sum');
}

export function toAmount(value: bigint): number {
  const amount = Number(value);
  return amount <= MAX && amount >= -MAX ? amount : overflow('an amount');
}

/** Whole part of a / b for a >= 0, b > 0, exact even where the double quotient rounds up. */
export function wholePart(a: number, b: number): number {
  return (a - (a % b)) / b;
}

export function wholePartUp(a: number, b: number): number {
  const rest = a % b;
  return (a - rest) / b + (rest > 0 ? 1 : 0);
}
