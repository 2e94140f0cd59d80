import { MoneyText } from '../../components/MoneyText';

type ThreeFiguresProps = {
  readonly figures: readonly { readonly label: string; readonly amount: string | null }[];
  readonly currency: string;
};

/** Low, likely and high before any picture. */
export function ThreeFigures({ figures, currency }: ThreeFiguresProps) {
  return (
    <dl className="three-figures">
      {figures.map(({ label, amount }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="screen-figure">
            <MoneyText amount={amount} currency={currency} headline />
          </dd>
        </div>
      ))}
    </dl>
  );
}
