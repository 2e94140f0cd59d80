import { Select } from '@mantine/core';
import { useState } from 'react';
import { AssumptionsButton } from '../../components/assumptions/AssumptionsButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PlanSelect } from '../../components/PlanSelect';
import { useQueryFact } from '../../routing/use-route';
import { useChosenPlan } from '../../stores/chosen-plan';
import { useDraft } from '../../stores/draft';
import { useSimulation } from '../../stores/figures';
import { BalanceChart } from './BalanceChart';
import { CyclePanel } from './CyclePanel';
import { EventList } from './EventList';
import { InvoiceList } from './InvoiceList';
import { projectionLine } from './projection-line';
import type { DayCursor, TimelineFacts } from './timeline-facts';
import { TimelineSummary } from './TimelineSummary';
import { seriesKey, useTimeline } from './use-timeline';
import './timeline.css';

/** One plan day by day: its balance, what happens to it, and what is invoiced. */
export function TimelinePage() {
  const [plan, setPlan] = useChosenPlan();
  const { data, error, refetch, isPlaceholderData } = useSimulation(plan);
  const facts = useTimeline(data, plan ?? '');
  return (
    <div className="timeline" aria-busy={isPlaceholderData}>
      <h2 className="visually-hidden">Timeline</h2>
      <div className="timeline__tools">
        <PlanSelect plan={plan} onPlan={setPlan} />
        {facts === undefined ? null : <BalanceChoice facts={facts} />}
        <AssumptionsButton plan={plan} view="timeline" />
        {facts === undefined ? null : <TimelineSummary facts={facts} />}
      </div>
      {error !== null && data === undefined ? (
        <ErrorPanel
          title="The plan could not be simulated"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {facts === undefined ? null : <Timeline key={facts.of.plan} facts={facts} />}
    </div>
  );
}

function Timeline({ facts }: { readonly facts: TimelineFacts }) {
  const [at, point] = useState<number>();
  const [chosen, choose] = useState(0);
  const scenario = useDraft((state) => state.scenario);
  const last = Math.max(0, facts.days.length - 1);
  const cursor: DayCursor = {
    at: at === undefined ? undefined : Math.min(at, last),
    chosen: Math.min(chosen, last),
    point,
    choose: (day) => {
      point(day);
      choose(day);
    },
  };
  const line = scenario === undefined ? undefined : projectionLine(scenario, facts.book);
  return (
    <>
      {line === undefined ? null : (
        <p className="timeline__line">
          <b>In:</b> {line.holds}. <b>Not in:</b> {line.leavesOut}.
        </p>
      )}
      {facts.series.unlimited ? (
        <EmptyState title="No balance to run out">
          This plan sets no cap and no end to its {facts.say.unit}: there is no balance to draw.
          Events and invoices follow below.
        </EmptyState>
      ) : (
        <BalanceChart facts={facts} cursor={cursor} />
      )}
      <div className="timeline__below">
        <EventList facts={facts} cursor={cursor} />
        <CyclePanel facts={facts} cursor={cursor} />
      </div>
      <InvoiceList facts={facts} on={facts.days[cursor.chosen]?.on} />
    </>
  );
}

/** Which meter of which case is drawn, where there are several. */
function BalanceChoice({ facts }: { readonly facts: TimelineFacts }) {
  const [, setBalance] = useQueryFact('balance');
  const cases = useDraft((state) => state.scenario?.cases);
  const { balances } = facts.simulation;
  if (balances.length < 2) return null;
  const label = (meter: string, caseId: string | undefined): string => {
    const unit = facts.book.meters.find(({ id }) => id === meter)?.label ?? meter;
    const name = cases?.find(({ id }) => id === caseId)?.label ?? caseId;
    if (name === undefined) return unit;
    return facts.book.meters.length > 1 ? `${name}, ${unit}` : name;
  };
  return (
    <Select
      aria-label="Balance shown"
      w="15rem"
      value={seriesKey(facts.series)}
      onChange={(key) => setBalance(key ?? undefined)}
      data={balances.map((series) => ({
        value: seriesKey(series),
        label: label(series.meter, series.case),
      }))}
    />
  );
}
