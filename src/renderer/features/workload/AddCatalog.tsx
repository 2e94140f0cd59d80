import { Button, Checkbox, Group, Modal, ScrollArea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseQuantity, type QuantityReading } from '../../format/parse-quantity';
import { formatQuantity } from '../../format/quantity';
import { editDraft } from '../../stores/draft';
import { presetsFor, withPreset } from '../../work/presets';
import { addCatalog } from '../../work/scenario-edits';
import type { Work } from './use-work';

type AddCatalogProps = { readonly work: Work; readonly onClose: () => void };

/** A new catalog: its name, how many records, what runs on each; or usual work of the vendor's customers. */
export function AddCatalog({ work, onClose }: AddCatalogProps) {
  return (
    <Modal opened onClose={onClose} title="Add a catalog" size="lg">
      <div className="add-catalog__presets">
        {presetsFor(work.book).map((preset) => (
          <Button
            key={preset.id}
            variant="default"
            size="compact-sm"
            title={preset.summary}
            onClick={() => {
              editDraft(`Add ${preset.label}`, (before) => withPreset(before, preset));
              onClose();
            }}
          >
            {preset.label}
          </Button>
        ))}
      </div>
      <CatalogForm work={work} onClose={onClose} />
    </Modal>
  );
}

function CatalogForm({ work, onClose }: AddCatalogProps) {
  const { context, scenario } = work;
  const [label, setLabel] = useState('');
  const [records, setRecords] = useState('');
  const [operations, setOperations] = useState<readonly string[]>([]);
  const reading = parseQuantity(records, { marks: context.marks, seats: scenario.choices.seats });
  const ready = label.trim() !== '' && reading.kind === 'quantity' && operations.length > 0;
  const make = (): void => {
    if (reading.kind !== 'quantity') return;
    const entries = operations.map((operation) => ({ operation }));
    editDraft(`Add ${label.trim()}`, (before) =>
      addCatalog(before, { label: label.trim(), records: reading.quantity, operations: entries }),
    );
    onClose();
  };
  return (
    <>
      <div className="side-panel__row">
        <TextInput
          data-autofocus
          label="Name"
          placeholder="What the records are"
          description=" "
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextInput
          label="Records a month"
          placeholder="12k"
          value={records}
          error={problemOf(reading)}
          description={
            reading.kind === 'quantity'
              ? `= ${formatQuantity(reading.quantity, context.locale)}`
              : ' '
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => setRecords(event.currentTarget.value)}
        />
      </div>
      <OperationChoice work={work} operations={operations} onChange={setOperations} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!ready} onClick={make}>
          Add catalog
        </Button>
      </Group>
    </>
  );
}

function problemOf(reading: QuantityReading): string | undefined {
  if (reading.kind === 'bad') return reading.problem;
  return reading.kind === 'unsure' ? 'It can be read in two ways.' : undefined;
}

type OperationChoiceProps = {
  readonly work: Work;
  readonly operations: readonly string[];
  readonly onChange: (operations: readonly string[]) => void;
};

function OperationChoice({ work, operations, onChange }: OperationChoiceProps) {
  return (
    <Checkbox.Group label="Runs on each record" value={[...operations]} onChange={onChange}>
      <ScrollArea.Autosize mah={240} mt="xs">
        <div className="add-catalog__operations">
          {work.book.operations
            .filter(({ runsOn }) => runsOn !== 'lines')
            .map((operation) => (
              <Checkbox key={operation.id} value={operation.id} label={operation.label} />
            ))}
        </div>
      </ScrollArea.Autosize>
    </Checkbox.Group>
  );
}
