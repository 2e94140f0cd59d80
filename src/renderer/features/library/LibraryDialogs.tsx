import { Button, Group, Modal, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { ScenarioRow } from '../../../shared/contract/library';
import { unreachable } from '../../../shared/errors';
import { ImportDialog } from './ImportDialog';
import { ScenarioDiff } from './ScenarioDiff';
import type { LibraryActions } from './use-library';

export type LibraryDialog =
  | { readonly kind: 'tags'; readonly row: ScenarioRow }
  | { readonly kind: 'diff'; readonly row: ScenarioRow }
  | { readonly kind: 'import' }
  | { readonly kind: 'delete-forever'; readonly rows: readonly ScenarioRow[] };

type LibraryDialogsProps = {
  readonly dialog: LibraryDialog | undefined;
  readonly actions: LibraryActions;
  readonly onClose: () => void;
};

/** The windows over the library; the only question asked is before something is gone for good. */
export function LibraryDialogs({ dialog, actions, onClose }: LibraryDialogsProps) {
  if (dialog === undefined) return null;
  switch (dialog.kind) {
    case 'tags':
      return <TagsDialog row={dialog.row} actions={actions} onClose={onClose} />;
    case 'diff':
      return <ScenarioDiff row={dialog.row} onClose={onClose} />;
    case 'import':
      return <ImportDialog actions={actions} onClose={onClose} />;
    case 'delete-forever':
      return <DeleteDialog rows={dialog.rows} actions={actions} onClose={onClose} />;
    default:
      return unreachable(dialog, 'library dialog');
  }
}

type TagsDialogProps = {
  readonly row: ScenarioRow;
  readonly actions: LibraryActions;
  readonly onClose: () => void;
};

function TagsDialog({ row, actions, onClose }: TagsDialogProps) {
  const [tags, setTags] = useState<string[]>([...row.tags]);
  const keep = (): void => {
    onClose();
    if (tags.join('\n') !== row.tags.join('\n')) actions.setTags(row, tags);
  };
  return (
    <Modal opened onClose={onClose} title={`Tags of “${row.name}”`}>
      <TagsInput
        data-autofocus
        label="Tags"
        description="Press Enter after each one."
        value={tags}
        maxTags={20}
        onChange={(next) =>
          setTags(next.map((tag) => tag.replace(/^#/, '').trim().slice(0, 40)).filter(Boolean))
        }
        splitChars={[',']}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={keep}>Keep tags</Button>
      </Group>
    </Modal>
  );
}

type DeleteDialogProps = {
  readonly rows: readonly ScenarioRow[];
  readonly actions: LibraryActions;
  readonly onClose: () => void;
};

function DeleteDialog({ rows, actions, onClose }: DeleteDialogProps) {
  const [busy, setBusy] = useState(false);
  const what = rows.length === 1 ? `“${rows[0]?.name ?? ''}”` : `${rows.length} scenarios`;
  return (
    <Modal opened onClose={onClose} title={`Delete ${what} forever?`}>
      <p>This cannot be undone.</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep
        </Button>
        <Button
          color="loss"
          loading={busy}
          onClick={() => {
            setBusy(true);
            void actions.deleteForever(rows).finally(onClose);
          }}
        >
          Delete forever
        </Button>
      </Group>
    </Modal>
  );
}
