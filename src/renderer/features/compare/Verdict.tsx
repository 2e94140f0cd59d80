import { IconAlertTriangle, IconCircleCheck, IconEqual } from '@tabler/icons-react';
import { DateText } from '../../components/DateText';
import { formatPeriod } from '../../format/dates';
import { useLocale } from '../../stores/preferences';
import { useDraft } from '../../stores/draft';
import { addMonths } from '../../charts/calendar';
import type { CompareFacts } from './compare-facts';

/** The answer in one sentence, and below it what it rests on. */
export function Verdict({ facts }: { readonly facts: CompareFacts }) {
  const locale = useLocale();
  const { comparison, recommendation, rows } = facts;
  const alternatives = useDraft((state) => state.scenario?.alternatives.length ?? 0);
  const changed = comparison.assumptions.filter(({ chosen }) => chosen !== null).length;
  const feasible = rows.filter(({ summary }) => summary.feasible).length;
  const end = addMonths(comparison.start, comparison.months);
  return (
    <section className="verdict" data-kind={recommendation.kind} aria-label="Recommendation">
      <Sign kind={recommendation.kind} />
      <div>
        <p className="verdict__sentence lead">{recommendation.sentence}</p>
        <p className="verdict__facts">
          <span>{formatPeriod(comparison.start, end, locale)}</span>
          <span>
            {feasible} of {rows.length} plans serve everything
          </span>
          {alternatives === 0 ? null : <span>{facts.bookLabels.size} price books</span>}
          <a href="#assumptions" onClick={showAssumptions}>
            {comparison.assumptions.length} assumptions
            {changed === 0 ? '' : `, ${changed} read otherwise`}
          </a>
          <SourceAge facts={facts} />
        </p>
      </div>
    </section>
  );
}

function Sign({ kind }: { readonly kind: CompareFacts['recommendation']['kind'] }) {
  if (kind === 'none') return <IconAlertTriangle size={22} className="verdict__sign" aria-hidden />;
  if (kind === 'tie') return <IconEqual size={22} className="verdict__sign" aria-hidden />;
  return <IconCircleCheck size={22} className="verdict__sign" aria-hidden />;
}

/** The hash is the address of the view, so the link moves the focus itself. */
function showAssumptions(event: { preventDefault: () => void }): void {
  event.preventDefault();
  const list = document.getElementById('assumptions');
  list?.scrollIntoView({ block: 'start' });
  list?.focus({ preventScroll: true });
}

function SourceAge({ facts }: { readonly facts: CompareFacts }) {
  const oldest = facts.book.sources.map(({ readOn }) => readOn).toSorted()[0];
  if (oldest === undefined) return null;
  return (
    <span>
      prices as read on <DateText date={oldest} />
    </span>
  );
}
