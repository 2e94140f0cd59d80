import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel';
import type { BookActions } from './use-books';

type NewBookDialogProps = { readonly actions: BookActions; readonly onClose: () => void };

/** A book of one's own from the template: a free and a paid plan, one operation, one pack. */
export function NewBookDialog({ actions, onClose }: NewBookDialogProps) {
  const [label, setLabel] = useState('');
  const [vendor, setVendor] = useState('');
  const [currency, setCurrency] = useState('EUR');
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const isWhole = label.trim() !== '' && vendor.trim() !== '' && /^[A-Z]{3}$/.test(currency);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await actions.create({ label: label.trim(), vendor: vendor.trim(), currency });
      onClose();
    } catch (error) {
      setFailure({ error });
    }
  };
  return (
    <Modal opened onClose={onClose} title="New price book" size="md">
      <form className="book-dialog" onSubmit={(event) => void make(event)}>
        <p className="secondary">
          It begins with a free and a paid plan, one operation, one pack and the rules that most
          vendors share. You change all of it.
        </p>
        <TextInput
          label="Name"
          data-autofocus
          value={label}
          maxLength={200}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextInput
          label="Vendor"
          value={vendor}
          maxLength={200}
          onChange={(event) => setVendor(event.currentTarget.value)}
        />
        <TextInput
          label="Currency"
          description="Its code, such as EUR; it stays."
          value={currency}
          maxLength={3}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        {failure === undefined ? null : (
          <ErrorPanel title="No price book was made" error={failure.error} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isWhole}>
            Make it
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
