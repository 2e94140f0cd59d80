import { CreditsText } from '../../components/CreditsText';
import { Figure } from '../../components/Figure';
import { MoneyText } from '../../components/MoneyText';
import { isNegative, isZero } from '../../format/exact';
import { formatDelta, formatMoney } from '../../format/money';
import { formatCount } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { localWords } from '../../format/host-words';
import { useLocale } from '../../stores/preferences';
import type { FigureColumn } from './compare-columns';
import { isOwn, type CompareFacts } from './compare-facts';
import { EnterPrice } from './EnterPrice';
import { explainPlan, explainPurchase, explainUnserved } from './explain-plan';
import { deltaOf, type PlanRow } from './plan-rows';
import { sentenceOf } from './row-sentence';

type CellProps = { readonly facts: CompareFacts; readonly row: PlanRow };

const STATUS_WORDS = {
  feasible: undefined,
  'not-feasible': 'Not feasible',
  'price-unknown': 'Price on request',
} as const;

/** The plan, and its vendor where several are compared. */
export function PlanName({ facts, row }: CellProps) {
  const { summary } = row;
  const vendor = facts.bookLabels.size > 1 ? facts.bookLabels.get(summary.priceBook) : undefined;
  return (
    <span className="plan-grid__name">
      {isOwn(facts, row) ? (
        <button
          type="button"
          className="plan-grid__open"
          tabIndex={-1}
          title={`Timeline of ${summary.label}`}
          onClick={() => facts.openTimeline(row)}
        >
          {summary.label}
        </button>
      ) : (
        <span className="plan-grid__other">{summary.label}</span>
      )}
      {vendor === undefined ? null : <span className="caption"> {vendor}</span>}
    </span>
  );
}

/** Why it is the one, why it is not, or why it cannot be; the word in front says which. */
export function Sentence({ facts, row }: CellProps) {
  const best = facts.recommendation.best?.key === row.key;
  const word = best
    ? facts.recommendation.kind === 'tie'
      ? 'Tie'
      : 'Cheapest'
    : STATUS_WORDS[row.summary.status];
  return (
    <>
      {word === undefined ? null : (
        <span className="plan-grid__status" data-status={best ? 'best' : row.summary.status}>
          {word}:{' '}
        </span>
      )}
      {sentenceOf(facts, row)}
      <Conversion row={row} />
    </>
  );
}

/** The plan's own money and the rate it is shown at, with its day. */
function Conversion({ row }: { readonly row: PlanRow }) {
  const locale = useLocale();
  const { converted, total, currency } = row.summary;
  if (converted === undefined || total === null) return null;
  return (
    <span className="plan-grid__rate">
      {' '}
      {formatMoney(total, { locale, currency })} × {converted.rate} as of{' '}
      {formatDate(converted.on, locale)}.
    </span>
  );
}

const AMOUNTS = {
  total: 'total',
  average: 'average',
  first: 'firstMonth',
  unit: 'perUnit',
  credit: 'perCredit',
} as const;

type PlanFigureProps = CellProps & {
  readonly column: FigureColumn;
  /** The figure that is compared by: there a price on request is entered. */
  readonly isMain?: boolean;
};

export function PlanFigure({ facts, row, column, isMain = false }: PlanFigureProps) {
  const amount = row[AMOUNTS[column]];
  if (isMain && row.summary.status === 'price-unknown' && isOwn(facts, row))
    return <EnterPrice facts={facts} row={row} />;
  return (
    <MoneyText
      amount={amount}
      places={facts.places[column]}
      explain={amount === null ? undefined : explainPlan(facts, row, column)}
      inGrid
    />
  );
}

/** Packs and overage, each with its sum on hover and behind F4. */
export function Bought({ facts, row }: CellProps) {
  const locale = useLocale();
  const { summary } = row;
  const overage = !isZero(summary.overageCredits);
  if (summary.purchases.length === 0 && !overage) {
    return <span className="secondary">nothing</span>;
  }
  return (
    <span className="plan-grid__bought">
      {summary.purchases.map(({ pack, label, count, amount }) => (
        <Figure
          key={pack}
          inGrid
          title={`${label}: ${facts.say.money(amount)}`}
          explain={explainPurchase(facts, row, pack)}
        >
          {facts.say.count(count)} × {localWords(label, locale)}
        </Figure>
      ))}
      {overage ? (
        <span>
          <CreditsText credits={summary.overageCredits} /> overage
        </span>
      ) : null}
    </span>
  );
}

export function Unserved({ facts, row }: CellProps) {
  const locale = useLocale();
  const { summary } = row;
  const shown = formatCount(summary.unservedUnits, locale);
  if (summary.unservedUnits === 0) return <span className="secondary">0</span>;
  return (
    <span className="plan-grid__figure">
      <Figure inGrid className="plan-grid__loss" explain={explainUnserved(facts, row)}>
        {shown}
      </Figure>
      {summary.firstShortOn === null ? null : (
        <span className="caption">
          from {formatDate(summary.firstShortOn, locale, 'day-month')}
        </span>
      )}
    </span>
  );
}

/** Signed, in the measure chosen; cheaper and dearer differ by sign and word before colour. */
export function DeltaText({ facts, row }: CellProps) {
  const locale = useLocale();
  const delta = deltaOf(row, facts.reference, facts.measure);
  if (delta === null) {
    const isReference = facts.reference?.key === row.key;
    return <span className="secondary">{isReference ? 'baseline' : '–'}</span>;
  }
  const text = formatDelta(delta.amount, delta.base, delta.percent, {
    locale,
    places: facts.places[DELTA_COLUMNS[facts.measure]],
  });
  const tone = isZero(delta.amount) ? undefined : isNegative(delta.amount) ? 'gain' : 'loss';
  return <span data-tone={row.summary.feasible ? tone : undefined}>{text}</span>;
}

const DELTA_COLUMNS = { total: 'total', month: 'average', unit: 'unit', credit: 'credit' } as const;
