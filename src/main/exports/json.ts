/** JSON of a value that leaves the house, keys in the order of the value, two blanks a level. */
export function jsonOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
