import { MultiSelect } from '@mantine/core';
import { orNone, readCredits } from '../../../components/fields/readings';
import { TypedField } from '../../../components/fields/TypedField';
import { formatCredits } from '../../../format/credits';
import type { Work } from '../use-work';
import { editScenario } from './edit-choices';
import { Section } from './Section';

function putLimit(limit: string, atLeast: string | undefined): void {
  editScenario('Set need', (before) => {
    const rest = before.needs.limits.filter((need) => need.limit !== limit);
    const limits = atLeast === undefined ? rest : [...rest, { limit, atLeast }];
    return { ...before, needs: { ...before.needs, limits } };
  });
}

/** Features and limits the customer cannot do without; a plan that lacks one is shown with the gap. */
export function NeedsSection({ work }: { readonly work: Work }) {
  const { book, scenario, context } = work;
  const { needs } = scenario;
  if (book.features.length === 0 && book.limits.length === 0) return null;
  return (
    <Section title="Needs" note="What you cannot do without.">
      {book.features.length === 0 ? null : (
        <MultiSelect
          label="Features"
          searchable
          hidePickedOptions
          placeholder={needs.features.length === 0 ? 'None' : ''}
          data={book.features.map(({ id, label }) => ({ value: id, label }))}
          value={needs.features}
          onChange={(features) =>
            editScenario('Set needs', (before) => ({
              ...before,
              needs: { ...before.needs, features },
            }))
          }
        />
      )}
      {book.limits.map(({ id, label, unit }) => {
        const need = needs.limits.find(({ limit }) => limit === id);
        return (
          <TypedField
            key={id}
            label={`${label}, at least (${unit})`}
            align="end"
            placeholder="none"
            shown={need === undefined ? '' : formatCredits(need.atLeast, context.locale)}
            read={orNone<string>((text) => readCredits(text, context.marks))}
            onKeep={(atLeast) => putLimit(id, atLeast)}
          />
        );
      })}
    </Section>
  );
}
