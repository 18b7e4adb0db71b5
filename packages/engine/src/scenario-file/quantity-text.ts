import { add, compare, exact, multiply, type Ratio, ratio, toDecimal } from '@tollkeeper/pricing';

import type { Assumed } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import { textOfScalar } from './scalar-text.ts';

/** Writes an input so that reading it gives the same: `500 to 900`, `50%`, `{ value: 3, origin: measured, … }`. */
export function assumedText(field: Field, { value, range, origin, reason }: Assumed): string {
  const text = (each: Ratio): string => numberText(field, each);
  const inTheMiddle = range !== undefined && compare(add(range.low, range.high), add(value, value)) === 0;
  const short = inTheMiddle ? `${text(range.low)} to ${text(range.high)}` : text(value);
  const entries = [
    ...(range === undefined || inTheMiddle ? [] : [`low: ${text(range.low)}`, `high: ${text(range.high)}`]),
    ...(range?.cause === undefined ? [] : [`cause: ${textOfScalar(range.cause)}`]),
    ...(origin === 'given' ? [] : [`origin: ${origin}`]),
    ...(reason === undefined ? [] : [`reason: ${textOfScalar(reason)}`]),
  ];
  return entries.length === 0 ? short : `{ value: ${[short, ...entries].join(', ')} }`;
}

/** Writes every digit of a number, or a fraction where digits have no end; shares in percent. */
export function numberText(field: Field, value: Ratio): string {
  const isShare = fieldDefinition(field).measure === 'share';
  return isShare ? `${exactText(multiply(value, exact(100)))}%` : exactText(value);
}

function exactText(value: Ratio): string {
  const { numerator, denominator } = value;
  const [rest, twos] = withoutFactor(denominator, 2n);
  const [others, fives] = withoutFactor(rest, 5n);
  return others === 1n
    ? toDecimal(ratio(numerator, denominator), Math.max(twos, fives))
    : `${numerator}/${denominator}`;
}

function withoutFactor(number: bigint, factor: bigint): readonly [rest: bigint, times: number] {
  let [rest, times] = [number, 0];
  while (rest % factor === 0n) [rest, times] = [rest / factor, times + 1];
  return [rest, times];
}
