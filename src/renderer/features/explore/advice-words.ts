import type { Flip, Recommendation } from '../../../shared/contract/decisions';
import { compareAmounts, differenceOf, isZero, magnitude } from '../../format/exact';
import { localWords } from '../../format/host-words';
import { formatMoney } from '../../format/money';
import { formatPercent } from '../../format/percent';

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
  const share =
    margin.percent === null ? '' : ` (${formatPercent(magnitude(margin.percent), locale)})`;
  if (isZero(margin.amount)) return `As dear as ${next.way.label}: a tie.`;
  return `The next best, ${next.way.label}, costs ${amount}${share} more.`;
}

/** A threshold keeps its tenth: rounded, it would promise too much. */
const threshold = (percent: string, locale: string): string =>
  formatPercent(magnitude(percent), locale, { exact: true });

/** What the choice saves against the cheapest plan as the scenario buys now; undefined where nothing. */
export function savingSentence(
  { choice, currency, feasible }: Recommendation,
  now: string | null | undefined,
  locale: string,
): string | undefined {
  if (!feasible || choice?.total == null || now == null) return undefined;
  if (compareAmounts(choice.total, now) >= 0) return undefined;
  const saved = formatMoney(differenceOf(now, choice.total), { locale, currency });
  return `${saved} less than the cheapest plan as the scenario buys now.`;
}

/** At which change of all volumes another way wins. */
export function flipSentence(
  { percent, direction, label, sentence }: Flip,
  locale: string,
): string {
  if (percent === null || label === null) return localWords(sentence, locale);
  return `From ${threshold(percent, locale)} ${direction} work on, ${label} is cheaper.`;
}

/** How much more work the purchases as listed carry; undefined where nothing is bought. */
export function headroomSentence(
  { headroomPercent, choice, feasible }: Recommendation,
  locale: string,
): string | undefined {
  if (!feasible || choice === null) return undefined;
  if (headroomPercent === null) return 'It serves any growth that was looked at.';
  if (isZero(headroomPercent)) return 'As listed it carries no more work than this.';
  return `As listed it carries up to ${threshold(headroomPercent, locale)} more work.`;
}
