import { IconAlertTriangle, IconCircleCheck, IconEqual } from '@tabler/icons-react';
import { AssumptionsButton } from '../../components/assumptions/AssumptionsButton';
import { DateText } from '../../components/DateText';
import { RouteLink } from '../../components/RouteLink';
import { formatPeriod } from '../../format/dates';
import { toScenario } from '../../routing/route';
import { useLocale } from '../../stores/preferences';
import { useDraft } from '../../stores/draft';
import { addMonths } from '../../charts/calendar';
import { isOwn, type CompareFacts } from './compare-facts';

/** The answer in one sentence, and below it what it rests on. */
export function Verdict({ facts }: { readonly facts: CompareFacts }) {
  const locale = useLocale();
  const { comparison, recommendation, rows } = facts;
  const record = useDraft((state) => state.head?.id);
  const alternatives = useDraft((state) => state.scenario?.alternatives.length ?? 0);
  const feasible = rows.filter(({ summary }) => summary.feasible).length;
  const end = addMonths(comparison.start, comparison.months);
  return (
    <section className="verdict" data-kind={recommendation.kind} aria-label="Recommendation">
      <Sign kind={recommendation.kind} />
      <div>
        <p className="verdict__sentence lead">{recommendation.sentence}</p>
        <p className="verdict__reason">
          {recommendation.reason}{' '}
          {record === undefined ? null : (
            <RouteLink to={toScenario(record, 'explore')}>
              Changes of plan, and what would flip it
            </RouteLink>
          )}
        </p>
        <p className="verdict__facts">
          <span>{formatPeriod(comparison.start, end, locale)}</span>
          <span>
            {feasible} of {rows.length} plans serve everything
          </span>
          {alternatives === 0 ? null : <span>{facts.bookLabels.size} price books</span>}
          <SourceAge facts={facts} />
        </p>
      </div>
      <AssumptionsButton plan={leaningPlan(facts)} view="compare" keepsPlan />
    </section>
  );
}

/** Whose assumptions are weighed: the plan compared with, or the first of the scenario's own price book. */
function leaningPlan(facts: CompareFacts): string | undefined {
  const { reference, rows } = facts;
  const own = rows.filter((row) => isOwn(facts, row));
  return own.find(({ key }) => key === reference?.key)?.summary.plan ?? own[0]?.summary.plan;
}

function Sign({ kind }: { readonly kind: CompareFacts['recommendation']['kind'] }) {
  if (kind === 'none') return <IconAlertTriangle size={22} className="verdict__sign" aria-hidden />;
  if (kind === 'tie') return <IconEqual size={22} className="verdict__sign" aria-hidden />;
  return <IconCircleCheck size={22} className="verdict__sign" aria-hidden />;
}

function SourceAge({ facts }: { readonly facts: CompareFacts }) {
  const { readOn } = facts;
  if (readOn === undefined) return null;
  return (
    <span>
      prices as read on <DateText date={readOn} />
    </span>
  );
}
