import type { Scenario } from '../../../shared/contract/scenario';
import { MoneyText } from '../../components/MoneyText';
import { formatUnits } from '../../format/credits';
import { useLocale } from '../../stores/preferences';
import { failureOf } from '../../trpc/call-error';
import { useStartComparison } from './use-start-comparison';

/** What the work comes to so far, while it is being said. */
export function CostPreview({ scenario }: { readonly scenario: Scenario }) {
  const { data, error } = useStartComparison(scenario);
  const locale = useLocale();
  if (scenario.catalogs.length + scenario.lines.length === 0)
    return <p className="start__preview" />;
  if (error !== null)
    return <p className="start__preview start__problem">{failureOf(error).message}</p>;
  const best = data?.plans.find(
    ({ plan, priceBook }) => plan === data.cheapest && priceBook === data.cheapestPriceBook,
  );
  if (data === undefined) return <p className="start__preview" />;
  return (
    <p className="start__preview" role="status" aria-live="polite">
      {best === undefined ? (
        'No plan serves all of it.'
      ) : (
        <>
          {best.label} is cheapest:{' '}
          <MoneyText className="start__sum" amount={best.total} currency={best.currency} /> in{' '}
          {formatUnits(data.months, 'month', 'months', locale)}
        </>
      )}
    </p>
  );
}
