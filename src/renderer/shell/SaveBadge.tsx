import { Button, Menu } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMinute } from '../components/use-minute';
import { formatAgo, formatInstant } from '../format/dates';
import { useDraft } from '../stores/draft';
import { NOT_KEPT, useViewOnly } from '../stores/place';
import { useLocale } from '../stores/preferences';
import { useAutosave } from './autosave-context';
import { useConflict } from './use-conflict';

/** Whether everything is saved; where it is not, why, and what to do. */
export function SaveBadge() {
  const save = useDraft((state) => state.save);
  const locale = useLocale();
  const now = useMinute();
  const viewOnly = useViewOnly();
  if (viewOnly) return <ViewOnly edited={save.kind !== 'saved'} />;
  if (save.kind === 'failed') return <NotSaved conflict={save.failure.kind === 'conflict'} />;
  if (save.kind === 'saved') {
    return (
      <span className="save-badge" role="status" title={formatInstant(save.at, locale)}>
        Saved {formatAgo(save.at, Math.max(now, Date.parse(save.at)), locale)}
      </span>
    );
  }
  return (
    <span className="save-badge" role="status">
      Saving…
    </span>
  );
}

/** Figures follow edits all the same; a file is the way to keep them. */
function ViewOnly({ edited }: { readonly edited: boolean }) {
  return (
    <span className="save-badge" role="status" title={NOT_KEPT}>
      {edited ? 'View only: these edits are not kept' : 'View only'}
    </span>
  );
}

function NotSaved({ conflict }: { readonly conflict: boolean }) {
  const message = useDraft((state) =>
    state.save.kind === 'failed' ? state.save.failure.message : undefined,
  );
  const autosave = useAutosave();
  const { takeTheirs, keepMine, copyMine } = useConflict();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="outline"
          color="loss"
          leftSection={<IconAlertTriangle size={14} aria-hidden />}
        >
          {conflict ? 'Changed elsewhere' : 'Not saved'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <p className="save-badge__why">{message}</p>
        {conflict ? (
          <>
            <Menu.Item onClick={() => void copyMine()}>Keep mine as a copy</Menu.Item>
            <Menu.Item onClick={() => void keepMine()}>Save mine over the other</Menu.Item>
            <Menu.Item onClick={() => void takeTheirs()}>Take the other, drop mine</Menu.Item>
          </>
        ) : (
          <Menu.Item onClick={() => void autosave.flush()}>Save again</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
