import { MoneyText } from '../../components/MoneyText';
import { formatEstimate, formatMoney } from '../../format/money';
import type { ExplainTarget } from '../../stores/explain';
import { useLocale } from '../../stores/preferences';

type ThreeFiguresProps = {
  readonly figures: readonly {
    readonly label: string;
    readonly amount: string | null;
    readonly explain?: ExplainTarget;
  }[];
  readonly currency: string;
  /** The range that runs of chance have given these from: then they are estimates. */
  readonly estimatedWithin?: readonly [string | null, string | null];
};

/** Low, likely and high before any picture. */
export function ThreeFigures({ figures, currency, estimatedWithin }: ThreeFiguresProps) {
  const locale = useLocale();
  return (
    <dl className="three-figures">
      {figures.map(({ label, amount, explain }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="screen-figure">
            {estimatedWithin === undefined ? (
              <MoneyText amount={amount} currency={currency} headline explain={explain} />
            ) : (
              <span title={formatMoney(amount, { locale, currency })}>
                {formatEstimate(amount, estimatedWithin, { locale, currency })}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
