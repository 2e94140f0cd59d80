/**
 * Counter-based random numbers: the nth draw is a pure function of seed, run, line and month, so
 * that every plan sees the same draws, and one worker or eight give the same bytes.
 */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85eb_ca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35);
  return x ^ (x >>> 16);
}

/** The draws of one line in one run: numbers strictly between 0 and 1, on a grid of 2^-32, by period. */
export function drawsOf(seed: number, run: number, line: number): (period: number) => number {
  let hash = mix(seed ^ 0x9e37_79b9);
  hash = mix(Math.imul(hash ^ run, 0x27d4_eb2f) + 0x1656_67b1);
  const start = Math.imul(hash ^ line, 0x9e37_79b1);
  return (period) => ((mix(mix(start + period)) >>> 0) + 0.5) / 4_294_967_296;
}

const A = [
  -39.696_830_286_653_76, 220.946_098_424_520_5, -275.928_510_446_968_7, 138.357_751_867_269,
  -30.664_798_066_147_16, 2.506_628_277_459_239,
] as const;
const B = [
  -54.476_098_798_224_06, 161.585_836_858_040_9, -155.698_979_859_886_6, 66.801_311_887_719_72,
  -13.280_681_552_885_72,
] as const;
const C = [
  -0.007_784_894_002_430_293, -0.322_396_458_041_136_5, -2.400_758_277_161_838,
  -2.549_732_539_343_734, 4.374_664_141_464_968, 2.938_163_982_698_783,
] as const;
const D = [
  0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416,
] as const;

function tail(q: number): number {
  return (
    (((((C[0] * q + C[1]) * q + C[2]) * q + C[3]) * q + C[4]) * q + C[5]) /
    ((((D[0] * q + D[1]) * q + D[2]) * q + D[3]) * q + 1)
  );
}

/** Quantile of the standard normal (Acklam's rational approximation, relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p < 0.024_25) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.024_25) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((A[0] * r + A[1]) * r + A[2]) * r + A[3]) * r + A[4]) * r + A[5]) * q) /
    (((((B[0] * r + B[1]) * r + B[2]) * r + B[3]) * r + B[4]) * r + 1)
  );
}
