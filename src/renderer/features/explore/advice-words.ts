import type { Flip, Recommendation } from '../../../shared/contract/decisions';
import { formatMoney } from '../../format/money';

/** How far the next best is away, in one sentence. */
export function marginSentence(
  { margin, runnersUp, currency, feasible, plan }: Recommendation,
  locale: string,
): string {
  if (!feasible) return 'No way serves everything that is needed.';
  const [next] = runnersUp;
  if (margin === null || next === undefined) {
    return plan === null ? 'No other plan serves everything.' : 'The cheapest way on this plan.';
  }
  const amount = formatMoney(margin.amount, { locale, currency });
  const share = margin.percent === null ? '' : ` (${margin.percent} %)`;
  if (/^0(\.0+)?$/.test(margin.amount)) return `As dear as ${next.way.label}: a tie.`;
  return `${amount}${share} less than the next best, ${next.way.label}.`;
}

/** At which change of all volumes another way wins. */
export function flipSentence({ percent, direction, label, sentence }: Flip): string {
  if (percent === null || label === null) return sentence;
  return `From ${percent.replace('-', '')} % ${direction} work on, ${label} is cheaper.`;
}

/** How much more work the purchases as listed carry; undefined where nothing is bought. */
export function headroomSentence({
  headroomPercent,
  choice,
  feasible,
}: Recommendation): string | undefined {
  if (!feasible || choice === null) return undefined;
  if (headroomPercent === null) return 'It serves any growth that was looked at.';
  return `As listed it serves up to ${headroomPercent} % more work.`;
}
