import { NativeSelect, Switch } from '@mantine/core';
import type { Change } from '../../../../shared/contract/scenario';
import { readCount, readCredits, readMoney } from '../../../components/fields/readings';
import { TypedField } from '../../../components/fields/TypedField';
import { formatCount, formatCredits } from '../../../format/credits';
import { formatMoney } from '../../../format/money';
import type { Work } from '../use-work';

type Kind<K extends Change['kind']> = Extract<Change, { kind: K }>;

type FieldsProps<C extends Change> = {
  readonly work: Work;
  readonly change: C;
  readonly onChange: (next: Change) => void;
};

const options = (list: readonly { readonly id: string; readonly label: string }[]) =>
  list.map(({ id, label }) => ({ value: id, label }));

/** What a planned change needs beside its day. */
export function ChangeFields({ work, change, onChange }: FieldsProps<Change>) {
  const { book, context } = work;
  switch (change.kind) {
    case 'plan':
    case 'reactivate':
      return <PlanField work={work} change={change} onChange={onChange} />;
    case 'buy':
      return <BuyFields work={work} change={change} onChange={onChange} />;
    case 'seats':
      return (
        <TypedField
          label="Seats"
          align="end"
          shown={formatCount(change.seats, context.locale)}
          read={(text) => readCount(text, context.marks, 1, 1_000_000)}
          onKeep={(seats) => onChange({ ...change, seats })}
        />
      );
    case 'overage':
      return (
        <Switch
          label="Overage on"
          checked={change.enabled}
          onChange={(event) => onChange({ ...change, enabled: event.currentTarget.checked })}
        />
      );
    case 'auto-top-up':
      return <TopUpChange work={work} change={change} onChange={onChange} />;
    case 'claim': {
      const claims = book.plans.flatMap(({ allowances }) =>
        allowances.flatMap(({ claim }) => claim ?? []),
      );
      return (
        <NativeSelect
          label="Claim"
          value={change.claim}
          data={options(claims)}
          onChange={(event) => onChange({ ...change, claim: event.currentTarget.value })}
        />
      );
    }
    case 'price':
      return <PriceFields work={work} change={change} onChange={onChange} />;
    case 'cancel':
    case 'deactivate':
    default:
      return null;
  }
}

function PlanField({ work, change, onChange }: FieldsProps<Kind<'plan'> | Kind<'reactivate'>>) {
  const { plans } = work.book;
  return (
    <NativeSelect
      label="Plan"
      value={change.plan ?? ''}
      data={[
        ...(change.kind === 'plan' ? [] : [{ value: '', label: 'As before' }]),
        ...options(plans),
      ]}
      onChange={(event) => {
        const plan = event.currentTarget.value;
        onChange(plan === '' ? { on: change.on, kind: 'reactivate' } : { ...change, plan });
      }}
    />
  );
}

function BuyFields({ work, change, onChange }: FieldsProps<Kind<'buy'>>) {
  const { locale, marks } = work.context;
  return (
    <div className="side-panel__row">
      <NativeSelect
        label="Pack"
        value={change.pack}
        data={options(work.book.packs)}
        onChange={(event) => onChange({ ...change, pack: event.currentTarget.value })}
      />
      <TypedField
        label="How many"
        align="end"
        shown={formatCount(change.count, locale)}
        read={(text) => readCount(text, marks, 1, 1_000_000)}
        onKeep={(count) => onChange({ ...change, count })}
      />
    </div>
  );
}

function TopUpChange({ work, change, onChange }: FieldsProps<Kind<'auto-top-up'>>) {
  const { locale, marks } = work.context;
  const [first] = work.book.packs;
  const { set } = change;
  return (
    <>
      <Switch
        label="Auto top-up on"
        checked={set !== null}
        disabled={first === undefined}
        onChange={(event) =>
          onChange({
            ...change,
            set:
              event.currentTarget.checked && first !== undefined
                ? { pack: first.id, threshold: '0' }
                : null,
          })
        }
      />
      {set === null ? null : (
        <div className="side-panel__row">
          <NativeSelect
            label="Pack"
            value={set.pack}
            data={options(work.book.packs)}
            onChange={(event) =>
              onChange({ ...change, set: { ...set, pack: event.currentTarget.value } })
            }
          />
          <TypedField
            label="Threshold"
            align="end"
            shown={formatCredits(set.threshold, locale)}
            read={(text) => readCredits(text, marks)}
            onKeep={(threshold) => onChange({ ...change, set: { ...set, threshold } })}
          />
        </div>
      )}
    </>
  );
}

function PriceFields({ work, change, onChange }: FieldsProps<Kind<'price'>>) {
  const { locale, marks } = work.context;
  const { book } = work;
  return (
    <div className="side-panel__row">
      <NativeSelect
        label="Plan"
        value={change.plan}
        data={options(book.plans)}
        onChange={(event) => onChange({ ...change, plan: event.currentTarget.value })}
      />
      <TypedField
        label={`Price, ${book.currency}`}
        align="end"
        shown={formatMoney(change.amount, { locale })}
        read={(text) => readMoney(text, marks, book.minorUnitPlaces)}
        onKeep={(amount) => onChange({ ...change, amount })}
      />
    </div>
  );
}
