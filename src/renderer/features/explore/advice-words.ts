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
  const share = margin.percent === null ? '' : ` (${short(margin.percent)} %)`;
  if (/^0(\.0+)?$/.test(margin.amount)) return `As dear as ${next.way.label}: a tie.`;
  return `The next best, ${next.way.label}, costs ${amount}${share} more.`;
}

/** A percentage without its sign, and without a tenth that is none. */
const short = (percent: string): string => percent.replace('-', '').replace(/\.0$/, '');

/** At which change of all volumes another way wins. */
export function flipSentence({ percent, direction, label, sentence }: Flip): string {
  if (percent === null || label === null) return sentence.replace(/\.0 %/, ' %');
  return `From ${short(percent)} % ${direction} work on, ${label} is cheaper.`;
}

/** How much more work the purchases as listed carry; undefined where nothing is bought. */
export function headroomSentence({
  headroomPercent,
  choice,
  feasible,
}: Recommendation): string | undefined {
  if (!feasible || choice === null) return undefined;
  if (headroomPercent === null) return 'It serves any growth that was looked at.';
  if (short(headroomPercent) === '0') return 'As listed it carries no more work than this.';
  return `As listed it carries up to ${short(headroomPercent)} % more work.`;
}
