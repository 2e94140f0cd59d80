import { ImportTextDialog } from '../../components/ImportTextDialog';
import { toScenario } from '../../routing/route';
import { navigate } from '../../routing/use-route';
import { looksShared, offerShare } from '../../stores/share';
import type { LibraryActions } from './use-library';

type ImportDialogProps = { readonly actions: LibraryActions; readonly onClose: () => void };

/** A scenario, or a share file, which is looked at before anything of it is taken in. */
export function ImportDialog({ actions, onClose }: ImportDialogProps) {
  const take = async (text: string): Promise<void> => {
    if (looksShared(text)) {
      onClose();
      offerShare(text);
      return;
    }
    const id = await actions.importText(text);
    onClose();
    navigate(toScenario(id));
  };
  return (
    <ImportTextDialog
      title="Import a scenario"
      placeholder="Choose a .scenario.json or .tierwise file"
      accept=".json,.tierwise,application/json"
      take={take}
      onClose={onClose}
    />
  );
}
