import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Change, Scenario } from '../../../../shared/contract/scenario';
import { horizonOf } from '../../../../shared/scenario/horizon';
import { readDate } from '../../../components/fields/readings';
import { TypedField, type Typed } from '../../../components/fields/TypedField';
import { formatDate } from '../../../format/dates';
import type { Work } from '../use-work';
import { ChangeFields } from './ChangeFields';
import { CHANGE_KINDS, changeSentence, freshChange } from './change-kinds';
import { editScenario } from './edit-choices';
import { Section } from './Section';

/** By date; those of one day keep the order in which they were made. */
const byDate = (changes: readonly Change[]): Change[] =>
  changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

function readWithin(text: string, scenario: Scenario, locale: string): Typed<string> {
  const date = readDate(text, locale);
  if (!date.ok) return date;
  const { from, to } = horizonOf(scenario);
  if (date.value >= from && date.value < to) return date;
  return {
    ok: false,
    problem: `From ${formatDate(from, locale)} to before ${formatDate(to, locale)}.`,
  };
}

function put(name: string, changes: readonly Change[]): void {
  editScenario(name, (before) => ({ ...before, changes: byDate(changes) }));
}

/** What the customer does on a day: upgrades, cancels, buys, switches. */
export function ChangesSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const { changes } = scenario;
  const [open, setOpen] = useState<number | undefined>();
  const offered = CHANGE_KINDS.filter(({ fits }) => fits(book));
  const set = (at: number, next: Change): void => {
    const changed = byDate(changes.map((change, index) => (index === at ? next : change)));
    setOpen(changed.indexOf(next));
    put('Change what is planned', changed);
  };
  const add = (kind: string): void => {
    const fresh = freshChange(kind, scenario, book);
    if (fresh === undefined) return;
    setOpen(byDate([...changes, fresh]).indexOf(fresh));
    put('Plan a change', [...changes, fresh]);
  };
  return (
    <Section title="Changes on a day">
      {changes.map((change, at) => (
        <PlannedChange
          // oxlint-disable-next-line react/no-array-index-key -- changes have no name; one is its place in the list
          key={at}
          work={work}
          change={change}
          open={open === at}
          onOpen={() => setOpen(open === at ? undefined : at)}
          onChange={(next) => set(at, next)}
          onRemove={() =>
            put(
              'Take away a change',
              changes.filter((_each, index) => index !== at),
            )
          }
        />
      ))}
      <NativeSelect
        aria-label="Plan a change"
        value=""
        data={[
          { value: '', label: 'Plan a change…' },
          ...offered.map(({ kind, label }) => ({ value: kind, label })),
        ]}
        onChange={(event) => add(event.currentTarget.value)}
      />
    </Section>
  );
}

type PlannedChangeProps = {
  readonly work: Work;
  readonly change: Change;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onChange: (next: Change) => void;
  readonly onRemove: () => void;
};

function PlannedChange({ work, change, open, onOpen, onChange, onRemove }: PlannedChangeProps) {
  const { book, scenario, context } = work;
  const sentence = changeSentence(change, book);
  return (
    <div className="planned-change">
      <div className="planned-change__head">
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={onOpen}>
          {formatDate(change.on, context.locale)}: {sentence}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Take away: ${sentence}`}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </div>
      {open ? (
        <div className="planned-change__fields">
          <TypedField
            label="On"
            shown={formatDate(change.on, context.locale)}
            read={(text) => readWithin(text, scenario, context.locale)}
            onKeep={(on) => onChange({ ...change, on })}
          />
          <ChangeFields work={work} change={change} onChange={onChange} />
        </div>
      ) : null}
    </div>
  );
}
