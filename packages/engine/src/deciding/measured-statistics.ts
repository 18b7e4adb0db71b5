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
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

import { type Assumed, measured, type Range } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import type { ObservedSum } from './pilot-observation.ts';

/** A share of so many, with the range that chance gives it. */
export function measuredShare(count: bigint, of: bigint, reason: string): Assumed {
  const share = ratio(count, of);
  return { ...measured(share, reason), ...rangeAround(share, shareError(share, of), 'retryRate') };
}

/** Accepted results are a share p of the runs; the attempts for one are 1 / p. */
export function measuredAttempts(accepted: bigint, runs: bigint, reason: string): Assumed {
  const share = ratio(accepted, runs);
  const { range } = rangeAround(share, shareError(share, runs), 'successRate');
  const value = divide(ONE, share);
  if (range === undefined || compare(range.low, exact('0.0001')) <= 0) return measured(value, reason);
  return {
    ...measured(value, reason),
    range: { low: divide(ONE, range.high), high: divide(ONE, range.low) },
  };
}

/** s / √n, with s² = (Σx² − (Σx)² / n) / (n − 1); nothing where the squares are unknown or there is one request. */
export function standardError({ total, squares }: ObservedSum, requests: bigint): Ratio {
  if (squares === undefined || requests < 2n) return ZERO;
  const variance = divide(
    subtract(squares, divide(multiply(total, total), ratio(requests))),
    ratio(requests - 1n),
  );
  return rootOf(divide(variance, ratio(requests)));
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

function shareError(share: Ratio, of: bigint): Ratio {
  if (compare(share, ONE) > 0) return ZERO;
  return rootOf(divide(multiply(share, subtract(ONE, share)), ratio(of)));
}

/** A range is not money: a double is near enough. */
function rootOf(value: Ratio): Ratio {
  return exact(Math.sqrt(toNumber(value)).toFixed(6));
}

/** 10% of a normal distribution lie beyond this many standard deviations. */
const Z90 = exact('1.2816');
