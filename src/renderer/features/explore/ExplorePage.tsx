import { SegmentedControl } from '@mantine/core';
import { EmptyState } from '../../components/EmptyState';
import { RouteLink } from '../../components/RouteLink';
import { toScenario } from '../../routing/route';
import { useQueryFact } from '../../routing/use-route';
import { useDraft } from '../../stores/draft';
import { useOpenBook } from '../../stores/figures';
import { BreakEvenView } from './BreakEvenView';
import { DriversView } from './DriversView';
import { MapView } from './MapView';
import { OddsView } from './OddsView';
import { TotalsNow } from './TotalsNow';
import { WhatIf } from './WhatIf';
import './explore.css';

const VIEWS = [
  { value: 'break-even', label: 'Break-even', View: BreakEvenView },
  { value: 'map', label: 'Cheapest plan', View: MapView },
  { value: 'drivers', label: 'What moves it', View: DriversView },
  { value: 'odds', label: 'How sure', View: OddsView },
] as const;

/** What happens if volumes move: totals at once, pictures of many volumes or many runs beside them. */
export function ExplorePage() {
  const [show, setShow] = useQueryFact('show');
  const scenario = useDraft((state) => state.scenario);
  const record = useDraft((state) => state.head?.id);
  const book = useOpenBook();
  if (scenario === undefined || record === undefined || book === undefined) return null;
  if (scenario.lines.length + scenario.catalogs.length === 0) {
    return (
      <EmptyState
        title="Nothing to move yet"
        actions={<RouteLink to={toScenario(record, 'workload')}>Enter the workload</RouteLink>}
      >
        Explore moves the volumes of a workload and shows which plan wins where. Add a catalog or a
        line first.
      </EmptyState>
    );
  }
  const shown = VIEWS.find(({ value }) => value === show) ?? VIEWS[0];
  const { View } = shown;
  return (
    <div className="explore">
      <h2 className="visually-hidden">Explore</h2>
      <WhatIf book={book} />
      <div className="explore__main">
        <TotalsNow />
        <SegmentedControl
          size="sm"
          aria-label="Picture"
          value={shown.value}
          onChange={(value) => setShow(value === 'break-even' ? undefined : value)}
          data={VIEWS.map(({ value, label }) => ({ value, label }))}
        />
        <View book={book} />
      </div>
    </div>
  );
}
