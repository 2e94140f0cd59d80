import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { readCount, readDate } from '../../../components/fields/readings';
import { TypedField, type Typed } from '../../../components/fields/TypedField';
import { formatDate } from '../../../format/dates';
import { notify } from '../../../stores/notices';
import { datesOutside, movedAlong } from '../../../work/horizon-dates';
import type { Work } from '../use-work';
import { editScenario } from './edit-choices';
import { Section } from './Section';

/** From when and for how long; dates of the work go along where they would fall out. */
export function HorizonSection({ work }: { readonly work: Work }) {
  const { scenario, context } = work;
  const { locale, marks } = context;
  const readMonths = (text: string): Typed<number> => {
    const months = readCount(text, marks, 1, 120);
    if (!months.ok) return months;
    const [outside] = datesOutside({ ...scenario, months: months.value });
    if (outside === undefined) return months;
    return {
      ok: false,
      problem: `${outside.what}: ${formatDate(outside.date, locale)} would fall out.`,
    };
  };
  const keepStart = (start: string): void => {
    const kept = { ...scenario, start };
    const outside = datesOutside(kept).length;
    if (outside > 0) notify('The dates of the work were moved along with the first day.');
    editScenario('Set first day', () => (outside > 0 ? movedAlong(scenario, start) : kept));
  };
  return (
    <Section title="Horizon">
      <div className="side-panel__row">
        <TypedField
          label="First day"
          shown={formatDate(scenario.start, locale)}
          read={(text) => readDate(text, locale)}
          onKeep={keepStart}
        />
        <TypedField
          label="Months"
          align="end"
          shown={String(scenario.months)}
          read={readMonths}
          onKeep={(months) => editScenario('Set months', (before) => ({ ...before, months }))}
        />
      </div>
    </Section>
  );
}

export function NotesSection({ work }: { readonly work: Work }) {
  const { notes = '' } = work.scenario;
  const [text, setText] = useState<string | undefined>();
  const finish = (): void => {
    if (text === undefined) return;
    setText(undefined);
    if (text === notes) return;
    editScenario('Edit notes', ({ notes: _former, ...rest }) =>
      text.trim() === '' ? rest : { ...rest, notes: text },
    );
  };
  return (
    <Section title="Notes">
      <Textarea
        aria-label="Notes"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        value={text ?? notes}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={finish}
      />
    </Section>
  );
}
