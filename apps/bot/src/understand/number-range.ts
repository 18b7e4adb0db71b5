import { add, compare, divide, exact, multiply, type Ratio, subtract } from '@tollkeeper/pricing';

import type { NumberToken } from './token.ts';

/** "8–12k" is 8k to 12k; "500–2k" is what it says. */
export function range(first: NumberToken, second: NumberToken): NumberToken | undefined {
  const measure = second.measure;
  if (first.measure !== measure && first.measure !== 'count' && measure !== 'count') return undefined;
  const factor = sharedFactor(first, second);
  const low = multiply(first.value, factor);
  if (compare(low, second.value) >= 0 || first.isUnclear || second.isUnclear) return undefined;
  return between(first, second, [low, second.value]);
}

/** "40k ± 5k" and "40k ± 10 %": a range around its middle. */
export function spread(first: NumberToken, second: NumberToken): NumberToken | undefined {
  const isShare = second.measure === 'share' && first.measure !== 'share';
  const off = isShare ? multiply(first.value, second.value) : second.value;
  if (compare(off, first.value) > 0) return undefined;
  return {
    ...first,
    low: subtract(first.value, off),
    high: add(first.value, off),
    end: second.end,
  };
}

/** "Two or three" is a range; ends far apart are two numbers. */
export function closeRange(first: NumberToken, second: NumberToken): NumberToken | undefined {
  const near = compare(second.value, multiply(first.value, exact(4))) <= 0;
  return near && first.measure === second.measure ? range(first, second) : undefined;
}

function between(first: NumberToken, second: NumberToken, [low, high]: readonly [Ratio, Ratio]): NumberToken {
  const value = multiply(add(low, high), exact('0.5'));
  const measure = second.measure === 'count' ? first.measure : second.measure;
  return { ...second, measure, value, low, high, start: first.start };
}

/** "1 in 4" and "3 out of 10" are shares. */
export function fraction(first: NumberToken, second: NumberToken): NumberToken | undefined {
  if (!isBelow(first, second) || first.measure !== 'count' || second.measure !== 'count') return undefined;
  const value = divide(first.value, second.value);
  return { ...second, measure: 'share', value, low: value, high: value, start: first.start };
}

/** Whether the first number is the smaller one. */
export function isBelow(first: NumberToken, second: NumberToken): boolean {
  return compare(first.value, second.value) < 0;
}

function sharedFactor(first: NumberToken, second: NumberToken): Ratio {
  if (second.measure === 'share' && first.measure === 'count') return exact('0.01');
  if (first.measure !== second.measure && first.measure !== 'usd') return exact(1);
  if (compare(first.value, exact(1000)) >= 0) return exact(1);
  const scale = [exact('1e9'), exact('1e6'), exact('1e3')].find((each) => compare(second.value, each) >= 0);
  const isScaled = scale !== undefined && /[kmb万]|thousand|million/i.test(second.scale);
  if (scale === undefined || !isScaled || first.scale !== '') return exact(1);
  return compare(multiply(first.value, scale), second.value) < 0 ? scale : exact(1);
}
