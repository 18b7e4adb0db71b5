import { standardNormal } from './normal.ts';
import { randomFrom } from './random.ts';

/**
 * Draws `count` standard normal values for one cause of uncertainty, the same for the same seed and cause.
 *
 * A Latin hypercube (McKay, Beckman and Conover, Technometrics 21 (1979) 239-245): each of `count` equally
 * likely strata gives one value, in shuffled order, so that the column itself has next to no sampling error.
 * Each cause has a stream of its own, whatever other causes there are: two models compared under one seed
 * meet the same luck (common random numbers), and their difference is not drowned in noise.
 */
export function normalDraws(cause: string, seed: number, count: number): Float64Array {
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_DRAWS)) {
    throw new Error(`draws are a whole number from 1 to ${MOST_DRAWS}, and ${count} is not`);
  }
  const random = randomFrom(`${seed}/${cause}`);
  const strata = shuffled(count, random);
  const draws = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    draws[at] = standardNormal(((strata[at] as number) + random()) / count);
  }
  return draws;
}

/** Puts 0 … count - 1 in random order, every order equally likely (Fisher-Yates, inside out: Knuth, TAOCP 2, 3.4.2). */
function shuffled(count: number, random: () => number): Uint32Array {
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const other = Math.floor(random() * (at + 1));
    order[at] = order[other] as number;
    order[other] = at;
  }
  return order;
}

/** Up to 2^20 a stratum and a random number add up exactly, so that no draw is rounded into the next stratum. */
const MOST_DRAWS = 1_048_576;
