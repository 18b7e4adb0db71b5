/**
 * The last place up to `last` at which something holds that holds at `first`, and beyond some place no more.
 *
 * Doubles until it no longer holds, so that no absurd plan is ever computed, and then halves the gap.
 */
export function lastPlace(
  [first, last]: readonly [first: bigint, last: bigint],
  holds: (place: bigint) => boolean,
): bigint {
  let inside = first;
  let outside = last + 1n;
  while (inside + 1n < outside) {
    const doubled = inside < 1n ? 1n : inside * 2n;
    const halfway = (inside + outside) / 2n;
    const place = outside > last ? smaller(doubled, last) : halfway;
    if (holds(place)) inside = place;
    else outside = place;
  }
  return inside;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
