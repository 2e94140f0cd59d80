import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Parameter } from '../../../shared/contract/cost';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { today } from '../../format/dates';
import { numberMarks } from '../../format/intl';
import { editDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import {
  draftAlternative,
  openParameters,
  readAlternative,
  withAlternative,
  type AlternativeDraft,
  type AlternativeFaults,
  type MappingDraft,
} from './alternative-draft';
import type { CompareFacts } from './compare-facts';

type AlternativeFormProps = {
  readonly facts: CompareFacts;
  readonly scenario: Scenario;
  readonly other: PriceBook;
  readonly onClose: () => void;
};

/** Which operation does which work there, at how many units for one here, and the rate between currencies. */
export function AlternativeForm({ facts, scenario, other, onClose }: AlternativeFormProps) {
  const { book } = facts;
  const marks = numberMarks(useLocale());
  const [draft, setDraft] = useState(() => draftAlternative(scenario, book, other, today()));
  const [faults, setFaults] = useState<AlternativeFaults>({});
  const former = scenario.alternatives.find(({ priceBook }) => priceBook.id === other.id);
  const save = (): void => {
    const read = readAlternative(draft, book, other, former, marks);
    if (!read.ok) return setFaults(read.faults);
    editDraft(
      `Compare with ${other.label}`,
      (before) => withAlternative(before, read.alternative),
      {
        place: { view: 'compare' },
      },
    );
    onClose();
  };
  const change = (at: number, next: MappingDraft): void =>
    setDraft({ ...draft, mappings: draft.mappings.with(at, next) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="secondary">
        Say which operation of {other.label} does the same work. What is left out stays unserved
        there, and its plans say so.
      </p>
      <div className="alternative__rows">
        {draft.mappings.map((mapping, at) => (
          <MappingRow
            key={mapping.from.id}
            mapping={mapping}
            other={other}
            faults={faults}
            onChange={(next) => change(at, next)}
          />
        ))}
      </div>
      <Fault words={faults['map']} />
      {other.currency === book.currency ? null : (
        <RateFields
          label={`1 ${other.currency} in ${book.currency}`}
          draft={draft}
          fault={faults['rate']}
          onChange={setDraft}
        />
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit">{former === undefined ? 'Compare' : 'Change'}</Button>
      </Group>
    </form>
  );
}

function Fault({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p role="alert" className="alternative__fault">
      {words}
    </p>
  );
}

type RateFieldsProps = {
  readonly label: string;
  readonly draft: AlternativeDraft;
  readonly fault: string | undefined;
  readonly onChange: (draft: AlternativeDraft) => void;
};

function RateFields({ label, draft, fault, onChange }: RateFieldsProps) {
  return (
    <Group align="flex-start" mt="md">
      <TextInput
        label={label}
        description="Totals are converted by this rate and show it."
        inputMode="decimal"
        value={draft.rate}
        error={fault}
        onChange={(event) => onChange({ ...draft, rate: event.currentTarget.value })}
      />
      <TextInput
        label="Rate of"
        description="The day it was looked up."
        type="date"
        required
        value={draft.rateOn}
        onChange={(event) => onChange({ ...draft, rateOn: event.currentTarget.value })}
      />
    </Group>
  );
}

type MappingRowProps = {
  readonly mapping: MappingDraft;
  readonly other: PriceBook;
  readonly faults: AlternativeFaults;
  readonly onChange: (mapping: MappingDraft) => void;
};

function MappingRow({ mapping, other, faults, onChange }: MappingRowProps) {
  const { from, to, factor, parameters } = mapping;
  return (
    <div className="alternative__row">
      <span className="alternative__from">{from.label}</span>
      <Select
        aria-label={`${from.label} is done by`}
        searchable
        clearable
        placeholder="left out"
        value={to ?? null}
        onChange={(next) => onChange({ ...mapping, to: next ?? undefined })}
        data={other.operations.map(({ id, label }) => ({ value: id, label }))}
      />
      <TextInput
        aria-label={`Units there for one ${from.unit}`}
        title={`Units there for one ${from.unit} here`}
        inputMode="decimal"
        disabled={to === undefined}
        value={factor}
        error={faults[`${from.id}.factor`]}
        onChange={(event) => onChange({ ...mapping, factor: event.currentTarget.value })}
      />
      <div className="alternative__parameters">
        {openParameters(other, to).map((parameter) => (
          <ParameterField
            key={parameter.id}
            parameter={parameter}
            value={parameters[parameter.id] ?? ''}
            fault={faults[`${from.id}.${parameter.id}`]}
            onChange={(value) =>
              onChange({ ...mapping, parameters: { ...parameters, [parameter.id]: value } })
            }
          />
        ))}
      </div>
    </div>
  );
}

type ParameterFieldProps = {
  readonly parameter: Parameter;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
};

function ParameterField({ parameter, value, fault, onChange }: ParameterFieldProps) {
  const { label } = parameter;
  if (parameter.kind === 'choice') {
    return (
      <Select
        label={label}
        value={value === '' ? null : value}
        error={fault}
        onChange={(next) => onChange(next ?? '')}
        data={parameter.options.map((option) => ({ value: option.id, label: option.label }))}
      />
    );
  }
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={value}
      error={fault}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
