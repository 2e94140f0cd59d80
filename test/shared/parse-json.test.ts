import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { MAX_JSON_DEPTH, MAX_JSON_VALUES, parseJson } from '../../src/shared/parse-json';

function faultOf(text: string) {
  const outcome = parseJson(text);
  if (outcome.ok) throw new Error(`taken as JSON: ${text.slice(0, 60)}`);
  return outcome.error.faults[0]!;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('parseJson', () => {
  it('gives the value, a byte order mark or not', () => {
    expect(parseJson('﻿{"a":[1,"two",null]}')).toEqual({
      ok: true,
      value: { a: [1, 'two', null] },
    });
  });

  it.each([
    ['', 'an empty text'],
    [' \n ', 'an empty text'],
    ['{"a":tru}', 'line 1, column 6'],
    ['{"a":1,}', 'line 1, column 8'],
    ['[1 2]', 'line 1, column 4'],
    ['{"a" 1}', 'line 1, column 6'],
    ['{"a":1', 'the end of the text at line 1, column 7'],
    ['"abc', 'the end of the text at line 1, column 5'],
    ['[1]x', 'line 1, column 4'],
    ['{\n  "a": 1,\n  b: 2\n}', 'line 3, column 3'],
    ['["a\\x"]', 'line 1, column 4'],
    ['["a\nb"]', 'line 1, column 4'],
    ['[01]', 'line 1, column 2'],
    ['[1}', 'line 1, column 3'],
    ['[NaN]', 'line 1, column 2'],
    [']', 'line 1, column 1'],
  ])('names the place in %j', (text, found) => {
    const fault = faultOf(text);
    expect(fault.code).toBe('json_not_valid');
    expect(fault.found).toContain(found);
  });

  it('takes and refuses exactly what the parser does, whichever character is changed', () => {
    const whole = '{"a": [1, -2.5e3, true, null, "x\\u00e9"], "b": {"c": ""}}';
    const texts = Array.from({ length: whole.length }, (_, at) => at).flatMap((at) =>
      ['}', '"', ',', 'x', '\\', '0', ''].map(
        (char) => whole.slice(0, at) + char + whole.slice(at + 1),
      ),
    );
    const disagreed = texts.filter((text) => parseJson(text).ok !== isJson(text));
    expect(disagreed).toEqual([]);
  });

  it('takes 64 levels and refuses 65, and a million, before parsing', () => {
    expect(parseJson(nested(MAX_JSON_DEPTH)).ok).toBe(true);
    expect(faultOf(nested(MAX_JSON_DEPTH + 1)).code).toBe('json_depth_exceeded');
    expect(faultOf('['.repeat(1_000_000)).code).toBe('json_depth_exceeded');
  });

  it('refuses them within an asynchronous context too, where an overflow could not be caught', async () => {
    const context = new AsyncLocalStorage<number>();
    const codes = await context.run(1, async () => {
      await Promise.resolve();
      return [65, 10_000, 1_000_000].map((levels) => faultOf(nested(levels)).code);
    });
    expect(new Set(codes)).toEqual(new Set(['json_depth_exceeded']));
  });

  it('takes half a million values and refuses one more, wherever they stand, before parsing', () => {
    const list = (length: number): string => `[${'0,'.repeat(length - 1)}0]`;
    const inner = list(1_000);
    const lists = `[${`${inner},`.repeat(501)}0]`;
    expect(parseJson(list(MAX_JSON_VALUES)).ok).toBe(true);
    for (const text of [list(MAX_JSON_VALUES + 1), lists]) {
      const refused = parseJson(text);
      expect(refused.ok ? [] : refused.error.faults).toMatchObject([
        { code: 'json_values_exceeded' },
      ]);
    }
    expect(parseJson(`"${','.repeat(MAX_JSON_VALUES + 1)}"`).ok).toBe(true);
    expect(parseJson('[1,2,3]', '', 2).ok).toBe(false);
  });

  it('tells the place in a text of millions of lines, and holds none of them for that', () => {
    const lines = 5_000_000;
    const before = process.memoryUsage().heapUsed;
    const refused = parseJson(`[${'\n'.repeat(lines)}  x`);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
    const [fault] = refused.ok ? [] : refused.error.faults;
    expect(fault?.found).toBe(`"x" at line ${lines + 1}, column 3`);
  });

  it('does not count brackets in texts', () => {
    expect(parseJson(`{"a":"${'['.repeat(100)}\\"${'{'.repeat(100)}"}`).ok).toBe(true);
  });

  it('refuses a key that stands twice, and allows it in two objects', () => {
    expect(faultOf('{"a":1,\n "b":{"a":2}, "a":3}').found).toContain('line 2, column 15');
    expect(faultOf('{"a":1,"\\u0061":3}').code).toBe('json_key_doubled');
    expect(parseJson('[{"a":1},{"a":2,"b":"a"}]').ok).toBe(true);
  });

  it('keeps a __proto__ key as plain content', () => {
    const outcome = parseJson('{"__proto__":{"polluted":1}}');
    expect(outcome.ok && Object.keys(outcome.value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
