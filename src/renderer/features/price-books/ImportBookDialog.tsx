import { Button, FileInput, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel';
import type { BookActions } from './use-books';

type ImportBookDialogProps = { readonly actions: BookActions; readonly onClose: () => void };

/** A price book as JSON, from a file or pasted; refused input says every fault and keeps the text. */
export function ImportBookDialog({ actions, onClose }: ImportBookDialogProps) {
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const take = async (): Promise<void> => {
    try {
      await actions.importText(text);
      onClose();
    } catch (error) {
      setFailure({ error });
    }
  };
  return (
    <Modal opened onClose={onClose} title="Import a price book" size="lg">
      <div className="book-dialog">
        <FileInput
          label="File"
          accept=".json,application/json"
          placeholder="Choose a price book as JSON"
          clearable
          onChange={(file) => void file?.text().then(setText)}
        />
        <Textarea
          label="Or its content"
          autosize
          minRows={6}
          maxRows={14}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          styles={{ input: { fontFamily: 'var(--font-id)', fontSize: 'var(--size-dense)' } }}
        />
        {failure === undefined ? null : (
          <div className="book-dialog__faults">
            <ErrorPanel title="Nothing was imported" error={failure.error} />
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={text.trim() === ''} onClick={() => void take()}>
            Import
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
