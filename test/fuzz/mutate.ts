import type { Random } from '../support/random';

/**
 * Bad input made from good: most of it keeps its form, so that it gets past the first parser and
 * reaches what lies behind.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  'id',
  'format',
  '0',
  'a'.repeat(300),
];

const NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.1,
  1e-7,
  1e21,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  1.5,
  999_999_999,
];

const TEXTS = [
  '',
  ' ',
  '0',
  '-0',
  '00',
  '1,5',
  '1.5.5',
  '1e400',
  '-1e-400',
  'NaN',
  'Infinity',
  '９９',
  '9007199254740993',
  '99999999999999999999999999.9999',
  '0.00000000000000000000001',
  '__proto__',
  'constructor',
  '2027-02-30',
  '0000-00-00',
  '9999-12-31',
  '2027-01-01T00:00:00Z',
  '2027-13-01',
  '2027-1-1',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '\u202e',
  '\u2028',
  '<script>alert(1)</script>',
  '=cmd|x',
  "'; DROP TABLE scenario; --",
  '%00',
  '%2e%2e%2f',
  'a'.repeat(5000),
  '🜚'.repeat(100),
  '(a+)+$',
  'null',
  'true',
  '{"a":1}',
];

/** One to four changes to a copy of `value`. */
export function mutateJson(value: unknown, random: Random): unknown {
  let changed = structuredClone(value) as Json;
  for (let left = 1 + random.below(random.chance(0.2) ? 4 : 2); left > 0; left -= 1) {
    changed = changeSomewhere(changed, random);
  }
  return changed;
}

/** Goes down a random way and changes what is at its end. */
function changeSomewhere(value: Json, random: Random): Json {
  if (typeof value !== 'object' || value === null || random.chance(0.12))
    return changeHere(value, random);
  if (Array.isArray(value)) {
    if (value.length === 0) return changeHere(value, random);
    const at = random.below(value.length);
    value[at] = changeSomewhere(value[at] ?? null, random);
    return value;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return changeHere(value, random);
  const key = random.pick(keys);
  // A plain assignment to "__proto__" would set the prototype instead.
  define(value, key, changeSomewhere(value[key] ?? null, random));
  return value;
}

function changeHere(value: Json, random: Random): Json {
  if (random.chance(0.25)) return anything(random);
  if (typeof value === 'string') return changeText(value, random);
  if (typeof value === 'number') return changeNumber(value, random);
  if (Array.isArray(value)) return changeList(value, random);
  if (typeof value === 'object' && value !== null) return changeGroup(value, random);
  return anything(random);
}

function changeNumber(value: number, random: Random): Json {
  return random.pick<Json>([
    random.pick(NUMBERS),
    -value,
    value + 0.5,
    value * 1e9,
    String(value),
    value + 1,
    Math.trunc(value / 2),
  ]);
}

function changeText(value: string, random: Random): Json {
  const at = random.below(value.length + 1);
  const digits = value.replaceAll(/\d/g, () => String(random.below(10)));
  return random.pick<Json>([
    random.pick(TEXTS),
    digits,
    digits,
    value.slice(0, at) + random.pick(['', '-', '.', '0', '\u0000', 'é']) + value.slice(at + 1),
    value + value,
    Number(value),
    value.toUpperCase(),
  ]);
}

function changeList(value: Json[], random: Random): Json {
  const at = random.below(value.length + 1);
  const one = value[at] ?? null;
  return random.pick<() => Json>([
    () => value.toSpliced(at, 1),
    () => value.toSpliced(at, 0, structuredClone(one)),
    () => [...value, anything(random)],
    () => [],
    () => value.toReversed(),
    () => Array.from({ length: 50 + random.below(300) }, () => structuredClone(one)),
    () => Object.fromEntries(value.map((item, index) => [String(index), item])),
  ])();
}

function changeGroup(value: { [key: string]: Json }, random: Random): Json {
  const keys = Object.keys(value);
  const copy = { ...value };
  const key = keys.length === 0 ? 'x' : random.pick(keys);
  const other = keys.length === 0 ? 'y' : random.pick(keys);
  switch (random.below(5)) {
    case 0:
      delete copy[key];
      return copy;
    case 1:
      define(copy, random.pick(KEYS), anything(random));
      return copy;
    case 2:
      define(copy, key, value[other] ?? null);
      return copy;
    case 3:
      define(copy, `${key}x`, value[key] ?? null);
      delete copy[key];
      return copy;
    default:
      return nested(copy, 1 + random.below(80));
  }
}

function nested(value: Json, levels: number): Json {
  let outer = value;
  for (let level = 0; level < levels; level += 1) outer = level % 2 === 0 ? [outer] : { a: outer };
  return outer;
}

function anything(random: Random): Json {
  return random.pick<() => Json>([
    () => null,
    () => random.chance(0.5),
    () => random.pick(NUMBERS),
    () => random.pick(TEXTS),
    () => [],
    () => ({}),
    () => [random.pick(NUMBERS), random.pick(TEXTS)],
    () => nested(random.pick(TEXTS), random.below(70)),
  ])();
}

function define(target: object, key: string, value: Json): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** Changes characters of a text: what is left is sometimes no longer of its form at all. */
export function mutateText(text: string, random: Random): string {
  let changed = text;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const at = random.below(changed.length + 1);
    const length = 1 + random.below(8);
    changed = random.pick<() => string>([
      () => changed.slice(0, at),
      () => changed.slice(0, at) + changed.slice(at + length),
      () =>
        changed.slice(0, at) +
        changed.slice(at, at + length).repeat(1 + random.below(40)) +
        changed.slice(at),
      () =>
        changed.slice(0, at) +
        random.pick([
          '{',
          '}',
          '[',
          ']',
          '"',
          ',',
          ':',
          '\\',
          '\n',
          '\u0000',
          '\ufeff',
          '1e999',
          'null',
        ]) +
        changed.slice(at),
      () =>
        changed.slice(0, at) + String.fromCharCode(random.below(0x1_0000)) + changed.slice(at + 1),
      () => '['.repeat(random.below(200)) + changed,
    ])();
  }
  return changed;
}

export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let left = 1 + random.below(6); left > 0 && changed.length > 0; left -= 1) {
    const at = random.below(changed.length);
    if (random.chance(0.3)) changed.fill(random.below(256), at, at + random.below(64));
    else changed[at] = random.below(256);
  }
  return random.chance(0.2) ? changed.slice(0, random.below(changed.length + 1)) : changed;
}
