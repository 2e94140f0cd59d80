/**
 * Order of price book versions as people write them: runs of digits count as numbers, the rest as
 * text, so that "2026-10-07" < "2026-10-07.2" < "2026-10-07.10". Negative where `a` is older.
 */
export function compareVersions(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = comparePart(left[at], right[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const bothNumbers = /^\d/.test(a) && /^\d/.test(b);
  if (bothNumbers && BigInt(a) !== BigInt(b)) return BigInt(a) < BigInt(b) ? -1 : 1;
  return a < b ? -1 : 1;
}

/** The newest of some versions; undefined for none. */
export function newestVersion(versions: readonly string[]): string | undefined {
  return versions.toSorted(compareVersions).at(-1);
}

/**
 * The version after `version` that none of `taken` has: "2026-10-07" becomes "2026-10-07.2", that
 * "2026-10-07.3".
 */
export function nextVersion(version: string, taken: readonly string[]): string {
  const match = /^(.*\D)\.(\d+)$|^(.*-\d+)\.(\d+)$/.exec(version);
  const base = match?.[1] ?? match?.[3] ?? version;
  let number = Number(match?.[2] ?? match?.[4] ?? 1);
  let next = version;
  do {
    number += 1;
    next = `${base}.${number}`;
  } while (taken.includes(next));
  return next;
}
