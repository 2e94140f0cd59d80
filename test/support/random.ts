/** Numbers from a seed alone: the same seed gives the same run on every machine. */
export type Random = {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `bound`. */
  readonly below: (bound: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Another independent source, named, so that one part's draws never move another's. */
  readonly fork: (name: string) => Random;
};

/** sfc32 over a seed that is hashed first, so that neighbouring seeds have nothing in common. */
export function createRandom(seed: string | number): Random {
  let [a, b, c, d] = hash128(String(seed));
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

function hash128(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 0];
  for (let at = 0; at < text.length; at += 1) {
    for (let word = 0; word < 4; word += 1) {
      const mixed = Math.imul((words[word] ?? 0) ^ text.charCodeAt(at), 0x9e37_79b1 + word * 2);
      words[word] = (mixed << 13) | (mixed >>> 19);
    }
  }
  for (let round = 0; round < 8; round += 1) {
    for (let word = 0; word < 4; word += 1) {
      const other = words[(word + 1) % 4] ?? 0;
      words[word] = Math.imul((words[word] ?? 0) ^ (other >>> 15), 0x85eb_ca6b);
    }
  }
  return words;
}
