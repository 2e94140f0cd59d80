/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The known words a mistyped one may stand for, best first; empty where none is near. */
export function nearest(word: string, known: readonly string[], most = 3): string[] {
  const typed = word.slice(0, 64).toLowerCase();
  const near = known
    .map((candidate) => {
      const plain = candidate.toLowerCase();
      const within = typed.length >= 3 && (plain.includes(typed) || typed.includes(plain));
      return { candidate, edits: distance(typed, plain), within };
    })
    .filter(
      ({ candidate, edits, within }) =>
        within || edits <= Math.max(1, Math.ceil(candidate.length / 3)),
    );
  near.sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, most).map(({ candidate }) => candidate);
}

/** "a", "b" or "c": a list of names in a sentence, shortened where it is long. */
export function oneOf(names: readonly string[], most = 12): string {
  if (names.length === 0) return 'nothing';
  const shown = names.slice(0, most).map((name) => `"${name}"`);
  if (names.length > most) return `${shown.join(', ')} or one of ${names.length - most} more`;
  return shown.length === 1
    ? (shown[0] ?? '')
    : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

/** What to do about an unknown name: the near ones, or the whole choice. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near.length === 0 ? 'Use one of the names allowed here.' : `Did you mean ${oneOf(near)}?`;
}
