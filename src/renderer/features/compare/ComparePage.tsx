import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { RouteLink } from '../../components/RouteLink';
import { toScenario } from '../../routing/route';
import { useQueryFact } from '../../routing/use-route';
import { useDraft } from '../../stores/draft';
import { useComparison } from '../../stores/figures';
import { CompareTools } from './CompareTools';
import { NotCovered } from './NotCovered';
import { PlanCards } from './PlanCards';
import { PlanGrid } from './PlanGrid';
import { MonthsOfPlan } from './MonthsOfPlan';
import { useCompareFacts } from './use-compare-facts';
import { Verdict } from './Verdict';
import './compare.css';
import './compare-details.css';

/** Every plan under the scenario's work: which is cheapest, by how much, and why not the others. */
export function ComparePage() {
  const { error, refetch, isPlaceholderData } = useComparison();
  const facts = useCompareFacts();
  const record = useDraft((state) => state.head?.id);
  const hasWork = useDraft(
    ({ scenario }) =>
      scenario === undefined || scenario.lines.length + scenario.catalogs.length > 0,
  );
  const [shape, setShape] = useQueryFact('as');
  if (!hasWork && record !== undefined) {
    return (
      <EmptyState
        title="Nothing to price yet"
        actions={<RouteLink to={toScenario(record, 'workload')}>Enter the workload</RouteLink>}
      >
        Plans are compared under what you process. Add a catalog or a line, and every plan of the
        price book appears here with its total, what is bought and what stays unserved.
      </EmptyState>
    );
  }
  if (error !== null && facts === undefined) {
    return (
      <div className="compare__failed">
        <ErrorPanel
          title="The plans could not be compared"
          error={error}
          onRetry={() => void refetch()}
        />
      </div>
    );
  }
  if (facts === undefined) return null;
  const asCards = shape === 'cards';
  return (
    <div className="compare" aria-busy={isPlaceholderData}>
      <h2 className="visually-hidden">Compare</h2>
      <Verdict facts={facts} />
      <CompareTools
        facts={facts}
        asCards={asCards}
        onShape={(cards) => setShape(cards ? 'cards' : undefined)}
      />
      {asCards ? <PlanCards facts={facts} /> : <PlanGrid facts={facts} />}
      <div className="compare__below">
        <MonthsOfPlan facts={facts} />
        <NotCovered facts={facts} />
      </div>
    </div>
  );
}
