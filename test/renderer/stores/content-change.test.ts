import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, changesBetween } from '../../../src/renderer/stores/content-change';
import { canonicalJson } from '../../../src/shared/canonical-json';
import { law } from '../../support/law';

const content = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', 0, 1, null, true),
    fc.array(tie('node'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'z', 'toString'), tie('node'), { maxKeys: 4 }),
  ),
})).node;
const group = fc.dictionary(fc.constantFrom('lines', 'name', 'choices'), content);
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what differs between two contents', () => {
  law(
    'leads from each to the other, also after a stay on disk',
    fc.property(group, group, (before, after) => {
      const changes = throughJson(changesBetween(before, after)) as ReturnType<
        typeof changesBetween
      >;
      return (
        canonicalJson(changed(before, changes, 'after')) === canonicalJson(after) &&
        canonicalJson(changed(after, changes, 'before')) === canonicalJson(before)
      );
    }),
    2000,
  );

  it('is as small as the edit, however large the rest', () => {
    const lines = Array.from({ length: 500 }, (_, at) => ({ id: `l${at}`, quantity: at }));
    const before = { name: 'One', lines };
    const set = { ...before, lines: lines.with(7, { id: 'l7', quantity: 9 }) };
    expect(changesBetween(before, set)).toEqual([
      { kind: 'set', at: ['lines', 7, 'quantity'], before: 7, after: 9 },
    ]);
    const without = { ...before, lines: lines.toSpliced(100, 2) };
    expect(changesBetween(before, without)).toEqual([
      { kind: 'list', at: ['lines'], from: 100, before: lines.slice(100, 102), after: [] },
    ]);
    expect(changesBetween(before, structuredClone(before))).toEqual([]);
  });

  it('is refused by a content of another shape', () => {
    const changes = changesBetween({ lines: [1, 2, 3] }, { lines: [1] });
    expect(changed({ lines: [] }, changes, 'before')).toEqual(undefined);
    expect(changed({ lines: 'none' }, changes, 'after')).toBeUndefined();
    expect(changed([], changes, 'after')).toBeUndefined();
  });

  it('takes a key without a value for no key, as files do', () => {
    const changes = changesBetween({ a: 1, b: undefined }, { a: undefined, c: 2 });
    expect(changed({ a: 1 }, changes, 'after')).toEqual({ c: 2 });
    expect(Object.keys(changed({ c: 2 }, changes, 'before') as object)).toEqual(['a']);
  });
});
