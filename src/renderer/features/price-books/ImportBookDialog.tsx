import { ImportTextDialog } from '../../components/ImportTextDialog';
import type { BookActions } from './use-books';

type ImportBookDialogProps = { readonly actions: BookActions; readonly onClose: () => void };

export function ImportBookDialog({ actions, onClose }: ImportBookDialogProps) {
  const take = async (text: string): Promise<void> => {
    await actions.importText(text);
    onClose();
  };
  return (
    <ImportTextDialog
      title="Import a price book"
      placeholder="Choose a price book as JSON"
      accept=".json,application/json"
      take={take}
      onClose={onClose}
    />
  );
}
