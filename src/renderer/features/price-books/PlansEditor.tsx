import { ActionIcon, Button, Checkbox, Select, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Allowance, Plan, Price, Reservoir } from '../../../shared/contract/price-book';
import { bookDraft, editBook, editPlan } from './book-draft';
import {
  addAllowance,
  addPlan,
  moveMember,
  removeMember,
  setLimit,
  switchFeature,
  withText,
} from './edit-book';
import { useEditor } from './editor-context';
import { CiteEdit, FigureEdit, PlaceFaults, TextEdit } from './EditorFields';

/** The plans, one at a time beside their list. */
export function PlansEditor() {
  const { book } = useEditor();
  const [chosen, choose] = useState<string>();
  const at = Math.max(
    0,
    book.plans.findIndex(({ id }) => id === chosen),
  );
  const plan = book.plans[at];
  return (
    <div className="book-form__split">
      <nav className="book-form__list" aria-label="Plans">
        {book.plans.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            aria-current={id === plan?.id ? 'true' : undefined}
            onClick={() => choose(id)}
          >
            {label}
          </button>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => editBook('Add plan', addPlan)}
        >
          Add a plan
        </Button>
      </nav>
      {plan === undefined ? null : <PlanForm key={plan.id} plan={plan} at={at} />}
    </div>
  );
}

function PlanForm({ plan, at }: { readonly plan: Plan; readonly at: number }) {
  const { book } = useEditor();
  return (
    <div className="book-form">
      <div className="book-form__row">
        <TextEdit
          label="Name"
          value={plan.label}
          onKeep={(label) => editPlan(plan.id, (now) => ({ ...now, label }))}
        />
        <span className="book-form__space" />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Smaller: one place up"
          disabled={at === 0}
          onClick={() => editBook('Move plan', moveMember('plans', plan.id, -1))}
        >
          <IconArrowUp size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Larger: one place down"
          disabled={at === book.plans.length - 1}
          onClick={() => editBook('Move plan', moveMember('plans', plan.id, 1))}
        >
          <IconArrowDown size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={`Remove ${plan.label}`}
          disabled={book.plans.length === 1}
          onClick={() => editBook('Remove plan', removeMember('plans', plan.id))}
        >
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <Textarea
        label="In a sentence"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={4000}
        value={plan.summary ?? ''}
        onBlur={bookDraft.seal}
        onChange={(event) => {
          const summary = event.currentTarget.value;
          editPlan(plan.id, (now) => withText(now, 'summary', summary), 'summary');
        }}
      />
      <PriceEdit plan={plan} path={`plans[${at}].price`} />
      <Allowances plan={plan} at={at} />
      {plan.reservoirs.map((reservoir, place) => (
        <ReservoirEdit
          key={reservoir.id}
          plan={plan}
          reservoir={reservoir}
          path={`plans[${at}].reservoirs[${place}]`}
        />
      ))}
      <Limits plan={plan} at={at} />
      <Features plan={plan} at={at} />
    </div>
  );
}

function PriceEdit({ plan, path }: { readonly plan: Plan; readonly path: string }) {
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

const EVERY = [
  { value: 'once', label: 'once' },
  { value: 'day', label: 'each day' },
  { value: 'cycle', label: 'each cycle' },
  { value: 'year', label: 'each year' },
];

function Allowances({ plan, at }: { readonly plan: Plan; readonly at: number }) {
  const { book } = useEditor();
  const put = (id: string, change: Partial<Allowance>): void =>
    editPlan(plan.id, (now) => ({
      ...now,
      allowances: now.allowances.map((each) => (each.id === id ? { ...each, ...change } : each)),
    }));
  return (
    <fieldset className="book-form__group">
      <legend>Included</legend>
      {plan.allowances.map((allowance, place) => (
        <div key={allowance.id} className="book-form__member">
          <div className="book-form__row">
            <FigureEdit
              label="Amount"
              kind="credits"
              value={allowance.amount}
              onKeep={(amount) => put(allowance.id, { amount })}
            />
            <Select
              label="Of"
              w="9rem"
              value={allowance.meter}
              data={book.meters.map(({ id, unitPlural }) => ({ value: id, label: unitPlural }))}
              onChange={(meter) => {
                if (meter !== null) put(allowance.id, { meter });
              }}
            />
            <Select
              label="When"
              w="8rem"
              value={allowance.every}
              data={EVERY}
              onChange={(every) => {
                if (every === 'once' || every === 'day' || every === 'cycle' || every === 'year') {
                  put(allowance.id, { every });
                }
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label="Remove this allowance"
              onClick={() =>
                editPlan(plan.id, (now) => ({
                  ...now,
                  allowances: now.allowances.filter(({ id }) => id !== allowance.id),
                }))
              }
            >
              <IconTrash size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          </div>
          <CiteEdit
            label="this allowance"
            source={allowance.source}
            onSource={(source) => put(allowance.id, { source })}
          />
          <PlaceFaults path={`plans[${at}].allowances[${place}]`} />
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => editPlan(plan.id, (now) => addAllowance(now, book))}
        >
          Add an allowance
        </Button>
      </div>
    </fieldset>
  );
}

type ReservoirEditProps = {
  readonly plan: Plan;
  readonly reservoir: Reservoir;
  readonly path: string;
};

function ReservoirEdit({ plan, reservoir, path }: ReservoirEditProps) {
  const put = (change: Partial<Reservoir>): void =>
    editPlan(plan.id, (now) => ({
      ...now,
      reservoirs: now.reservoirs.map((each) =>
        each.id === reservoir.id ? { ...each, ...change } : each,
      ),
    }));
  return (
    <fieldset className="book-form__group">
      <legend>Reservoir</legend>
      <div className="book-form__row">
        <FigureEdit
          label="At most"
          kind="credits"
          orUnlimited
          value={reservoir.cap}
          onKeep={(cap) => put({ cap })}
        />
        <FigureEdit
          label="Daily refill"
          kind="credits"
          orUnlimited
          value={reservoir.dailyRefill}
          onKeep={(dailyRefill) => put({ dailyRefill })}
        />
      </div>
      <CiteEdit
        label="the reservoir"
        source={reservoir.source}
        onSource={(source) => put({ source })}
      />
      <PlaceFaults path={path} />
    </fieldset>
  );
}

function Limits({ plan, at }: { readonly plan: Plan; readonly at: number }) {
  const { book } = useEditor();
  if (book.limits.length === 0) return null;
  return (
    <fieldset className="book-form__group">
      <legend>Limits</legend>
      <div className="book-form__grid">
        {book.limits.map(({ id, label }) => {
          const value = plan.limits.find((each) => each.limit === id)?.value;
          return value === undefined ? (
            <div key={id} className="book-form__absent">
              <span>{label}</span>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => editPlan(plan.id, (now) => setLimit(now, id, '1', book))}
              >
                Set
              </Button>
            </div>
          ) : (
            <FigureEdit
              key={id}
              label={label}
              kind="credits"
              orUnlimited
              value={value}
              onKeep={(next) => editPlan(plan.id, (now) => setLimit(now, id, next, book))}
            />
          );
        })}
      </div>
      <PlaceFaults path={`plans[${at}].limits`} />
    </fieldset>
  );
}

function Features({ plan, at }: { readonly plan: Plan; readonly at: number }) {
  const { book } = useEditor();
  if (book.features.length === 0) return null;
  return (
    <fieldset className="book-form__group">
      <legend>Features</legend>
      <div className="book-form__grid">
        {book.features.map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={plan.features?.has.includes(id) === true}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              editPlan(plan.id, (now) => switchFeature(now, id, on, book));
            }}
          />
        ))}
      </div>
      <PlaceFaults path={`plans[${at}].features`} />
    </fieldset>
  );
}
