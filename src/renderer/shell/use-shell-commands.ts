import { useMemo } from 'react';
import { toLibrary, toPriceBooks, toScenario, toSettings, toStart } from '../routing/route';
import { currentRoute, navigate, useRoute } from '../routing/use-route';
import { redoStep, undoStep, useAppUndo } from '../stores/app-undo';
import { useCommands, type Command } from '../stores/commands';
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
      {
        id: 'edit.undo',
        title: back === undefined ? 'Undo' : `Undo ${back}`,
        group: 'Edit',
        keys: ['Mod+Z'],
        disabled: back === undefined ? 'There is nothing to undo.' : undefined,
        run: () => (inScenario ? revisit(undoDraft()) : void stepApp(undoStep, 'Undone:')),
      },
      {
        id: 'edit.redo',
        title: again === undefined ? 'Redo' : `Redo ${again}`,
        group: 'Edit',
        keys: ['Mod+Shift+Z', 'Mod+Y'],
        disabled: again === undefined ? 'There is nothing to redo.' : undefined,
        run: () => (inScenario ? revisit(redoDraft()) : void stepApp(redoStep, 'Redone:')),
      },
    ] satisfies Command[];
  }, [inScenario, undoName, redoName, appUndoName, appRedoName]);
}

const PLACES: readonly Command[] = [
  {
    id: 'file.new',
    title: 'New scenario',
    group: 'File',
    keys: ['Mod+Alt+N', 'Alt+N'],
    aliases: ['create', 'start', 'add'],
    run: () => navigate(toStart()),
  },
  {
    id: 'go.library',
    title: 'Go to library',
    group: 'Go',
    keys: ['Mod+Shift+L'],
    aliases: ['scenarios', 'list', 'home'],
    run: () => navigate(toLibrary()),
  },
  {
    id: 'go.price-books',
    title: 'Go to price books',
    group: 'Go',
    keys: ['Mod+Shift+B'],
    aliases: ['prices', 'vendors', 'rules'],
    run: () => navigate(toPriceBooks()),
  },
  {
    id: 'go.settings',
    title: 'Settings',
    group: 'Go',
    keys: ['Mod+,'],
    aliases: ['preferences', 'theme', 'locale', 'density'],
    run: () => navigate(toSettings()),
  },
  {
    id: 'help.commands',
    title: 'Find a command',
    group: 'Help',
    keys: ['Mod+K'],
    aliases: ['palette'],
    run: () => openPalette('commands'),
  },
  {
    id: 'go.scenario',
    title: 'Open a scenario by name',
    group: 'Go',
    keys: ['Mod+P'],
    aliases: ['find', 'switch'],
    run: () => openPalette('scenarios'),
  },
  {
    id: 'help.keys',
    title: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['Mod+/'],
    aliases: ['keys', 'hotkeys'],
    run: () => openPalette('keys'),
  },
  {
    id: 'help.notices',
    title: 'Notices of this session',
    group: 'Help',
    aliases: ['messages', 'log', 'toasts'],
    run: () => openPalette('notices'),
  },
];

/** The commands that exist on every screen. */
export function useShellCommands(): void {
  useCommands('shell', PLACES);
  useCommands('undo', useUndoCommands());
}
