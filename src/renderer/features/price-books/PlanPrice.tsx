import { Select } from '@mantine/core';
import type { Plan, Price } from '../../../shared/contract/price-book';
import { editPlan } from './book-draft';
import { useEditor } from './editor-context';
import { CiteEdit, FigureEdit, PlaceFaults } from './EditorFields';

/** What a plan costs: an amount or a price on request, per what and how often, and its page. */
export function PlanPrice({ plan, path }: { readonly plan: Plan; readonly path: string }) {
  const { book } = useEditor();
  const { price } = plan;
  const put = (next: Price): void => editPlan(plan.id, (now) => ({ ...now, price: next }));
  const zero = book.minorUnitPlaces === 0 ? '0' : `0.${'0'.repeat(book.minorUnitPlaces)}`;
  const swap = (kind: string | null): void => {
    const { per, interval, source } = price;
    if (kind === 'fixed') put({ kind, amount: zero, per, interval, source });
    if (kind === 'on-request') put({ kind, per, interval, source });
  };
  return (
    <fieldset className="book-form__group">
      <legend>Price</legend>
      <div className="book-form__row">
        <Select
          label="Kind"
          w="9rem"
          value={price.kind}
          data={[
            { value: 'fixed', label: 'Fixed' },
            { value: 'on-request', label: 'On request' },
          ]}
          onChange={swap}
        />
        {price.kind === 'fixed' ? (
          <FigureEdit
            label={`Amount in ${book.currency}`}
            kind="money"
            value={price.amount}
            onKeep={(amount) => put({ ...price, amount })}
          />
        ) : null}
        <Select
          label="Per"
          w="8rem"
          value={price.per}
          data={['account', 'seat', 'case']}
          onChange={(per) => {
            if (per === 'account' || per === 'seat' || per === 'case') put({ ...price, per });
          }}
        />
        <Select
          label="Each"
          w="7rem"
          value={price.interval}
          data={['month', 'year']}
          onChange={(interval) => {
            if (interval === 'month' || interval === 'year') put({ ...price, interval });
          }}
        />
      </div>
      <CiteEdit
        label="the price"
        source={price.source}
        onSource={(source) => put({ ...price, source })}
      />
      <PlaceFaults path={path} />
    </fieldset>
  );
}
