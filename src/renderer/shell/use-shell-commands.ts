import { useMemo } from 'react';
import { toLibrary, toPriceBooks, toScenario, toSettings, toStart } from '../routing/route';
import { currentRoute, navigate, useRoute } from '../routing/use-route';
import { redoStep, undoStep, useAppUndo } from '../stores/app-undo';
import { commandOf, useCommands, type Command } from '../stores/commands';
import { redoDraft, undoDraft, useDraft, type DraftStep } from '../stores/draft';
import { notify } from '../stores/notices';
import { openPalette } from '../stores/palette';
import { failureOf } from '../trpc/call-error';

/** Brings the view of an undone or redone change to the front; the view itself moves the focus. */
function revisit(step: DraftStep | undefined): void {
  const route = currentRoute();
  if (step?.place === undefined || route.screen !== 'scenario' || route.view === step.place.view)
    return;
  navigate(toScenario(route.scenario, step.place.view), { replace: true });
}

async function stepApp(step: () => ReturnType<typeof undoStep>, word: string): Promise<void> {
  try {
    const done = await step();
    if (done !== undefined) notify(`${word} ${done.name}`);
  } catch (error) {
    notify(failureOf(error).message, { tone: 'problem' });
  }
}

/** What undo and redo would do on this screen: the scenario's own edits there, else the program's. */
function useUndoCommands(): readonly Command[] {
  const inScenario = useRoute().screen === 'scenario';
  const undoName = useDraft((state) => state.history.past.at(-1)?.name);
  const redoName = useDraft((state) => state.history.future[0]?.name);
  const appUndoName = useAppUndo((state) => state.past.at(-1)?.name);
  const appRedoName = useAppUndo((state) => state.future[0]?.name);
  return useMemo(() => {
    const [back, again] = inScenario ? [undoName, redoName] : [appUndoName, appRedoName];
    return [
      commandOf(
        'edit.undo',
        () => (inScenario ? revisit(undoDraft()) : void stepApp(undoStep, 'Undone:')),
        {
          title: back === undefined ? 'Undo' : `Undo ${back}`,
          disabled: back === undefined ? 'There is nothing to undo.' : undefined,
        },
      ),
      commandOf(
        'edit.redo',
        () => (inScenario ? revisit(redoDraft()) : void stepApp(redoStep, 'Redone:')),
        {
          title: again === undefined ? 'Redo' : `Redo ${again}`,
          disabled: again === undefined ? 'There is nothing to redo.' : undefined,
        },
      ),
    ];
  }, [inScenario, undoName, redoName, appUndoName, appRedoName]);
}

const PLACES: readonly Command[] = [
  commandOf('file.new', () => navigate(toStart())),
  commandOf('go.library', () => navigate(toLibrary())),
  commandOf('go.price-books', () => navigate(toPriceBooks())),
  commandOf('go.settings', () => navigate(toSettings())),
  commandOf('help.commands', () => openPalette('commands')),
  commandOf('go.scenario', () => openPalette('scenarios')),
  commandOf('help.keys', () => openPalette('keys')),
  commandOf('help.notices', () => openPalette('notices')),
];

/** The commands that exist on every screen. */
export function useShellCommands(): void {
  useCommands('shell', PLACES);
  useCommands('undo', useUndoCommands());
}
