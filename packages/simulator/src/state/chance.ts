/** Draws a number from 0 up to 1 that depends on nothing but its arguments, so the order of questions cannot matter. */
export function chance(seed: number, ...place: readonly number[]): number {
  let hash = seed | 0;
  for (const part of place) hash = mix((hash ^ (part | 0)) + GOLDEN);
  return (mix(hash) >>> 0) / 2 ** 32;
}

/** The finaliser of MurmurHash3: every bit of the input changes about half of the output. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

const GOLDEN = 0x9e3779b9;
