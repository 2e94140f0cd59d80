import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/shared/canonical-json';
import { contentHash, inputHash, isMadeBy } from '../../../src/main/services/input-hash';
import { Recent } from '../../../src/main/services/recent';
import { testLibrary } from '../../support/library';

describe('Recent', () => {
  it('forgets the least recently used beyond its weight', () => {
    const recent = new Recent<string>(3);
    recent.set('a', 'A', 1);
    recent.set('b', 'B', 1);
    recent.set('c', 'C', 1);
    recent.get('a');
    recent.set('d', 'D', 1);
    expect(['a', 'b', 'c', 'd'].map((key) => recent.get(key))).toEqual(['A', undefined, 'C', 'D']);
  });

  it('keeps the newest even where it alone is too heavy, and counts a replaced one once', () => {
    const recent = new Recent<string>(3);
    recent.set('a', 'A', 1);
    recent.set('heavy', 'H', 10);
    expect([recent.get('a'), recent.get('heavy')]).toEqual([undefined, 'H']);
    recent.set('heavy', 'light', 1);
    recent.set('b', 'B', 2);
    expect([recent.get('heavy'), recent.get('b')]).toEqual(['light', 'B']);
  });
});

describe('inputHash', () => {
  it('is the same for equal values whatever the order of their keys, and tells others apart', () => {
    const hash = inputHash('1.0', { a: 1, b: { c: [1, 2], d: null } }, 'x');
    expect(inputHash('1.0', { b: { d: null, c: [1, 2] }, a: 1 }, 'x')).toBe(hash);
    const others = [
      inputHash('1.1', { a: 1, b: { c: [1, 2], d: null } }, 'x'),
      inputHash('1.0', { a: 1, b: { c: [2, 1], d: null } }, 'x'),
      inputHash('1.0', { a: '1', b: { c: [1, 2], d: null } }, 'x'),
      inputHash('1.0', { a: 1, b: { c: [1, 2], d: null } }),
      inputHash('1.0', [{ a: 1, b: { c: [1, 2], d: null } }, 'x']),
    ];
    expect(new Set([hash, ...others]).size).toBe(6);
    expect(isMadeBy('1.0', hash)).toBe(true);
    expect(isMadeBy('1', hash)).toBe(false);
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
  });
});

describe('settings', () => {
  it('are at their defaults until set, one by one, and again after a reset', () => {
    const { settings } = testLibrary();
    const defaults = settings.get();
    expect(settings.change({ theme: 'dark' })).toEqual({ ...defaults, theme: 'dark' });
    expect(settings.change({ locale: 'de' })).toEqual({ ...defaults, theme: 'dark', locale: 'de' });
    expect(settings.reset('theme')).toEqual({ ...defaults, locale: 'de' });
    expect(settings.reset()).toEqual(defaults);
  });

  it('are still there after a restart, and one of a newer version counts as not set', () => {
    const { settings, storage, db, ambient } = testLibrary();
    settings.change({ theme: 'dark' });
    storage.settings.set('density', 'of another version', ambient.now());
    storage.settings.set('unknown', true, ambient.now());
    const later = testLibrary({ db }).settings;
    expect(later.get()).toMatchObject({ theme: 'dark', density: 'normal' });
  });
});
