import {
  compare,
  divide,
  exact,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  sum,
  toDecimal,
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

import { type Assumed, measured, type Range } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import type { ObservedSum } from './pilot-observation.ts';
import { Z90 } from './z90.ts';

/** A share of so many, with the range that chance gives it: none of 30 is no proof that there will be none. */
export function measuredShare(count: bigint, of: bigint, reason: string): Assumed {
  const range = wilsonRange(count, of);
  return { ...measured(ratio(count, of), reason), ...(range === undefined ? {} : { range }) };
}

/** Accepted results are a share p of the runs; the attempts for one are 1 / p. */
export function measuredAttempts(accepted: bigint, runs: bigint, reason: string): Assumed {
  const range = wilsonRange(accepted, runs);
  const value = divide(ONE, ratio(accepted, runs));
  if (range === undefined) return measured(value, reason);
  return {
    ...measured(value, reason),
    range: { low: divide(ONE, range.high), high: divide(ONE, range.low) },
  };
}

/** s / √n; nothing where the squares are unknown or there is one request. */
export function standardError(sum: ObservedSum, requests: bigint): Ratio {
  return rootOf(divide(varianceOf(sum, requests), ratio(requests)));
}

/** s² = (Σx² − (Σx)² / n) / (n − 1): how much single requests differ; nothing where it cannot be told. */
export function varianceOf({ total, squares }: ObservedSum, requests: bigint): Ratio {
  if (squares === undefined || requests < 2n) return ZERO;
  return divide(subtract(squares, divide(multiply(total, total), ratio(requests))), ratio(requests - 1n));
}

/** The value ± 1.2816 standard errors, within the bounds of its field; no range where there is no error. */
export function rangeAround(value: Ratio, error: Ratio, field: Field): { readonly range?: Range } {
  if (compare(error, ZERO) === 0) return {};
  const { least, most } = fieldDefinition(field);
  const reach = multiply(Z90, error);
  const [low, high] = [subtract(value, reach), sum([value, reach])];
  return {
    range: { low: compare(low, least) < 0 ? least : low, high: compare(high, most) > 0 ? most : high },
  };
}

/** A range is not money: a double is near enough. */
export function rootOf(value: Ratio): Ratio {
  return exact(Math.sqrt(toNumber(value)).toFixed(6));
}

/** A millionth is as near as its root is. */
function rounded(value: Ratio): Ratio {
  return exact(toDecimal(value, 6));
}

/**
 * The shares of which one case in ten lies beyond on each side: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
 * (E. B. Wilson, Journal of the American Statistical Association 22, 1927, 209-212). What is no share has none.
 */
function wilsonRange(count: bigint, of: bigint): Range | undefined {
  const [share, n] = [ratio(count, of), ratio(of)];
  if (compare(share, ONE) > 0 || compare(share, ZERO) < 0) return undefined;
  const square = multiply(Z90, Z90);
  const whole = sum([ONE, divide(square, n)]);
  const centre = sum([share, divide(square, ratio(2n * of))]);
  const spread = sum([divide(multiply(share, subtract(ONE, share)), n), divide(square, ratio(4n * of * of))]);
  const reach = multiply(Z90, rootOf(spread));
  const [low, high] = [subtract(centre, reach), sum([centre, reach])].map((end) =>
    rounded(divide(end, whole)),
  );
  // At none and at all the end is the share itself, which what is rounded may miss.
  return {
    low: count === 0n || low === undefined ? share : low,
    high: count === of || high === undefined ? share : high,
  };
}
