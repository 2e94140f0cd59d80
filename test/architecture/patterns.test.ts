import { describe, expect, test } from 'vitest';
import { regexesBelow, type Pattern } from '../support/source';

/** The longest text that a contract lets through to a pattern behind it. */
const LONGEST_TEXT = 4_000;
/** What comes from outside and meets patterns before any contract has measured it. */
const UNMEASURED =
  /^src\/(?:shared\/(?:parse-json|contract\/)|main\/(?:web|trpc|cli|platform|services\/usage|planning\/replay)\/)/;
/** Counts of terms in our own figures, never text of a person. */
const OWN_TEXT = ['src/main/cli/tables.ts', 'src/main/planning/replay/fit/pattern.ts'];
const LONG = 100_000;
/** Step by step, so that a pattern whose time doubles with each letter is found out before it hangs. */
const LENGTHS = [16, 20, 23, 26, 29, 32, 100, 1_000, LONGEST_TEXT, 10_000, 40_000, LONG];
/** No pattern of ours needs a hundredth of it; a machine may be busy. */
const MOST_MS = 500;

/** Letters that a pattern itself is about, and a few of every kind. */
function lettersOf(source: string): string[] {
  const own = source.match(/[^\\[\](){}|?*+^$]/gu) ?? [];
  return [...new Set([...own, 'a', '0', ' ', '\n', '-', '.', '"', ',', '/', '='])];
}

/** Texts that make a pattern try again and again: one letter or two of them, and an end that fits nothing. */
function* hostileTexts(source: string, length: number): Generator<string> {
  const letters = lettersOf(source).slice(0, 16);
  for (const [index, letter] of letters.entries()) {
    const next = letters[(index + 1) % letters.length] ?? 'b';
    yield `${letter.repeat(length)}\u0001`;
    yield `${(letter + next).repeat(Math.ceil(length / 2))}\u0001`;
    yield `${letter}${next.repeat(length)}\u0001`;
  }
}

/** The first text that takes too long, with what it took; begins with short texts, so that it ends. */
function slowest({ source, flags }: Pattern, longest: number): string | undefined {
  for (const length of LENGTHS.filter((one) => one <= longest)) {
    for (const text of hostileTexts(source, length)) {
      const pattern = new RegExp(source, flags);
      const begin = performance.now();
      pattern.test(text);
      const spent = performance.now() - begin;
      // Twice: the machine may have been busy with something else.
      if (spent > MOST_MS) {
        const again = performance.now();
        new RegExp(source, flags).test(text);
        if (performance.now() - again > MOST_MS)
          return `${length} letters of ${JSON.stringify(text.slice(0, 12))}: ${Math.round(spent)} ms`;
      }
    }
  }
  return undefined;
}

const patterns = regexesBelow('src');

describe('patterns', () => {
  test('are found', () => {
    expect(patterns.length).toBeGreaterThan(60);
  });

  const slowOnes = (list: readonly Pattern[], longest: number): string[] =>
    list.flatMap((pattern) => {
      const why = slowest(pattern, longest);
      return why === undefined ? [] : [`${pattern.place} /${pattern.source}/: ${why}`];
    });

  test('of 4,000 hostile letters take no time worth telling', () => {
    expect(slowOnes(patterns, LONGEST_TEXT)).toEqual([]);
  });

  test('that meet unmeasured text take none for 100,000 either', { timeout: 120_000 }, () => {
    const first = patterns.filter(
      ({ place }) => UNMEASURED.test(place) && !OWN_TEXT.includes(place.split(':')[0] ?? ''),
    );
    expect(first.length).toBeGreaterThan(40);
    expect(slowOnes(first, LONG)).toEqual([]);
  });

  test.each(['^(a+)+$', '(?:.*,)*x', '^(?:[\\w-]+\\.?)+@', '\\s+$'])(
    'that explode are found out: %s',
    { timeout: 120_000 },
    (source) => {
      expect(slowest({ source, flags: '', place: 'here' }, 40_000)).toMatch(/ ms$/);
    },
  );
});
