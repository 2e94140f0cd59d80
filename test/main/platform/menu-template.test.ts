import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate, type MenuFacts } from '../../../src/main/platform/menu-template';
import { COMMAND_IDS, commandFacts } from '../../../src/shared/commands';
import type { MenuChoice } from '../../../src/shared/contract/menu';

type Item = MenuItemConstructorOptions;

const EVERYTHING = {
  commands: COMMAND_IDS.map((id) => ({ id, title: commandFacts(id).title, enabled: true })),
  recent: [{ id: 'spring', name: 'R&D in spring' }],
};

function menus(platform: NodeJS.Platform, facts: Partial<MenuFacts> = {}): Item[] {
  return menuTemplate({
    platform,
    packaged: true,
    offer: EVERYTHING,
    choose: () => undefined,
    ...facts,
  });
}

const under = (item: Item | undefined): Item[] => (item?.submenu ?? []) as Item[];
const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...flat(under(item))]);
const names = (items: readonly Item[]): string[] =>
  items.map(({ label = '' }) => label.replaceAll('&', ''));
const withId = (items: readonly Item[], id: string): Item => {
  const [found, ...more] = flat(items).filter((item) => item.id === id);
  if (found === undefined || more.length > 0)
    throw new Error(`${id} is there ${more.length} times`);
  return found;
};

const PLATFORMS = ['darwin', 'win32', 'linux'] as const;

describe('the native menus', () => {
  it('stand in the order of the system, with access keys where there are any', () => {
    const rest = ['File', 'Edit', 'View', 'Go', 'Scenario', 'Window', 'Help'];
    expect(names(menus('darwin'))).toEqual(['Tierwise', ...rest]);
    expect(names(menus('win32'))).toEqual(rest);
    const keys = menus('win32').map(({ label = '' }) => /&(\w)/.exec(label)?.[1]);
    expect(new Set(keys).size).toBe(rest.length);
    expect(keys).not.toContain(undefined);
  });

  it.each(PLATFORMS)('hold every command of the palette once, by its name (%s)', (platform) => {
    const items = menus(platform);
    for (const id of COMMAND_IDS) {
      const { title, group } = commandFacts(id);
      const { label = '' } = withId(items, id);
      expect([`${group}: ${label}`, label, label.replace('…', '')]).toContain(title);
    }
  });

  it('show the same keys as the palette, and leave hearing them to the window', () => {
    const items = menus('linux');
    for (const id of COMMAND_IDS) {
      const [shown] = commandFacts(id).keys ?? [];
      const { accelerator, registerAccelerator } = withId(items, id);
      const expected = shown
        ?.replace('Mod', 'CommandOrControl')
        .replace('ArrowUp', 'Up')
        .replace('ArrowDown', 'Down');
      expect([id, accelerator]).toEqual([id, expected]);
      expect(registerAccelerator ?? false).toBe(false);
    }
  });

  it('take no key from text fields on a Mac, whose menus hear keys first', () => {
    const taken = flat(menus('darwin')).flatMap(({ id, accelerator }) =>
      id !== undefined && accelerator !== undefined ? [accelerator] : [],
    );
    expect(taken.length).toBeGreaterThan(15);
    expect(taken.filter((keys) => !keys.startsWith('CommandOrControl+'))).toEqual([]);
  });

  it('hold what the window offers now, under the name it has there', () => {
    const items = menus('win32', {
      offer: {
        commands: [
          { id: 'edit.undo', title: 'Undo Set R&D', enabled: true },
          { id: 'edit.redo', title: 'Redo', enabled: false },
          { id: 'no.such-command', title: 'Format the disk', enabled: true },
        ],
        recent: [],
      },
    });
    expect(withId(items, 'edit.undo')).toMatchObject({ label: 'Undo Set R&&D', enabled: true });
    expect(withId(items, 'edit.redo').enabled).toBe(false);
    expect(names(items)).toEqual(['File', 'Edit', 'View', 'Window', 'Help']);
    expect(names(flat(items))).not.toContain('Format the disk');
    expect(names(flat(items))).not.toContain('Open Recent');
  });

  it('say what was chosen, a scenario by its id', () => {
    const chosen: MenuChoice[] = [];
    const items = menus('linux', { choose: (choice) => chosen.push(choice) });
    for (const id of ['go.library', 'recent.spring']) {
      const { click } = withId(items, id);
      // A click of ours looks at none of what Electron hands over.
      (click as () => void)();
    }
    expect(chosen).toEqual([
      { kind: 'command', id: 'go.library' },
      { kind: 'scenario', id: 'spring' },
    ]);
    expect(withId(items, 'recent.spring').label).toBe('R&&D in spring');
  });

  it('open the inspector only in what is not packed', () => {
    const roles = (packaged: boolean): unknown[] =>
      flat(menus('linux', { packaged })).map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });
});
