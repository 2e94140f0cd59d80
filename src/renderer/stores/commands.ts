import { useLayoutEffect, useMemo } from 'react';
import { create } from 'zustand';
import { commandFacts, type CommandFacts, type CommandId } from '../../shared/commands';
import { NOT_KEPT, useViewOnly } from './place';

/** Something a person can do by menu, palette or key; the three always offer the same. */
export type Command = CommandFacts & {
  readonly id: CommandId;
  /** Why it cannot be done now; shown with it. */
  readonly disabled?: string | undefined;
  readonly run: () => void;
};

/** A command of the table with what it does here; `title` where it says more than the table's. */
export function commandOf(
  id: CommandId,
  run: () => void,
  here: { readonly disabled?: string | undefined; readonly title?: string } = {},
): Command {
  return { ...commandFacts(id), ...here, id, run };
}

/** What would have to be kept. Edits of an open scenario are not among them: they are figured, not saved. */
const KEPT: ReadonlySet<CommandId> = new Set<CommandId>([
  'file.new',
  'quote.new',
  'book.new',
  'file.import-scenario',
  'book.import',
  'file.save',
  'scenario.duplicate',
  'scenario.archive',
  'scenario.trash',
  'library.duplicate',
  'library.rename',
  'library.tags',
  'library.newest-book',
  'library.archive',
  'library.restore',
  'library.trash',
  'library.delete-forever',
]);

/** The commands as they can be done here: where nothing can be kept, some say so instead. */
export function useOffered(commands: readonly Command[]): readonly Command[] {
  const viewOnly = useViewOnly();
  return useMemo(
    () =>
      viewOnly
        ? commands.map((each) => (KEPT.has(each.id) ? { ...each, disabled: NOT_KEPT } : each))
        : commands,
    [commands, viewOnly],
  );
}

type CommandsState = { readonly sets: ReadonlyMap<string, readonly Command[]> };

/** Commands by who offers them; a later offer of the same id goes before an earlier one. */
export const useCommandSets = create<CommandsState>(() => ({ sets: new Map() }));

export function currentCommands(): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const commands of useCommandSets.getState().sets.values()) {
    for (const command of commands) byId.set(command.id, command);
  }
  return [...byId.values()];
}

/**
 * Offers commands for as long as the component is shown; `given` should be memoised. Offered
 * before the first paint: a key pressed as soon as a screen is seen is not lost.
 */
export function useCommands(owner: string, given: readonly Command[]): void {
  const commands = useOffered(given);
  useLayoutEffect(() => {
    useCommandSets.setState(({ sets }) => ({ sets: new Map([...sets, [owner, commands]]) }));
    return () => {
      useCommandSets.setState(({ sets }) => {
        if (sets.get(owner) !== commands) return { sets };
        const rest = new Map(sets);
        rest.delete(owner);
        return { sets: rest };
      });
    };
  }, [owner, commands]);
}

/** Runs a command that is offered and not disabled; says whether it did. */
export function runCommand(id: CommandId): boolean {
  const command = currentCommands().find((each) => each.id === id);
  if (command === undefined || command.disabled !== undefined) return false;
  command.run();
  return true;
}
