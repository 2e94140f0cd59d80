import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { PriceBook } from '../../../../shared/contract/price-book';
import type { UsageMapping } from '../../../../shared/contract/usage';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { factColumns, FactTable } from '../FactTable';
import { draftOf, mappingOf, type MappingDraft } from './mapping-draft';
import type { ImportState, UsageImport } from './use-import';

type MappingFormProps = {
  readonly state: Extract<ImportState, { kind: 'map' }>;
  readonly book: PriceBook;
  readonly importing: UsageImport;
};

/** Which column says what, with the first rows of the file beside it. */
export function MappingForm({ state, book, importing }: MappingFormProps) {
  const { look, file, error } = state;
  const [draft, setDraft] = useState(() => draftOf(look));
  const set = (change: Partial<MappingDraft>): void => setDraft({ ...draft, ...change });
  const { columns } = look.format;
  const mapping = mappingOf(draft);
  const start = (ready: UsageMapping | undefined): void => {
    if (ready !== undefined) void importing.start(ready);
  };
  return (
    <form
      className="usage-map"
      onSubmit={(event) => {
        event.preventDefault();
        start(mapping);
      }}
    >
      <h3 className="explore__heading">
        Columns of {file.name}
        {look.remembered === null ? '' : ', as the last time'}
      </h3>
      <ColumnFields columns={columns} book={book} draft={draft} set={set} />
      <Samples columns={columns} samples={look.samples} />
      {error === null ? null : <ErrorPanel title="The file was not read" error={error} />}
      <div className="explore__axes">
        <Button type="submit" disabled={mapping === undefined}>
          Read the file
        </Button>
        <Button variant="default" onClick={importing.leave}>
          Cancel
        </Button>
        {mapping === undefined ? (
          <span className="secondary">Say which columns hold the date and the operation.</span>
        ) : null}
      </div>
    </form>
  );
}

type ColumnFieldsProps = {
  readonly columns: readonly string[];
  readonly book: PriceBook;
  readonly draft: MappingDraft;
  readonly set: (change: Partial<MappingDraft>) => void;
};

function ColumnFields({ columns, book, draft, set }: ColumnFieldsProps) {
  return (
    <div className="usage-map__fields">
      <ColumnSelect
        label="Date"
        columns={columns}
        value={draft.date}
        onColumn={(date) => set({ date })}
      />
      <Select
        label="03/04/2026 is"
        data={[
          { value: '', label: 'refused as ambiguous' },
          { value: 'day-first', label: '3 April' },
          { value: 'month-first', label: 'March 4' },
        ]}
        value={draft.dateOrder ?? ''}
        onChange={(order) =>
          set({ dateOrder: order === 'day-first' || order === 'month-first' ? order : undefined })
        }
      />
      <Select
        label="Operation"
        searchable
        data={[
          {
            group: 'Column',
            items: columns.map((name) => ({ value: `column ${name}`, label: name })),
          },
          {
            group: 'Every row is',
            items: book.operations.map(({ id, label }) => ({ value: `always ${id}`, label })),
          },
        ]}
        value={draft.operation ?? null}
        onChange={(operation) => set({ operation: operation ?? undefined })}
      />
      <ColumnSelect
        label="Quantity"
        none="Every row is one"
        columns={columns}
        value={draft.quantity}
        onColumn={(quantity) => set({ quantity })}
      />
      <ColumnSelect
        label="Status"
        none="Every row succeeded"
        columns={columns}
        value={draft.status}
        onColumn={(status) => set({ status })}
      />
      <ColumnSelect
        label="Case"
        none="None"
        columns={columns}
        value={draft.case}
        onColumn={(name) => set({ case: name })}
      />
      {book.parameters.map(({ id, label }) => (
        <ColumnSelect
          key={id}
          label={label}
          none="As in the scenario"
          columns={columns}
          value={draft.parameters[id]}
          onColumn={(name) => set({ parameters: { ...draft.parameters, [id]: name } })}
        />
      ))}
    </div>
  );
}

type ColumnSelectProps = {
  readonly label: string;
  readonly columns: readonly string[];
  readonly value: string | undefined;
  /** What holds without a column; without it a column must be chosen. */
  readonly none?: string;
  readonly onColumn: (column: string | undefined) => void;
};

function ColumnSelect({ label, columns, value, none, onColumn }: ColumnSelectProps) {
  return (
    <Select
      label={label}
      searchable={columns.length > 12}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...columns.map((name) => ({ value: name, label: name })),
      ]}
      value={value ?? (none === undefined ? null : '')}
      onChange={(name) => onColumn(name === null || name === '' ? undefined : name)}
    />
  );
}

type SamplesProps = {
  readonly columns: readonly string[];
  readonly samples: readonly (readonly string[])[];
};

function Samples({ columns, samples }: SamplesProps) {
  const rows = Array.from({ length: samples[0]?.length ?? 0 }, (_, at) => at);
  const { text } = factColumns(rows);
  return (
    <FactTable
      label="First rows of the file"
      rows={rows}
      rowKey={String}
      columns={columns.map((name, at) =>
        text(name, name, (row) => samples[at]?.[row] ?? '', { width: 144 }),
      )}
    />
  );
}
