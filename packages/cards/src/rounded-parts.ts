import { type Money, ratio, roundHalfEven } from '@tollkeeper/pricing';

/**
 * Rounds parts so that they still add up to their rounded sum: each is what it adds to the sum so far, rounded.
 *
 * To cents, or to six digits of the largest part where all are below a dollar; no part is off by more than one unit.
 */
export function roundedParts(parts: readonly Money[]): readonly Money[] {
  const unit = unitOf(parts);
  const rounded = (amount: bigint): bigint => roundHalfEven(ratio(amount, unit)) * unit;
  let sum = 0n;
  return parts.map((part) => {
    const before = rounded(sum);
    sum += part;
    return (rounded(sum) - before) as Money;
  });
}

function unitOf(parts: readonly Money[]): bigint {
  const sizes = parts.map((part) => (part < 0n ? -part : part));
  if (sizes.some((size) => size >= DOLLAR)) return CENT;
  const longest = Math.max(0, ...sizes.map((size) => size.toString().length));
  return 10n ** BigInt(Math.max(0, longest - DIGITS));
}

const DOLLAR = 1_000_000_000_000n;
const CENT = DOLLAR / 100n;
const DIGITS = 6;
