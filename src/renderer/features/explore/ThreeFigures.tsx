import { MoneyText } from '../../components/MoneyText';
import type { ExplainTarget } from '../../stores/explain';

type ThreeFiguresProps = {
  readonly figures: readonly {
    readonly label: string;
    readonly amount: string | null;
    readonly explain?: ExplainTarget;
  }[];
  readonly currency: string;
};

/** Low, likely and high before any picture. */
export function ThreeFigures({ figures, currency }: ThreeFiguresProps) {
  return (
    <dl className="three-figures">
      {figures.map(({ label, amount, explain }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="screen-figure">
            <MoneyText amount={amount} currency={currency} headline explain={explain} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
