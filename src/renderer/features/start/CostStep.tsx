import { Button, NumberInput, TextInput } from '@mantine/core';
import type { Comparison, PlanSummary } from '../../../shared/contract/result';
import { CalendarDate } from '../../../shared/contract/primitives';
import type { Scenario } from '../../../shared/contract/scenario';
import { ErrorPanel } from '../../components/ErrorPanel';
import { HostWords } from '../../components/HostWords';
import { MoneyText } from '../../components/MoneyText';
import { UNKNOWN } from '../../format/intl';
import { moneyPlaces } from '../../format/money';
import { changeStarting, nameStarting } from './starting';
import { useStartComparison } from './use-start-comparison';
import type { MakeScenario } from './use-make-scenario';

type CostStepProps = {
  readonly scenario: Scenario;
  readonly onBack: () => void;
  readonly make: MakeScenario;
};

/** The third step: from when, for how long, and what each plan comes to. */
export function CostStep({ scenario, onBack, make }: CostStepProps) {
  const { data, error } = useStartComparison(scenario);
  return (
    <>
      <div className="start__columns">
        <HorizonFields scenario={scenario} />
        <section>
          <h2 className="lead">What it costs</h2>
          {error === null ? null : (
            <ErrorPanel title="It cannot be priced like this" error={error} />
          )}
          {data === undefined ? null : <PlanTable comparison={data} />}
          {make.error === null ? null : (
            <ErrorPanel title="The scenario was not made" error={make.error} />
          )}
        </section>
      </div>
      <footer className="start__foot">
        <span className="start__preview" />
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button
          loading={make.isPending}
          disabled={scenario.name.trim() === ''}
          onClick={() => make.mutate({ scenario, view: 'compare' })}
        >
          Open the comparison
        </Button>
      </footer>
    </>
  );
}

function HorizonFields({ scenario }: { readonly scenario: Scenario }) {
  return (
    <section className="start__fields">
      <h2 className="lead">For how long?</h2>
      <TextInput
        label="Name of the scenario"
        value={scenario.name}
        maxLength={200}
        onChange={(event) => nameStarting(event.currentTarget.value)}
      />
      <TextInput
        label="First day"
        type="date"
        value={scenario.start}
        onChange={(event) => {
          const start = event.currentTarget.value;
          if (CalendarDate.safeParse(start).success)
            changeStarting((before) => ({ ...before, start }));
        }}
      />
      <NumberInput
        label="Months"
        min={1}
        max={120}
        allowDecimal={false}
        clampBehavior="strict"
        value={scenario.months}
        onChange={(months) => {
          if (typeof months === 'number' && months >= 1)
            changeStarting((before) => ({ ...before, months }));
        }}
      />
    </section>
  );
}

function firstReason(plan: PlanSummary): string {
  if (plan.status === 'price-unknown') return 'price on request';
  return plan.reasons[0] ?? plan.unserved[0]?.why ?? '';
}

function bought({ purchases, overageCredits }: PlanSummary): string {
  const packs = purchases.map(({ count, label }) => `${count} × ${label}`);
  return [...packs, ...(overageCredits === '0' ? [] : [`${overageCredits} overage`])].join(', ');
}

function PlanTable({ comparison }: { readonly comparison: Comparison }) {
  const places = moneyPlaces(comparison.plans.map(({ total }) => total));
  return (
    <table className="start__plans">
      <thead>
        <tr>
          <th scope="col">Plan</th>
          <th scope="col" className="number">
            Total, {comparison.currency}
          </th>
          <th scope="col">Bought beside it</th>
          <th scope="col">Why not</th>
        </tr>
      </thead>
      <tbody>
        {comparison.plans.map((plan) => {
          const best =
            plan.plan === comparison.cheapest && plan.priceBook === comparison.cheapestPriceBook;
          return (
            <tr
              key={`${plan.priceBook} ${plan.plan}`}
              data-best={best ? '' : undefined}
              data-feasible={plan.feasible}
            >
              <th scope="row">
                {plan.label} {best ? <span className="start__best">cheapest</span> : null}
              </th>
              <td className="number">
                {plan.total === null ? UNKNOWN : <MoneyText amount={plan.total} places={places} />}
              </td>
              <td>
                <HostWords>{bought(plan)}</HostWords>
              </td>
              <td>{plan.feasible ? null : <HostWords>{firstReason(plan)}</HostWords>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
