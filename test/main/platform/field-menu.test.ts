import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const shown = vi.hoisted(() => [] as { role?: string; type?: string; enabled?: boolean }[][]);
vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: (typeof shown)[number]) => ({
      popup: () => shown.push(template),
    }),
  },
}));

const { giveFieldMenus } = await import('../../../src/main/platform/field-menu');

const NOTHING = {
  canUndo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canSelectAll: false,
};

/** What a right click there shows: roles that can be chosen. */
function clicked(place: { isEditable: boolean; selectionText?: string; can?: object }): string[] {
  const contents = new EventEmitter();
  giveFieldMenus(contents as unknown as WebContents);
  const { isEditable, selectionText = '', can = {} } = place;
  contents.emit(
    'context-menu',
    {},
    { isEditable, selectionText, editFlags: { ...NOTHING, ...can } },
  );
  return (shown.at(-1) ?? []).flatMap(({ role, enabled }) =>
    role === undefined || enabled === false ? [] : [role],
  );
}

describe('a right click', () => {
  beforeEach(() => {
    shown.length = 0;
  });

  it('in a text field offers what can be done with it now', () => {
    expect(clicked({ isEditable: true, can: { canPaste: true, canSelectAll: true } })).toEqual([
      'paste',
      'selectAll',
    ]);
    const all = { canUndo: true, canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
    expect(clicked({ isEditable: true, can: all })).toEqual([
      'undo',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ]);
  });

  it('on marked text copies it, and elsewhere shows nothing', () => {
    const can = { canCopy: true };
    expect(clicked({ isEditable: false, selectionText: '660.00', can })).toEqual(['copy']);
    shown.length = 0;
    expect(clicked({ isEditable: false, can })).toEqual([]);
    expect(shown).toEqual([]);
  });
});
