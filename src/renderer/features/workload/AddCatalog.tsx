import { Button, Checkbox, Group, Modal, ScrollArea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseQuantity } from '../../format/parse-quantity';
import { formatQuantity } from '../../format/quantity';
import { editDraft } from '../../stores/draft';
import { presetsFor, withPreset } from '../../work/presets';
import { addCatalog } from '../../work/scenario-edits';
import type { Work } from './use-work';

type AddCatalogProps = { readonly work: Work; readonly onClose: () => void };

/** A new catalog: its name, how many records, what runs on each; or usual work of the vendor's customers. */
export function AddCatalog({ work, onClose }: AddCatalogProps) {
  const { book, context, scenario } = work;
  const [label, setLabel] = useState('');
  const [records, setRecords] = useState('');
  const [operations, setOperations] = useState<readonly string[]>([]);
  const reading = parseQuantity(records, { marks: context.marks, seats: scenario.choices.seats });
  const problem = reading.kind === 'bad' ? reading.problem : reading.kind === 'unsure' ? 'It can be read in two ways.' : undefined;
  const ready = label.trim() !== '' && reading.kind === 'quantity' && operations.length > 0;
  const make = (): void => {
    if (reading.kind !== 'quantity') return;
    editDraft(`Add ${label.trim()}`, (before) =>
      addCatalog(before, {
        label: label.trim(),
        records: reading.quantity,
        operations: operations.map((operation) => ({ operation })),
      }),
    );
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Add a catalog" size="lg">
      <div className="add-catalog__presets">
        {presetsFor(book).map((preset) => (
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
      <div className="side-panel__row">
        <TextInput
          data-autofocus
          label="Name"
          placeholder="What the records are"
          maxLength={200}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextInput
          label="Records a month"
          placeholder="12k"
          value={records}
          error={problem}
          description={reading.kind === 'quantity' ? `= ${formatQuantity(reading.quantity, context.locale)}` : ' '}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => setRecords(event.currentTarget.value)}
        />
      </div>
      <Checkbox.Group label="Runs on each record" value={[...operations]} onChange={setOperations}>
        <ScrollArea.Autosize mah={240} mt="xs">
          <div className="add-catalog__operations">
            {book.operations
              .filter(({ runsOn }) => runsOn !== 'lines')
              .map((operation) => (
                <Checkbox key={operation.id} value={operation.id} label={operation.label} />
              ))}
          </div>
        </ScrollArea.Autosize>
      </Checkbox.Group>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!ready} onClick={make}>
          Add catalog
        </Button>
      </Group>
    </Modal>
  );
}
