import { Button, FileInput, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel';
import { toScenario } from '../../routing/route';
import { navigate } from '../../routing/use-route';
import { looksShared, offerShare } from '../../stores/share';
import type { LibraryActions } from './use-library';

type ImportDialogProps = { readonly actions: LibraryActions; readonly onClose: () => void };

/** A scenario as JSON, from a file or pasted; refused input says every fault and keeps the text. */
export function ImportDialog({ actions, onClose }: ImportDialogProps) {
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>();
  const take = async (): Promise<void> => {
    if (looksShared(text)) {
      onClose();
      offerShare(text);
      return;
    }
    try {
      const id = await actions.importText(text);
      onClose();
      navigate(toScenario(id));
    } catch (error) {
      setFailure({ error });
    }
  };
  return (
    <Modal opened onClose={onClose} title="Import a scenario" size="lg">
      <FileInput
        label="File"
        accept=".json,.tierwise,application/json"
        placeholder="Choose a .scenario.json or .tierwise file"
        clearable
        onChange={(file) => void file?.text().then(setText)}
      />
      <Textarea
        mt="md"
        label="Or its content"
        autosize
        minRows={6}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--font-id)', fontSize: 'var(--size-dense)' } }}
      />
      {failure === undefined ? null : (
        <div className="library__faults">
          <ErrorPanel title="Nothing was imported" error={failure.error} />
        </div>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={text.trim() === ''} onClick={() => void take()}>
          Import
        </Button>
      </Group>
    </Modal>
  );
}
