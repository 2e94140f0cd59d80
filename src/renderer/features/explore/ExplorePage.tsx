import { SegmentedControl } from '@mantine/core';
import { EmptyState } from '../../components/EmptyState';
import { RouteLink } from '../../components/RouteLink';
import { toScenario } from '../../routing/route';
import { useQueryFact } from '../../routing/use-route';
import { useDraft } from '../../stores/draft';
import { useOpenBook } from '../../stores/figures';
import { AdviceView } from './AdviceView';
import { BreakEvenView } from './BreakEvenView';
import { CeilingsView } from './CeilingsView';
import { DriversView } from './DriversView';
import { MapView } from './MapView';
import { OddsView } from './OddsView';
import { TotalsNow } from './TotalsNow';
import { WhatIf } from './WhatIf';
import { UsageView } from './usage/UsageView';
import './explore.css';

const VIEWS = [
  { value: 'advice', label: 'What to buy', View: AdviceView },
  { value: 'run-out', label: 'Run-out', View: CeilingsView },
  { value: 'break-even', label: 'Break-even', View: BreakEvenView },
  { value: 'map', label: 'Plan map', View: MapView },
  { value: 'drivers', label: 'What moves it', View: DriversView },
  { value: 'odds', label: 'How sure', View: OddsView },
  { value: 'usage', label: 'Real usage', View: UsageView },
] as const;

/** What happens if volumes move: totals at once, pictures of many volumes or many runs beside them. */
export function ExplorePage() {
  const [show, setShow] = useQueryFact('show');
  const scenario = useDraft((state) => state.scenario);
  const record = useDraft((state) => state.head?.id);
  const book = useOpenBook();
  if (scenario === undefined || record === undefined || book === undefined) return null;
  const isEmpty = scenario.lines.length + scenario.catalogs.length === 0;
  const shown = VIEWS.find(({ value }) => value === show) ?? (isEmpty ? undefined : VIEWS[0]);
  if (isEmpty && shown?.value !== 'usage') {
    return (
      <EmptyState
        title="Nothing to move yet"
        actions={
          <>
            <RouteLink to={toScenario(record, 'workload')}>Enter the workload</RouteLink>
            <RouteLink to={toScenario(record, 'explore', { show: 'usage' })}>
              Import real usage
            </RouteLink>
          </>
        }
      >
        Explore moves the volumes of a workload and shows which plan wins where. Add a catalog or a
        line first.
      </EmptyState>
    );
  }
  const { View, value: current } = shown ?? VIEWS[0];
  // Real usage is what was: there is nothing to slide.
  const slides = current !== 'usage';
  return (
    <div className={slides ? 'explore' : 'explore explore--wide'}>
      <h2 className="visually-hidden">Explore</h2>
      {slides ? <WhatIf book={book} /> : null}
      <div className="explore__main">
        {slides ? <TotalsNow /> : null}
        <SegmentedControl
          className="explore__views"
          size="sm"
          aria-label="Question"
          value={current}
          onChange={(value) => setShow(value === 'advice' ? undefined : value)}
          data={VIEWS.map(({ value, label }) => ({ value, label }))}
        />
        <View book={book} />
      </div>
    </div>
  );
}
