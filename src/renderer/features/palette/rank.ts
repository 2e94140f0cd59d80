/** Which entries a few letters mean, best first; the same letters always give the same order. */

export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly aliases?: readonly string[] | undefined;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined;
};

const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}#]+/u)
    .filter(Boolean);

function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** Every typed word begins a word of the text. */
function beginsWords(typed: readonly string[], text: string): boolean {
  const there = words(text);
  return typed.every((word) => there.some((each) => each.startsWith(word)));
}

/** Exact alias, then beginning, then word beginnings, then letters in order; 5 is none of them. */
function rankOf(query: string, { title, aliases = [] }: Entry): number {
  const text = title.toLowerCase();
  const typed = words(query);
  if (text === query || aliases.some((alias) => alias.toLowerCase() === query)) return 0;
  if (text.startsWith(query)) return 1;
  if (beginsWords(typed, title)) return 2;
  if (aliases.some((alias) => beginsWords(typed, alias))) return 3;
  return isSubsequence(query.replaceAll(/\s+/g, ''), text) ? 4 : 5;
}

/**
 * Entries that fit, by rank, then the one used last, then by name. `lastUse` gives a growing number
 * for later uses; an empty query keeps everything, what cannot be chosen last.
 */
export function ranked<T extends Entry>(
  entries: readonly T[],
  query: string,
  lastUse: (id: string) => number,
): readonly T[] {
  const typed = query.trim().toLowerCase();
  return entries
    .map((entry) => ({
      entry,
      rank: typed === '' ? Number(entry.disabled !== undefined) : rankOf(typed, entry),
    }))
    .filter(({ rank }) => rank < 5)
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        lastUse(b.entry.id) - lastUse(a.entry.id) ||
        a.entry.title.localeCompare(b.entry.title, undefined, { numeric: true }),
    )
    .map(({ entry }) => entry);
}
