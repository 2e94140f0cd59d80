import type { PlanAgainstActual } from '../../../../shared/contract/replay';
import { formatCredits } from '../../../format/credits';
import { formatDate } from '../../../format/dates';
import { magnitude } from '../../../format/exact';
import { formatPercent } from '../../../format/percent';

/** How far an account is beyond its plan or behind it, in one sentence. */
export function againstSentence(
  { ahead, aheadPercent }: PlanAgainstActual['meters'][number],
  { days, expected, planned }: PlanAgainstActual,
  { units, locale }: { readonly units: string; readonly locale: string },
): string {
  const runsShort =
    expected.firstShortOn === null || expected.firstShortOn === planned.firstShortOn
      ? ''
      : `; it runs short on ${formatDate(expected.firstShortOn, locale)}`;
  const span = `in ${days.length} ${days.length === 1 ? 'day' : 'days'}`;
  if (/^-?0(\.0+)?$/.test(ahead)) return `As many ${units} used as planned ${span}${runsShort}`;
  const size = formatCredits(ahead.replace('-', ''), locale);
  const share = aheadPercent === null ? '' : ` (${formatPercent(magnitude(aheadPercent), locale)})`;
  const way = ahead.startsWith('-') ? 'fewer' : 'more';
  return `${size} ${way} ${units} used than planned ${span}${share}${runsShort}`;
}
