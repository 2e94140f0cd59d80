import { Select } from '@mantine/core';
import type { Allowance, Plan, Reservoir } from '../../../shared/contract/price-book';
import { editPlan } from './book-draft';
import { addAllowance } from './edit-book';
import { useEditor } from './editor-context';
import { AddPart, CiteEdit, FigureEdit, PlaceFaults, RemovePart } from './EditorFields';

const EVERY = [
  { value: 'once', label: 'once' },
  { value: 'day', label: 'each day' },
  { value: 'cycle', label: 'each cycle' },
  { value: 'year', label: 'each year' },
];

type PlanCreditsProps = { readonly plan: Plan; readonly at: number };

/** The credits a plan brings: its allowances and its reservoirs. */
export function PlanCredits({ plan, at }: PlanCreditsProps) {
  return (
    <>
      <Allowances plan={plan} at={at} />
      {plan.reservoirs.map((reservoir, place) => (
        <ReservoirEdit
          key={reservoir.id}
          plan={plan}
          reservoir={reservoir}
          path={`plans[${at}].reservoirs[${place}]`}
        />
      ))}
    </>
  );
}

function Allowances({ plan, at }: PlanCreditsProps) {
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
            <RemovePart
              label="Remove this allowance"
              onRemove={() =>
                editPlan(plan.id, (now) => ({
                  ...now,
                  allowances: now.allowances.filter(({ id }) => id !== allowance.id),
                }))
              }
            />
          </div>
          <CiteEdit
            label="this allowance"
            source={allowance.source}
            onSource={(source) => put(allowance.id, { source })}
          />
          <PlaceFaults path={`plans[${at}].allowances[${place}]`} />
        </div>
      ))}
      <AddPart
        label="Add an allowance"
        isSmall
        onAdd={() => editPlan(plan.id, (now) => addAllowance(now, book))}
      />
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
