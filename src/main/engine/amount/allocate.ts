/**
 * Splits a whole by weights into whole parts that sum to it, by largest remainder; equal remainders
 * go to the earlier part (rulebook 2, Money and Spreads). Weights are whole and not all zero.
 */
export function allocate(whole: number, weights: readonly (number | bigint)[]): number[] {
  const total = weights.reduce<bigint>((sum, weight) => sum + BigInt(weight), 0n);
  const parts: number[] = [];
  const remainders: { at: number; rest: bigint }[] = [];
  let given = 0;
  for (const [at, weight] of weights.entries()) {
    const exact = BigInt(whole) * BigInt(weight);
    const part = Number(exact / total);
    parts.push(part);
    given += part;
    remainders.push({ at, rest: exact % total });
  }
  remainders.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (let next = 0; given < whole; next += 1, given += 1) {
    const winner = remainders[next];
    if (winner !== undefined) parts[winner.at] = (parts[winner.at] ?? 0) + 1;
  }
  return parts;
}
