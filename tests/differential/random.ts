/** A generator of numbers that are the same on every machine for one seed (mulberry32, public domain, 2017). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number below `end`; small ones come as often as large ones. */
export function someCount(random: () => number, end: number): number {
  return Math.floor(end ** random()) - 1;
}
