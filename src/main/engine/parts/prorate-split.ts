import { allocate } from '../amount/allocate';
import { toAmount } from '../amount/checked';
import { dayOfInstant, type Instant } from './instant';
import { firstDayLeft, type Dialect, type Period } from './prorate-share';

/** Parts by weight that sum to the amount exactly, a negative one too: by largest remainder of its size. */
export function allocateExactly(minor: bigint, weights: readonly number[]): bigint[] {
  const size = toAmount(minor < 0n ? -minor : minor);
  return allocate(size, weights).map((part) => (minor < 0n ? -BigInt(part) : BigInt(part)));
}

export type Stretch = { readonly from: Instant; readonly to: Instant; readonly weight: number };

/** A period cut at instants, each stretch weighed by its days or its elapsed time. */
export function stretchesOf(period: Period, cuts: readonly Instant[], dialect: Dialect): Stretch[] {
  const byDay = dialect.unit === 'day';
  const last = dayOfInstant(period.to);
  const markOf = (cut: Instant): number =>
    byDay ? Math.min(firstDayLeft(cut, dialect), last) : cut;
  const sorted = cuts.toSorted((a, b) => a - b);
  const stretches: Stretch[] = [];
  let from = period.from;
  let mark = byDay ? dayOfInstant(period.from) : period.from;
  for (const cut of [...sorted, undefined]) {
    const to = cut ?? period.to;
    const next = cut === undefined ? (byDay ? last : period.to) : markOf(cut);
    stretches.push({ from, to, weight: next - mark });
    from = to;
    mark = next;
  }
  return stretches;
}
