/**
 * Every command of the program: what it is called, where it stands in the menus and which keys do it.
 * Palette, shortcuts, context menus and the native menus all read it here, so that they agree.
 */
export type CommandGroup = 'File' | 'Edit' | 'View' | 'Go' | 'Scenario' | 'Help';

export type CommandFacts = {
  /** As in a menu: "Duplicate scenario". */
  readonly title: string;
  readonly group: CommandGroup;
  /** Keys such as "Mod+D"; Mod is Cmd on a Mac and Ctrl elsewhere. The first is shown. */
  readonly keys?: readonly string[];
  /** Other words that find it. */
  readonly aliases?: readonly string[];
};

/** By id, `noun.verb`: last use is remembered by it. Within a group they stand in menus in this order. */
export const COMMANDS = {
  'file.new': {
    title: 'New scenario',
    group: 'File',
    keys: ['Mod+Alt+N', 'Alt+N'],
    aliases: ['create', 'start', 'add'],
  },
  'quote.new': { title: 'New quote', group: 'File', aliases: ['offer', 'proposal'] },
  'book.new': { title: 'New price book', group: 'File' },
  'file.open-share': {
    title: 'Open a .tierwise file',
    group: 'File',
    keys: ['Mod+Shift+O'],
    aliases: ['import', 'shared', 'colleague'],
  },
  'file.import-scenario': {
    title: 'Import a scenario file…',
    group: 'File',
    keys: ['Mod+O'],
    aliases: ['open file', 'json'],
  },
  'book.import': { title: 'Import a price book', group: 'File', keys: ['Mod+O'] },
  'file.save': { title: 'Save now', group: 'File', keys: ['Mod+S'] },
  'scenario.share': {
    title: 'Save scenario as .tierwise file',
    group: 'File',
    aliases: ['export', 'send', 'share'],
  },
  'quote.export-pdf': exported('PDF document', 'pdf'),
  'quote.export-xlsx': exported('Excel workbook', 'xlsx'),
  'quote.export-csv': exported('CSV table', 'csv'),
  'quote.export-md': exported('Markdown text', 'md'),
  'quote.export-json': exported('JSON', 'json'),
  'edit.undo': { title: 'Undo', group: 'Edit', keys: ['Mod+Z'] },
  'edit.redo': { title: 'Redo', group: 'Edit', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  'workload.clear': { title: 'Clear cells', group: 'Edit', keys: ['Delete'] },
  'workload.fill-down': { title: 'Fill down', group: 'Edit', keys: ['Mod+D'] },
  'workload.move-up': { title: 'Move row up', group: 'Edit', keys: ['Alt+ArrowUp'] },
  'workload.move-down': { title: 'Move row down', group: 'Edit', keys: ['Alt+ArrowDown'] },
  'workload.delete-rows': {
    title: 'Delete rows',
    group: 'Edit',
    keys: ['Mod+Delete', 'Mod+Backspace'],
  },
  'view.workload': { title: 'View: Workload', group: 'View', keys: ['Mod+1'] },
  'view.compare': { title: 'View: Compare', group: 'View', keys: ['Mod+2'] },
  'view.timeline': { title: 'View: Timeline', group: 'View', keys: ['Mod+3'] },
  'view.ledger': { title: 'View: Ledger', group: 'View', keys: ['Mod+4'] },
  'view.explore': { title: 'View: Explore', group: 'View', keys: ['Mod+5'] },
  'view.quote': { title: 'View: Quote', group: 'View', keys: ['Mod+6'] },
  'workload.details': {
    title: 'Details of the row',
    group: 'View',
    keys: ['Alt+Enter'],
    aliases: ['schedule', 'season', 'mix', 'range'],
  },
  'workload.choices': {
    title: 'Choices of the scenario',
    group: 'View',
    keys: ['Mod+Shift+C'],
    aliases: [
      'packs',
      'auto top-up',
      'overage',
      'seats',
      'needs',
      'changes',
      'account',
      'assumptions',
      'months',
      'start',
    ],
  },
  'go.library': {
    title: 'Go to library',
    group: 'Go',
    keys: ['Mod+Shift+L'],
    aliases: ['scenarios', 'list', 'home'],
  },
  'go.price-books': {
    title: 'Go to price books',
    group: 'Go',
    keys: ['Mod+Shift+B'],
    aliases: ['prices', 'vendors', 'rules'],
  },
  'go.scenario': {
    title: 'Open a scenario by name',
    group: 'Go',
    keys: ['Mod+P'],
    aliases: ['find', 'switch'],
  },
  'go.settings': {
    title: 'Settings',
    group: 'Go',
    keys: ['Mod+,'],
    aliases: ['preferences', 'theme', 'locale', 'density'],
  },
  'workload.add-line': {
    title: 'Add line',
    group: 'Scenario',
    keys: ['Mod+Shift+Enter'],
    aliases: ['new line', 'operation'],
  },
  'workload.add-catalog': {
    title: 'Add catalog…',
    group: 'Scenario',
    keys: ['Mod+Shift+A'],
    aliases: ['records', 'preset', 'collection'],
  },
  'scenario.duplicate': {
    title: 'Duplicate this scenario',
    group: 'Scenario',
    keys: ['Mod+Shift+D'],
    aliases: ['copy', 'what if'],
  },
  'scenario.archive': { title: 'Archive this scenario', group: 'Scenario' },
  'scenario.trash': {
    title: 'Move this scenario to the trash',
    group: 'Scenario',
    aliases: ['delete', 'remove'],
  },
  'library.open': { title: 'Open', group: 'Scenario' },
  'library.beside': {
    title: 'Lay side by side',
    group: 'Scenario',
    aliases: ['compare scenarios'],
  },
  'library.duplicate': {
    title: 'Duplicate',
    group: 'Scenario',
    keys: ['Mod+D'],
    aliases: ['copy'],
  },
  'library.rename': { title: 'Rename', group: 'Scenario', keys: ['F2'] },
  'library.tags': {
    title: 'Tags…',
    group: 'Scenario',
    keys: ['Mod+Shift+T'],
    aliases: ['label'],
  },
  'library.newest-book': { title: 'Update to newest price book', group: 'Scenario' },
  'library.archive': { title: 'Archive', group: 'Scenario', keys: ['Mod+E'] },
  'library.restore': {
    title: 'Bring back',
    group: 'Scenario',
    keys: ['Mod+Shift+R'],
    aliases: ['restore', 'unarchive'],
  },
  'library.trash': {
    title: 'Move to trash',
    group: 'Scenario',
    keys: ['Delete', 'Backspace'],
    aliases: ['delete', 'remove'],
  },
  'library.delete-forever': { title: 'Delete forever…', group: 'Scenario' },
  'help.commands': {
    title: 'Find a command',
    group: 'Help',
    keys: ['Mod+K'],
    aliases: ['palette'],
  },
  'help.keys': {
    title: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['Mod+/'],
    aliases: ['keys', 'hotkeys'],
  },
  'help.notices': {
    title: 'Notices of this session',
    group: 'Help',
    aliases: ['messages', 'log', 'toasts'],
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandId = keyof typeof COMMANDS;

/** In the order of menus. */
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];

export const commandFacts = (id: CommandId): CommandFacts => COMMANDS[id];

function exported(what: string, format: string) {
  return {
    title: `Export quote: ${what}`,
    group: 'File',
    aliases: ['save', 'print', format],
  } as const;
}
