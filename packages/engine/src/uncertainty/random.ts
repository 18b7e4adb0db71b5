/**
 * Starts a stream of uniform numbers strictly between 0 and 1 that depends on `seed` alone; 7 and `'7'` are one seed.
 *
 * The generator is sfc32, Chris Doty-Humphrey's "Small Fast Counting" generator, three chaotic words and a counter
 * (PractRand, public domain, https://pracrand.sourceforge.net). Each number is the middle of one of 2^32 equal steps,
 * so that neither 0 nor 1 can come, and `k + number` is exact in a double for every whole `k` up to 2^20.
 */
export function randomFrom(seed: number | string): () => number {
  const text = String(seed);
  let a = hashOf(text, 0);
  let b = hashOf(text, 1);
  let c = hashOf(text, 2);
  let counter = 1;

  function next(): number {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return ((word >>> 0) + 0.5) / TWO_TO_32;
  }

  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  return next;
}

/**
 * Hashes `text` to 32 bits, another 32 for each `variant`.
 *
 * FNV-1a over UTF-16 code units (Fowler, Noll and Vo, http://www.isthe.com/chongo/tech/comp/fnv), whose low bits
 * hardly see the high ones; MurmurHash3's finalizer mixes them (Appleby, https://github.com/aappleby/smhasher).
 */
function hashOf(text: string, variant: number): number {
  let hash = FNV_OFFSET_BASIS ^ variant;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const FNV_OFFSET_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const TWO_TO_32 = 4_294_967_296;

/** PractRand discards as many after seeding with three words: until then the stream still shows the seed. */
const WARM_UP_ROUNDS = 15;
