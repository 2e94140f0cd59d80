import { badInput, type Fault, type Outcome } from './errors';

/** The one limit on nesting for every door: deeper JSON breaks copying between processes. */
export const MAX_JSON_DEPTH = 64;

/**
 * Values in one text: many times what the largest scenario holds, and few enough that a fault of each of them
 * can be held at once.
 */
export const MAX_JSON_VALUES = 500_000;

/**
 * JSON text as a value, with depth and doubled keys checked before it is parsed: a doubled key would
 * otherwise drop the first figure without a word. `path` names the text in faults; empty for a file.
 * `most` values are taken.
 */
export function parseJson(
  text: string,
  path = '',
  most: number = MAX_JSON_VALUES,
): Outcome<unknown> {
  const clean = text.codePointAt(0) === 0xfe_ff ? text.slice(1) : text;
  const fault = scan(clean, path, most);
  if (fault) return { ok: false, error: badInput([fault]) };
  try {
    const value: unknown = JSON.parse(clean);
    return { ok: true, value };
  } catch {
    return { ok: false, error: badInput([notJson(clean, path)]) };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Looks at brackets, commas and keys only; whether the rest is JSON is left to the parser. */
function scan(text: string, path: string, most: number): Fault | undefined {
  let values = 1;
  // Keys seen so far in each open object; undefined stands for an array.
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && nextCode(text, end + 1) === COLON) {
        const key = plainKey(text.slice(at, end + 1));
        if (keys.has(key)) return doubledKey(text, at, key, path);
        keys.add(key);
      }
      at = end;
    } else if (code === COMMA) {
      values += 1;
      if (values > most) return tooMany(text, at, path, most);
    } else if (code === 0x7b || code === 0x5b) {
      open.push(code === 0x7b ? new Set() : undefined);
      if (open.length > MAX_JSON_DEPTH) return tooDeep(text, at, path);
    } else if (code === 0x7d || code === 0x5d) open.pop();
  }
  return undefined;
}

/** The key without escapes, so that "\\u0061" and "a" count as one. */
function plainKey(key: string): string {
  if (!key.includes('\\')) return key;
  try {
    return JSON.stringify(JSON.parse(key));
  } catch {
    return key;
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

function nextCode(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at);
}

function doubledKey(text: string, at: number, key: string, path: string): Fault {
  return {
    code: 'json_key_doubled',
    path,
    found: `the key ${short(key)} twice in one object, the second time at ${placeIn(text, at)}`,
    allowed: 'each key once',
    remedy: 'Keep the one that is meant and delete the other.',
  };
}

function tooDeep(text: string, at: number, path: string): Fault {
  return {
    code: 'json_depth_exceeded',
    path,
    found: `more than ${MAX_JSON_DEPTH} levels of brackets at ${placeIn(text, at)}`,
    allowed: `at most ${MAX_JSON_DEPTH} levels`,
    remedy: 'Check that this is the file you meant; no price book or scenario nests so deep.',
  };
}

const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function tooMany(text: string, at: number, path: string, most: number): Fault {
  return {
    code: 'json_values_exceeded',
    path,
    found: `more than ${most} values at ${placeIn(text, at)}`,
    allowed: `at most ${most} values`,
    remedy: 'Check that this is the file you meant; no price book or scenario holds so much.',
  };
}

function notJson(text: string, path: string): Fault {
  const at = text.trim() === '' ? -1 : placeOfFault(text);
  return {
    code: 'json_not_valid',
    path,
    found: at === -1 ? 'an empty text' : `${foundAt(text, at)} at ${placeIn(text, at)}`,
    allowed: 'JSON text',
    remedy: 'Mend the text at this place, or check that this is the file you meant.',
  };
}

function foundAt(text: string, at: number): string {
  if (at >= text.length) return 'the end of the text';
  return short(JSON.stringify(text.slice(at, at + 20)));
}

/** "line 3, column 14", counted from 1. */
function placeIn(text: string, at: number): string {
  const place = Math.min(at, text.length);
  let line = 1;
  let begin = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < place; end = text.indexOf('\n', begin)) {
    line += 1;
    begin = end + 1;
  }
  return `line ${line}, column ${place - begin + 1}`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}:]|$)/y;
const BAD_IN_STRING = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/;

/**
 * Index of the first character that cannot stand there; the length of the text where it ends too
 * early. The parser's own message does not always name a place.
 */
function placeOfFault(text: string): number {
  const open: string[] = [];
  // What may come next: a value, a key, a colon, or a comma or closing bracket.
  let next: 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'after' = 'value';
  let at = 0;
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at += 1;
    if (at >= text.length) return text.length;
    const char = text.charAt(at);
    const top = open.at(-1);
    const closes = (char === '}' && top === '{') || (char === ']' && top === '[');
    if (closes && (next === 'after' || next.endsWith('close'))) {
      open.pop();
      next = 'after';
      at += 1;
    } else if (next === 'after') {
      if (char !== ',' || top === undefined) return at;
      next = top === '{' ? 'key' : 'value';
      at += 1;
    } else if (next === 'colon') {
      if (char !== ':') return at;
      next = 'value';
      at += 1;
    } else if (char === '"') {
      const end = endOfString(text, at);
      const bad = BAD_IN_STRING.exec(text.slice(at + 1, end));
      if (bad) return at + 1 + bad.index;
      if (end >= text.length) return text.length;
      next = next.startsWith('key') ? 'colon' : 'after';
      at = end + 1;
    } else if (next.startsWith('key')) return at;
    else if (char === '{' || char === '[') {
      open.push(char);
      next = char === '{' ? 'key-or-close' : 'value-or-close';
      at += 1;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text);
      if (!word) return at;
      next = 'after';
      at += word[0].length;
    }
  }
}
