import type { Cost, Internal } from '../../../shared/contract/quote';
import type { QuoteLine, QuoteMargin } from '../../../shared/contract/quote-figures';
import { formatUnits } from '../../../shared/decimal';
import { ratio, roundRatio } from '../../engine/amount/ratio';
import { fromMinor, percentOf, sumOf, toMinor, type Minor } from './money';

function costOf(line: QuoteLine, cost: Cost | null, places: number): Minor | null {
  if (cost === null) return null;
  return cost.kind === 'amount'
    ? toMinor(cost.amount, places)
    : percentOf(toMinor(line.list, places), cost.percent);
}

/** What the seller earns before tax. A line without a cost leaves the whole unknown, never zero. */
export function marginOf(
  lines: readonly QuoteLine[],
  internal: Internal,
  places: number,
): QuoteMargin {
  const costs = lines.map((line) => {
    const own = internal.lines.find((each) => each.line === line.key)?.cost;
    const { everyLine } = internal;
    const general =
      everyLine === null ? null : { kind: 'percent-of-list' as const, percent: everyLine };
    return costOf(line, own ?? general, places);
  });
  const known = costs.filter((cost) => cost !== null);
  const net = sumOf(lines.map((line) => toMinor(line.net, places)));
  const isWhole = lines.length > 0 && known.length === lines.length;
  const cost = isWhole ? sumOf(known) : null;
  return {
    lines: lines.map((line, at) => {
      const minor = costs[at] ?? null;
      return {
        line: line.key,
        cost: minor === null ? null : fromMinor(minor, places),
        margin: minor === null ? null : fromMinor(toMinor(line.net, places) - minor, places),
      };
    }),
    cost: cost === null ? null : fromMinor(cost, places),
    margin: cost === null ? null : fromMinor(net - cost, places),
    percent:
      cost === null || net <= 0n
        ? null
        : formatUnits(roundRatio(ratio((net - cost) * 1_000n, net)), 1),
  };
}
