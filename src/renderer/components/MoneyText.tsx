import { formatHeadline, formatMoney } from '../format/money';
import type { ExplainTarget } from '../stores/explain';
import { useLocale } from '../stores/preferences';
import { Figure } from './Figure';

type MoneyTextProps = {
  /** Decimal string; null is unknown and shows as "–". */
  readonly amount: string | null;
  /** With symbol; leave out in a column whose head names the currency. */
  readonly currency?: string | undefined;
  /** moneyPlaces() of the whole column; the amount's own places where absent. */
  readonly places?: number | undefined;
  readonly signed?: boolean;
  /** Three figures and a unit, with the full amount on focus and hover. */
  readonly headline?: boolean;
  readonly explain?: ExplainTarget | undefined;
  readonly inGrid?: boolean;
  readonly className?: string | undefined;
};

/** Money on screen, exact from its decimal string. */
export function MoneyText(props: MoneyTextProps) {
  const { amount, currency, places, signed, headline = false } = props;
  const locale = useLocale();
  const full = formatMoney(amount, { locale, currency, signed });
  const shown =
    headline && currency !== undefined
      ? formatHeadline(amount, locale, currency)
      : formatMoney(amount, { locale, currency, places, signed });
  const title = shown === full ? undefined : full;
  return (
    <Figure
      explain={props.explain}
      title={title}
      className={props.className}
      inGrid={props.inGrid ?? false}
    >
      {shown}
    </Figure>
  );
}
