import { add, compare, multiply, ONE, type Ratio, ratio, subtract } from '@tollkeeper/pricing';

import type { Range } from '../estimation/assumption.ts';
import {
  expected,
  LONGEST_NUMBER,
  type Measure,
  numberPattern,
  type Stated,
  statedNumber,
} from './stated-number.ts';

/** A value, and how far it may be off where that is said. */
export type Quantity = { readonly value: Ratio; readonly range?: Pick<Range, 'low' | 'high'> };

/** Reads a number or a range: `500 to 900`, whose value is the middle, `2000 ± 20%`, `2000 +- 300`. */
export function statedQuantity(text: string, measure: Measure): Stated<Quantity> {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NUMBER) return { kind: 'refused', why: expected(measure) };
  const [from = '', to, ...more] = trimmed.split(TO);
  if (to !== undefined && more.length === 0) return between(from, to, measure);
  const [middle = '', spread, ...others] = trimmed.split(PLUS_MINUS);
  if (spread !== undefined && others.length === 0) return around(middle, spread, measure);
  const number = statedNumber(trimmed, measure);
  return number.kind === 'read' ? { kind: 'read', value: { value: number.value } } : number;
}

/** A regular expression, for the JSON Schema, of the texts that `statedQuantity` takes. */
export function quantityPattern(measure: Measure): string {
  const number = numberPattern(measure);
  const spread = measure === 'share' ? '' : `| *(?:±|\\+/?-) *${number}(?: ?%)?`;
  return `^${number}(?: +to +${number}${spread})?$`;
}

function between(from: string, to: string, measure: Measure): Stated<Quantity> {
  const [low, high] = [statedNumber(from, measure), statedNumber(to, measure)];
  if (low.kind === 'refused') return low;
  if (high.kind === 'refused') return high;
  // "2 to 3k" may well be 2k to 3k; "500 to 2k" can only be what it says.
  const [bare, scaled] = [/[kMB%]$/.exec(from), /([kMB])$/.exec(to)];
  const meant = scaled === null || bare !== null ? undefined : statedNumber(`${from}${scaled[0]}`, measure);
  if (meant?.kind === 'read' && compare(meant.value, high.value) <= 0)
    return {
      kind: 'refused',
      why: `but the ${scaled?.[0]} may be meant for both ends; write it at both or at neither`,
    };
  if (measure === 'share' && from.endsWith('%') !== to.endsWith('%'))
    return { kind: 'refused', why: 'but only one end has a %; write it at both or at neither' };
  const value = multiply(add(low.value, high.value), HALF);
  return { kind: 'read', value: { value, range: { low: low.value, high: high.value } } };
}

function around(middle: string, spread: string, measure: Measure): Stated<Quantity> {
  if (measure === 'share')
    return {
      kind: 'refused',
      why: 'but ± may mean points or a part of the share; write its ends, as in 40% to 60%',
    };
  const value = statedNumber(middle, measure);
  const off = statedNumber(spread, spread.endsWith('%') ? 'share' : measure);
  if (value.kind === 'refused') return value;
  if (off.kind === 'refused') return off;
  const distance = spread.endsWith('%') ? multiply(value.value, off.value) : off.value;
  const range = { low: subtract(value.value, distance), high: add(value.value, distance) };
  return { kind: 'read', value: { value: value.value, range } };
}

const TO = / +to +/;
const PLUS_MINUS = / *(?:±|\+\/?-) */;
const HALF = ratio(ONE.numerator, 2n);
