import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_IDS, commandFacts, type CommandGroup } from '../../shared/commands';
import type { MenuChoice, MenuOffer } from '../../shared/contract/menu';

type Item = MenuItemConstructorOptions;

export type MenuFacts = {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly offer: MenuOffer;
  readonly choose: (choice: MenuChoice) => void;
};

const SEPARATOR: Item = { type: 'separator' };

/** A name as it is, not as an access key. */
const plain = (text: string): string => text.replaceAll('&', '&&');

const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/** "Mod+Shift+O" as Electron writes it. */
function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((part) => KEY_NAMES[part] ?? part)
    .join('+');
}

/**
 * The window itself hears its keys; the menu shows them. A Mac's menu hears them before the window,
 * so there keys that belong to text, such as Delete alone, are left out of it.
 */
function keysOf(keys: string | undefined, { platform }: MenuFacts): Item {
  if (keys === undefined) return {};
  if (platform !== 'darwin') {
    return { accelerator: acceleratorOf(keys), registerAccelerator: false };
  }
  return keys.includes('Mod+') ? { accelerator: acceleratorOf(keys) } : {};
}

/** The commands of one group that the window offers, in the order of the table. */
function commandItems(group: CommandGroup, facts: MenuFacts, but: readonly string[] = []): Item[] {
  const { offer, choose } = facts;
  return COMMAND_IDS.flatMap((id): Item[] => {
    const { title, group: own, keys } = commandFacts(id);
    const offered = offer.commands.find((command) => command.id === id);
    if (own !== group || offered === undefined || but.includes(id)) return [];
    // The menu's own name says what group it is: "View: Compare" is "Compare" there.
    const label = plain((offered.title || title).replace(`${group}: `, ''));
    return [
      {
        id,
        label,
        enabled: offered.enabled,
        ...keysOf(keys?.[0], facts),
        click: () => choose({ kind: 'command', id }),
      },
    ];
  });
}

function recentItems({ offer, choose }: MenuFacts): Item[] {
  if (offer.recent.length === 0) return [];
  return [
    {
      id: 'recent',
      label: 'Open Recent',
      submenu: offer.recent.map(({ id, name }) => ({
        id: `recent.${id}`,
        label: plain(name),
        click: () => choose({ kind: 'scenario', id }),
      })),
    },
  ];
}

const UNDO = ['edit.undo', 'edit.redo'];
const isViewSwitch = ({ id = '' }: Item): boolean => id.startsWith('view.');

function editItems(facts: MenuFacts): Item[] {
  const all = commandItems('Edit', facts);
  const undo = all.filter(({ id = '' }) => UNDO.includes(id));
  const own = all.filter(({ id = '' }) => !UNDO.includes(id));
  return [
    ...undo,
    ...(undo.length === 0 ? [] : [SEPARATOR]),
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    ...(own.length === 0 ? [] : [SEPARATOR, ...own]),
  ];
}

function viewItems(facts: MenuFacts): Item[] {
  const own = commandItems('View', facts);
  const parts = [own.filter(isViewSwitch), own.filter((item) => !isViewSwitch(item))];
  return [
    ...parts.flatMap((part) => (part.length === 0 ? [] : [...part, SEPARATOR])),
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    ...(facts.packaged
      ? []
      : [SEPARATOR, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
  ];
}

/** The first menu of a Mac, with the settings where people look for them there. */
function appMenu(facts: MenuFacts): Item {
  const settings = commandItems('Go', facts).filter(({ id }) => id === 'go.settings');
  return {
    label: 'Tierwise',
    submenu: [
      { role: 'about' },
      SEPARATOR,
      ...settings.map((item) => ({ ...item, label: 'Settings…' })),
      ...(settings.length === 0 ? [] : [SEPARATOR]),
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}

/**
 * The native menus in the order each system has them: every command that the window offers now, and
 * the system's own entries. Access keys (Alt) on systems that have them.
 */
export function menuTemplate(facts: MenuFacts): Item[] {
  const mac = facts.platform === 'darwin';
  const [file, scenario, help] = (['File', 'Scenario', 'Help'] as const).map((group) =>
    commandItems(group, facts),
  );
  const go = commandItems('Go', facts, mac ? ['go.settings'] : []);
  return [
    ...(mac ? [appMenu(facts)] : []),
    {
      label: '&File',
      submenu: [
        ...(file ?? []),
        ...recentItems(facts),
        SEPARATOR,
        { role: 'close' },
        ...(mac ? [] : [{ role: 'quit' } as const]),
      ],
    },
    { label: '&Edit', submenu: editItems(facts) },
    { label: '&View', submenu: viewItems(facts) },
    ...(go.length === 0 ? [] : [{ label: '&Go', submenu: go }]),
    ...(scenario === undefined || scenario.length === 0
      ? []
      : [{ label: '&Scenario', submenu: scenario }]),
    { label: '&Window', role: 'windowMenu' },
    {
      label: '&Help',
      role: 'help',
      submenu: [...(help ?? []), ...(mac ? [] : [SEPARATOR, { role: 'about' } as const])],
    },
  ];
}
