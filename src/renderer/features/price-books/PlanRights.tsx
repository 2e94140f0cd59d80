import { Button, Checkbox } from '@mantine/core';
import type { Plan } from '../../../shared/contract/price-book';
import { editPlan } from './book-draft';
import { setLimit, switchFeature } from './edit-book';
import { useEditor } from './editor-context';
import { FigureEdit, PlaceFaults } from './EditorFields';

type PlanRightsProps = { readonly plan: Plan; readonly at: number };

/** What a plan allows besides credits: its limits and its features. */
export function PlanRights(props: PlanRightsProps) {
  return (
    <>
      <Limits {...props} />
      <Features {...props} />
    </>
  );
}

function Limits({ plan, at }: PlanRightsProps) {
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

function Features({ plan, at }: PlanRightsProps) {
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
