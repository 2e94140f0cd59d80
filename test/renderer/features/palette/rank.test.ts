import { expect, test } from 'vitest';
import { ranked } from '../../../../src/renderer/features/palette/rank';

const entries = [
  { id: 'undo', title: 'Edit: Undo Paste 12 cells' },
  { id: 'library', title: 'Go: Go to library', aliases: ['scenarios', 'home'] },
  { id: 'settings', title: 'Go: Settings', aliases: ['Settings', 'theme'] },
  { id: 'setcase', title: 'Scenario: Set the case' },
];
const found = (query: string, last: (id: string) => number = () => 0): string[] =>
  ranked(entries, query, last).map(({ id }) => id);

test('a whole alias beats a beginning, a beginning a word within', () => {
  expect(found('settings')[0]).toBe('settings');
  expect(found('theme')).toEqual(['settings']);
  expect(found('home')[0]).toBe('library');
  expect(found('go')[0]).toBe('library');
  expect(found('set')).toEqual(expect.arrayContaining(['settings', 'setcase']));
});

test('among equals the one used last comes first, then the name', () => {
  expect(found('set', (id) => (id === 'setcase' ? 2 : 1))[0]).toBe('setcase');
  expect(found('set', (id) => (id === 'settings' ? 2 : 1))[0]).toBe('settings');
});

test('before anything is typed, what can be done stands before what cannot', () => {
  const [undo, ...others] = entries;
  const now = [{ ...undo!, disabled: 'There is nothing to undo.' }, ...others];
  expect(ranked(now, '', () => 0).map(({ id }) => id)).toEqual([
    'library',
    'settings',
    'setcase',
    'undo',
  ]);
  // Letters mean the same whether or not it can be done.
  expect(ranked(now, 'edit', () => 0)[0]?.id).toBe('undo');
});

test('the same letters give the same answer again', () => {
  expect(found('s')).toEqual(found('s'));
  expect(found('xyz')).toEqual([]);
  expect(found('')).toHaveLength(entries.length);
});
