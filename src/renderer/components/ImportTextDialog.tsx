import { Button, FileInput, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorPanel } from './ErrorPanel';
import './import-text-dialog.css';

type ImportTextDialogProps = {
  readonly title: string;
  /** Of the file field, such as "Choose a price book as JSON". */
  readonly placeholder: string;
  /** Kinds of files, as an input field of a page takes them. */
  readonly accept: string;
  /** Takes the text in; what it throws is shown, and the text stays. */
  readonly take: (text: string) => Promise<void>;
  readonly onClose: () => void;
};

/** Something as JSON, from a file or pasted; refused input says every fault and keeps the text. */
export function ImportTextDialog(props: ImportTextDialogProps) {
  const { title, placeholder, accept, take, onClose } = props;
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const importText = async (): Promise<void> => {
    try {
      await take(text);
    } catch (error) {
      setFailure({ error });
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <div className="import-text">
        <FileInput
          label="File"
          accept={accept}
          placeholder={placeholder}
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
          <div className="import-text__faults">
            <ErrorPanel title="Nothing was imported" error={failure.error} />
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={text.trim() === ''} onClick={() => void importText()}>
            Import
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
