import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { CommandId } from '../../shared/commands';
import { runCommand, useCommandSets, type Command } from '../stores/commands';
import { isMac, writeKeys } from '../stores/keys';

const BUTTONS = [
  { id: 'edit.undo', icon: IconArrowBackUp },
  { id: 'edit.redo', icon: IconArrowForwardUp },
] as const;

function useCommand(id: CommandId): Command | undefined {
  return useCommandSets(({ sets }) =>
    [...sets.values()].flat().findLast((command) => command.id === id),
  );
}

/** Undo and redo with the name of what they would do. */
export function UndoButtons() {
  return (
    <div className="scenario__undo">
      {BUTTONS.map((button) => (
        <UndoButton key={button.id} {...button} />
      ))}
    </div>
  );
}

function UndoButton({ id, icon: Icon }: (typeof BUTTONS)[number]) {
  const command = useCommand(id);
  if (command === undefined) return null;
  const keys = writeKeys(command.keys?.[0] ?? '', isMac());
  const off = command.disabled !== undefined;
  return (
    <Tooltip label={off ? command.disabled : `${command.title} (${keys})`}>
      <ActionIcon
        variant="subtle"
        size="lg"
        color="gray"
        aria-label={command.title}
        aria-disabled={off}
        {...(off ? { 'data-disabled': true } : {})}
        onClick={() => runCommand(id)}
      >
        <Icon size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
