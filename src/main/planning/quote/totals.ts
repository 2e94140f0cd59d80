import type { Discount, QuoteContent } from '../../../shared/contract/quote';
import type { QuoteLine, QuoteTotals } from '../../../shared/contract/quote-figures';
import type { ListLine } from './list-lines';
import {
  atLeastZero,
  fromMinor,
  percentOf,
  splitByWeight,
  sumOf,
  toMinor,
  type Minor,
} from './money';

type Terms = Pick<QuoteContent, 'lineDiscounts' | 'discount' | 'tax'>;

export type PricedLines = { readonly lines: readonly QuoteLine[]; readonly totals: QuoteTotals };

const smaller = (a: Minor, b: Minor): Minor => (a < b ? a : b);

/** What a discount takes off an amount: never more than there is, and nothing off a credit. */
function discountOn(minor: Minor, discount: Discount | null, places: number): Minor {
  if (discount === null || minor <= 0n) return 0n;
  if (discount.kind === 'percent') return percentOf(minor, discount.percent);
  return smaller(toMinor(discount.amount, places), minor);
}

function words(discount: Discount | null, places: number): string {
  if (discount === null) return '';
  return discount.kind === 'percent'
    ? `${discount.percent} %`
    : fromMinor(toMinor(discount.amount, places), places);
}

/**
 * Discounts and tax. A line's own discount and its tax are rounded half up; a discount on the whole
 * is taken from the sum after line discounts and split over the lines above zero by largest
 * remainder, so that every total is the sum of the lines as shown.
 */
export function priceLines(drafts: readonly ListLine[], terms: Terms, places: number): PricedLines {
  const own = drafts.map(
    ({ key }) => terms.lineDiscounts.find((each) => each.line === key)?.discount ?? null,
  );
  const discounts = drafts.map(({ list }, at) => discountOn(list, own[at] ?? null, places));
  const after = drafts.map(({ list }, at) => list - (discounts[at] ?? 0n));
  const whole = discountOn(sumOf(after), terms.discount, places);
  const shares = splitByWeight(whole, after.map(atLeastZero));
  const nets = after.map((minor, at) => minor - (shares[at] ?? 0n));
  const taxes = nets.map((net) => (terms.tax === null ? 0n : percentOf(net, terms.tax.percent)));
  const text = (minor: Minor | undefined): string => fromMinor(minor ?? 0n, places);
  const lines = drafts.map(({ list, ...draft }, at): QuoteLine => ({
    ...draft,
    list: text(list),
    discount: text(discounts[at]),
    share: text(shares[at]),
    net: text(nets[at]),
    tax: text(taxes[at]),
    discountWords: words(own[at] ?? null, places),
    discountReason: own[at]?.reason ?? '',
  }));
  const net = sumOf(nets);
  const tax = sumOf(taxes);
  return {
    lines,
    totals: {
      list: text(sumOf(drafts.map(({ list }) => list))),
      lineDiscounts: text(sumOf(discounts)),
      discount: text(sumOf(shares)),
      net: text(net),
      tax: text(tax),
      total: text(net + tax),
    },
  };
}
