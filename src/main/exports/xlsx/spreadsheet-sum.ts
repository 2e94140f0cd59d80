import { fromMinor, toMinor } from '../../planning/quote/money';

/**
 * What a spreadsheet's ROUND makes of a product: doubles, looked at with 15 digits, halves away from
 * zero. A formula is only written where this gives our own exact amount; elsewhere the amount itself
 * is, so that a workbook never differs from the quote by a cent.
 */
export function roundsTo(factors: readonly string[], places: number, amount: string): boolean {
  const product = factors.reduce((all, factor) => all * Number(factor), 1);
  if (!Number.isFinite(product) || Math.abs(product) >= 1e12) return false;
  const seen = product.toPrecision(15);
  const plain = seen.includes('e') ? Number(seen).toFixed(15) : seen;
  return fromMinor(toMinor(plain, places), places) === amount;
}
