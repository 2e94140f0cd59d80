/** The value at a share of a sorted sample, the nearest rank: P50 of 10,000 is the 5,000th. */
export function quantileOf(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[
    Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))
  ] as number;
}

export function sortedCopy(values: Float64Array): Float64Array {
  return values.toSorted();
}
