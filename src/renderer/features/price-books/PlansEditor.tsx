import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Plan } from '../../../shared/contract/price-book';
import { editBook, editPlan } from './book-draft';
import { addPlan, moveMember, removeMember, withText } from './edit-book';
import { useEditor } from './editor-context';
import { AddPart, SentencesEdit, TextEdit } from './EditorFields';
import { PlanCredits } from './PlanCredits';
import { PlanPrice } from './PlanPrice';
import { PlanRights } from './PlanRights';

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
        <AddPart label="Add a plan" isSmall onAdd={() => editBook('Add plan', addPlan)} />
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
      <SentencesEdit
        label="In a sentence"
        minRows={1}
        maxRows={4}
        value={plan.summary}
        onType={(summary) =>
          editPlan(plan.id, (now) => withText(now, 'summary', summary), 'summary')
        }
      />
      <PlanPrice plan={plan} path={`plans[${at}].price`} />
      <PlanCredits plan={plan} at={at} />
      <PlanRights plan={plan} at={at} />
    </div>
  );
}
