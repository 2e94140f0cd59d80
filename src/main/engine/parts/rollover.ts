import type { GrantRollover } from '../../../shared/contract/parts/grant';
import { compareRatios, floorRatio, ratio, ratioOf, timesRatio, type Ratio } from '../amount/ratio';
import type { Exact } from './exact';

/** Credits that came together; `cycles` is how many cycle ends they have lived through. */
export type Batch = { left: bigint; cycles: number };

/** A rollover read once, its amounts in smallest units. */
export type Rollover = {
  readonly share: Ratio | undefined;
  readonly maximum: bigint | undefined;
  readonly minimum: bigint | undefined;
  readonly lifts: boolean;
  /** Further cycles a batch is kept; undefined where batches are not told apart. */
  readonly cycles: number | undefined;
};

const ALL: Rollover = {
  share: undefined,
  maximum: undefined,
  minimum: undefined,
  lifts: false,
  cycles: undefined,
};
/** Nothing stays: what a reset does to a grant without a rollover of its own. */
export const LOST: Rollover = { ...ALL, maximum: 0n };

export function readRollover(rule: GrantRollover, exact: Exact): Rollover {
  if (rule === 'lost') return LOST;
  if (rule === 'all') return ALL;
  const read = (amount: string | number | undefined) =>
    amount === undefined ? undefined : exact.read(amount);
  const percent = rule.percentage;
  return {
    share: percent === undefined ? undefined : timesRatio(ratioOf(String(percent)), ratio(1, 100)),
    maximum: read(rule.maximum),
    minimum: read(rule.minimum),
    lifts: rule.lifts,
    cycles: rule.cycles,
  };
}

/** What a cycle's end does to a grant: kept + lost is what was there; lifted comes on top of kept. */
export type Kept = {
  readonly batches: Batch[];
  readonly kept: bigint;
  readonly lost: bigint;
  readonly lifted: bigint;
};

const sumOf = (batches: readonly Batch[]): bigint =>
  batches.reduce((sum, batch) => sum + batch.left, 0n);

/**
 * The end of a cycle (rulebook 8, "at the cycle's end"), in this order: batches past their cycles
 * are lost; the share stays, rounded down to a whole `unit`; at least the minimum, which lifts a
 * smaller balance where the rule says so; at most the maximum. What goes, goes from the oldest batch.
 */
export function keepAtCycleEnd(
  batches: readonly Batch[],
  rule: Rollover,
  unit: bigint,
  exact: Exact,
): Kept {
  const there = sumOf(batches);
  const aged = batches.map((batch) => ({ left: batch.left, cycles: batch.cycles + 1 }));
  const { cycles } = rule;
  const staying = cycles === undefined ? aged : aged.filter((batch) => batch.cycles <= cycles);
  const left = sumOf(staying);
  let kept = left;
  if (rule.share !== undefined && compareRatios(rule.share, ratio(1)) < 0)
    kept = exact.floorTo(floorRatio(timesRatio(ratio(left), rule.share)), unit);
  if (rule.minimum !== undefined && kept < rule.minimum)
    kept = rule.lifts || left > rule.minimum ? rule.minimum : left;
  if (rule.maximum !== undefined && kept > rule.maximum) kept = rule.maximum;
  const lifted = kept > left ? kept - left : 0n;
  let leaving = left - (kept - lifted);
  for (const batch of staying) {
    const gone = batch.left < leaving ? batch.left : leaving;
    batch.left -= gone;
    leaving -= gone;
  }
  return {
    batches: staying.filter((batch) => batch.left > 0n),
    kept: kept - lifted,
    lost: there - (kept - lifted),
    lifted,
  };
}
