import { AssumptionsButton } from '../../components/assumptions/AssumptionsButton';
import { MoneyText } from '../../components/MoneyText';
import { differenceOf } from '../../format/exact';
import { formatMoney } from '../../format/money';
import { useComparison } from '../../stores/figures';
import { useLocale } from '../../stores/preferences';

const MOST_OTHERS = 4;

/** The totals of the plans at these volumes, cheapest first; they follow every move. */
export function TotalsNow() {
  const { data, isPlaceholderData } = useComparison();
  const locale = useLocale();
  if (data === undefined) return null;
  const feasible = data.plans.filter(
    ({ feasible: ok, total, currency }) => ok && total !== null && currency === data.currency,
  );
  const [best, ...others] = feasible;
  if (best?.total == null) return <p className="totals lead">No plan serves all of it.</p>;
  const { total: bestTotal } = best;
  return (
    <section className="totals" aria-label="Totals" aria-busy={isPlaceholderData}>
      <p className="totals__best">
        <span className="lead">{best.label} is the cheapest plan</span>
        <span className="screen-figure">
          <MoneyText
            amount={bestTotal}
            currency={data.currency}
            explain={{
              title: `${best.label}, total`,
              shown: formatMoney(bestTotal, { locale, currency: data.currency }),
              subject: { kind: 'total', plan: best.plan, priceBook: best.priceBook },
            }}
          />
        </span>
      </p>
      <AssumptionsButton
        plan={best.priceBook === data.priceBook.id ? best.plan : undefined}
        view="explore"
        keepsPlan
      />
      <ol className="totals__others">
        {others.slice(0, MOST_OTHERS).map(({ plan, priceBook, label, total }) => (
          <li key={`${priceBook} ${plan}`}>
            <span>{label}</span>{' '}
            <MoneyText
              amount={total}
              currency={data.currency}
              explain={{
                title: `${label}, total`,
                shown: formatMoney(total, { locale, currency: data.currency }),
                subject: { kind: 'total', plan, priceBook },
              }}
            />{' '}
            <span className="secondary">
              {formatMoney(differenceOf(total ?? '0', bestTotal), {
                locale,
                currency: data.currency,
                signed: true,
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
