import { formatCredits } from '../format/credits';
import type { ExplainTarget } from '../stores/explain';
import { useLocale } from '../stores/preferences';
import { Figure } from './Figure';

type CreditsTextProps = {
  /** Decimal string; null is unknown and shows as "–". */
  readonly credits: string | null;
  /** The meter's unit in the price book's word, already in its number; none in a column whose head names it. */
  readonly unit?: string | undefined;
  readonly signed?: boolean;
  readonly explain?: ExplainTarget | undefined;
  readonly inGrid?: boolean;
  readonly className?: string | undefined;
};

/** Credits on screen, exact, grouped by locale. */
export function CreditsText(props: CreditsTextProps) {
  const { credits, unit, signed = false } = props;
  const locale = useLocale();
  const shown = formatCredits(credits, locale, { signed });
  return (
    <Figure explain={props.explain} className={props.className} inGrid={props.inGrid ?? false}>
      {unit === undefined || credits === null ? shown : `${shown} ${unit}`}
    </Figure>
  );
}
