import { AssumptionsButton } from '../../components/assumptions/AssumptionsButton';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PlanSelect } from '../../components/PlanSelect';
import { useRoute } from '../../routing/use-route';
import { useChosenPlan } from '../../stores/chosen-plan';
import { useSimulation } from '../../stores/figures';
import { isGrouping } from './ledger-groups';
import { LedgerFilters } from './LedgerFilters';
import { LedgerGrid } from './LedgerGrid';
import { LedgerGroupGrid } from './LedgerGroupGrid';
import { useLedgerFacts } from './use-ledger-facts';
import './ledger.css';

/** Every dated change of a balance or of money owed, with its cause and the rule it follows. */
export function LedgerPage() {
  const [plan, setPlan] = useChosenPlan();
  const { data, error, refetch } = useSimulation(plan);
  const facts = useLedgerFacts(data, plan ?? '');
  const { group } = useRoute().query;
  return (
    <div className="ledger">
      <h2 className="visually-hidden">Ledger</h2>
      <div className="ledger__tools">
        <PlanSelect plan={plan} onPlan={setPlan} />
        {facts === undefined ? null : <LedgerFilters facts={facts} />}
        <AssumptionsButton plan={plan} view="timeline" />
      </div>
      {error !== null && data === undefined ? (
        <ErrorPanel
          title="The plan could not be simulated"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {facts === undefined ? null : (
        <div className="ledger__grid">
          {isGrouping(group) ? (
            <LedgerGroupGrid facts={facts} by={group} />
          ) : (
            <LedgerGrid facts={facts} />
          )}
        </div>
      )}
    </div>
  );
}
