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

test('the same letters give the same answer again', () => {
  expect(found('s')).toEqual(found('s'));
  expect(found('xyz')).toEqual([]);
  expect(found('')).toHaveLength(entries.length);
});
