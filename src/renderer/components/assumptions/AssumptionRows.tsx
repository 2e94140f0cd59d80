import { Radio } from '@mantine/core';
import type { RegisterRow } from '../../../shared/contract/explain';
import type { Assumption, PriceBook } from '../../../shared/contract/price-book';
import { formatCount } from '../../format/credits';
import { isNegative, isZero } from '../../format/exact';
import { formatMoney } from '../../format/money';
import { editDraft, undoDraft, type EditPlace } from '../../stores/draft';
import { notify } from '../../stores/notices';
import { useLocale } from '../../stores/preferences';
import { ErrorPanel } from '../ErrorPanel';
import { readingOptions, readOtherwise, type ReadingOption } from './reading-options';
import { useRegister } from './use-register';

type AssumptionRowsProps = {
  readonly plan: string;
  readonly book: PriceBook;
  readonly view: EditPlace['view'] | undefined;
};

/** Each assumption with what is taken, why, and the total under every other reading; a click takes one. */
export function AssumptionRows({ plan, book, view }: AssumptionRowsProps) {
  const locale = useLocale();
  const { data, error, again, isFormer } = useRegister(plan, true);
  if (error !== null && data === undefined) {
    return (
      <ErrorPanel title="The assumptions could not be weighed" error={error} onRetry={again} />
    );
  }
  if (data === undefined) return null;
  const label = book.plans.find(({ id }) => id === plan)?.label ?? plan;
  const leantOn = data.rows.flatMap((row) => {
    const assumption = book.assumptions.find(({ id }) => id === row.id);
    return assumption === undefined ? [] : [{ row, assumption }];
  });
  const rest = book.assumptions.length - leantOn.length;
  return (
    <div className="assumption-rows" aria-busy={isFormer}>
      <p className="secondary">
        {label} costs {formatMoney(data.total, { locale, currency: book.currency })} as read here.
        Where {book.label}’s pages are silent or can be read in two ways, choose the reading that
        holds for you: it is kept with the scenario.
      </p>
      {leantOn.length === 0 ? <p>This result leans on none.</p> : null}
      <ul>
        {leantOn.map(({ row, assumption }) => (
          <AssumptionItem
            key={row.id}
            row={row}
            assumption={assumption}
            currency={book.currency}
            view={view}
          />
        ))}
      </ul>
      {rest === 0 ? null : (
        <p className="secondary">
          {rest} more of {book.label} {rest === 1 ? 'plays' : 'play'} no part in this result.
        </p>
      )}
    </div>
  );
}

type AssumptionItemProps = {
  readonly row: RegisterRow;
  readonly assumption: Assumption;
  readonly currency: string;
  readonly view: EditPlace['view'] | undefined;
};

function AssumptionItem({ row, assumption, currency, view }: AssumptionItemProps) {
  const { id, title, reason, others } = assumption;
  const choose = (other: string | undefined): void => {
    editDraft(
      `Read ${id} ${other === undefined ? 'as by default' : 'otherwise'}`,
      (scenario) => readOtherwise(scenario, id, other),
      view === undefined ? {} : { place: { view, target: `assumption:${id}` } },
    );
    // Where undo is another document's, the way back is offered at once.
    if (view === undefined) {
      notify(`${id} is read ${other === undefined ? 'as by default' : 'otherwise'}.`, {
        action: { label: 'Undo', run: () => void undoDraft() },
      });
    }
  };
  return (
    <li className="assumption-rows__item" data-chosen={row.chosen === null ? undefined : ''}>
      <h3>
        <span className="assumption-rows__id">{id}</span> {title}
      </h3>
      <p className="assumption-rows__reason">{reason}</p>
      {others.length === 0 ? (
        <p>{assumption.reading} No other reading is known.</p>
      ) : (
        <fieldset className="assumption-rows__readings">
          <legend className="visually-hidden">
            Reading of {id}, {title}
          </legend>
          {readingOptions(row, assumption).map((option) => (
            <div key={option.other ?? ''} className="assumption-rows__option">
              <Radio
                size="xs"
                name={`reading-${id}`}
                label={option.label}
                checked={option.isChosen}
                onChange={() => choose(option.other)}
              />
              <Effect option={option} currency={currency} />
            </div>
          ))}
        </fieldset>
      )}
    </li>
  );
}

/** What a reading does to the total: its difference and the total it leads to. */
function Effect({
  option,
  currency,
}: {
  readonly option: ReadingOption;
  readonly currency: string;
}) {
  const locale = useLocale();
  const { isChosen, effect, total, unserved } = option;
  if (isChosen) return <span className="assumption-rows__effect caption">in force</span>;
  const units =
    unserved === 0
      ? undefined
      : `${formatCount(Math.abs(unserved), locale)} ${unserved > 0 ? 'more' : 'fewer'} unserved`;
  if (effect === null || total === null) {
    return (
      <span className="assumption-rows__effect caption">
        {['total unknown', units].filter(Boolean).join(', ')}
      </span>
    );
  }
  // Cheaper because less is served is no gain.
  const tone = isZero(effect) || unserved !== 0 ? undefined : isNegative(effect) ? 'gain' : 'loss';
  return (
    <span className="assumption-rows__effect" data-tone={tone}>
      {isZero(effect) ? (
        <span className="caption">same total</span>
      ) : (
        formatMoney(effect, { locale, currency, signed: true })
      )}
      {isZero(effect) ? null : (
        <span className="caption">{formatMoney(total, { locale, currency })}</span>
      )}
      {units === undefined ? null : <span className="caption">{units}</span>}
    </span>
  );
}
