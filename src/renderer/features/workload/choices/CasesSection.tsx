import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Scenario } from '../../../../shared/contract/scenario';
import { TypedField } from '../../../components/fields/TypedField';
import type { Work } from '../use-work';
import { editScenario } from './edit-choices';
import { Section } from './Section';

function freeCase({ cases }: Scenario): { id: string; label: string } {
  let number = cases.length + 1;
  while (cases.some(({ id }) => id === `case-${number}`)) number += 1;
  return { id: `case-${number}`, label: `Case ${number}` };
}

/** A first case takes all the work that has none; work of a case that goes belongs to the first one. */
function withCases(scenario: Scenario, cases: Scenario['cases']): Scenario {
  const known = new Set(cases.map(({ id }) => id));
  const [first] = cases;
  const home = <T extends { readonly case?: string | undefined }>(work: T): T => {
    if (work.case !== undefined && known.has(work.case)) return work;
    const { case: _gone, ...rest } = work;
    return (first === undefined ? rest : { ...rest, case: first.id }) as T;
  };
  return {
    ...scenario,
    cases,
    catalogs: scenario.catalogs.map(home),
    lines: scenario.lines.map(home),
  };
}

/** Each case has its own subscription, balance and work. */
export function CasesSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const word = book.per === 'case' ? 'case' : 'workspace';
  if (book.per === 'account' && scenario.cases.length === 0) return null;
  const title = word === 'case' ? 'Cases' : 'Workspaces';
  return (
    <Section title={title} note={`Each ${word} is a subscription of its own.`}>
      {scenario.cases.map(({ id, label }) => (
        <div key={id} className="side-panel__row">
          <TypedField
            label={`Name of ${label}`}
            hideLabel
            shown={label}
            read={(text) =>
              text.trim() === ''
                ? { ok: false, problem: 'It needs a name.' }
                : { ok: true, value: text.trim().slice(0, 200) }
            }
            onKeep={(name) =>
              editScenario(`Rename ${word}`, (before) => ({
                ...before,
                cases: before.cases.map((each) =>
                  each.id === id ? { ...each, label: name } : each,
                ),
              }))
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${label}`}
            onClick={() =>
              editScenario(`Remove ${word}`, (before) =>
                withCases(
                  before,
                  before.cases.filter((each) => each.id !== id),
                ),
              )
            }
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            editScenario(`Add ${word}`, (before) =>
              withCases(before, [...before.cases, freeCase(before)]),
            )
          }
        >
          Add {word}
        </Button>
      </div>
    </Section>
  );
}
