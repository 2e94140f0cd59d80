import { ratio, roundRatio } from '../../engine/amount/ratio';
import { toAmount } from '../../engine/amount/checked';
import type { Day } from '../../engine/time/day';
import { minorOf } from '../../engine/terms/terms';
import { creditsAt } from '../../engine/terms/terms';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { LeftoverValue } from '../../../shared/contract/decisions';
import { ratioOf, compareRatios, timesRatio, type Ratio } from '../../engine/amount/ratio';
import type { Space } from './space';
import type { Stock } from './stock';

/** Credits of one pack of one meter that are left. */
export type Left = { readonly meter: number; readonly pack: number; readonly credits: number };

/** What one credit (smallest unit) of a pack is worth in minor units. */
function unitValue(book: PriceBook, scale: number, pack: number): Ratio | null {
  const source = book.packs[pack];
  if (source === undefined) return null;
  const credits = creditsAt(source.credits, scale);
  if (credits === 0) return null;
  const { tiers } = source;
  // In bulk a credit cost less than one pack's; the lowest price is what it is worth for certain.
  const price =
    tiers === undefined
      ? ratio(minorOf(source.price, book))
      : lowest(
          tiers.tiers.map((tier) =>
            timesRatio(ratioOf(tier.unitPrice), ratio(10n ** BigInt(book.minorUnitPlaces))),
          ),
        );
  return price === null
    ? null
    : { numerator: price.numerator, denominator: price.denominator * BigInt(credits) };
}

function lowest(ratios: readonly Ratio[]): Ratio | null {
  return ratios.reduce<Ratio | null>(
    (least, next) => (least === null || compareRatios(next, least) < 0 ? next : least),
    null,
  );
}

/** Worth of bought credits that are left, in minor units, rounded half up. */
export function leftoverMinor(
  book: PriceBook,
  scale: number,
  leftovers: LeftoverValue,
  left: readonly Left[],
): number {
  if (leftovers === 'worthless') return 0;
  let value = ratio(0);
  for (const { meter, pack, credits } of left) {
    const rivals =
      leftovers === 'at-price'
        ? [pack]
        : book.packs.flatMap((row, at) => (row.meter === book.meters[meter]?.id ? [at] : []));
    const unit = lowest(rivals.flatMap((at) => unitValue(book, scale, at) ?? []));
    if (unit === null) continue;
    const worth = timesRatio(unit, ratio(credits));
    value = {
      numerator: value.numerator * worth.denominator + worth.numerator * value.denominator,
      denominator: value.denominator * worth.denominator,
    };
  }
  return toAmount(roundRatio(value));
}

/** The same for what a search holds on the morning of a day. */
export function stockValue(
  { program, leftovers, families }: Space,
  stock: Stock,
  day: Day,
): number {
  if (leftovers === 'worthless') return 0;
  const left = stock.flatMap((lots, meter) =>
    lots
      .filter((lot) => lot.expires > day)
      .map((lot) => ({ meter, pack: families.indexOf(lot.family), credits: lot.credits })),
  );
  return leftoverMinor(program.book, program.scale, leftovers, left);
}
