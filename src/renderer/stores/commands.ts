import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { commandFacts, type CommandFacts, type CommandId } from '../../shared/commands';

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
 * Offers commands for as long as the component is shown; `commands` should be memoised. Offered
 * before the first paint: a key pressed as soon as a screen is seen is not lost.
 */
export function useCommands(owner: string, commands: readonly Command[]): void {
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
