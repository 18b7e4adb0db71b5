import { fieldText } from '@tollkeeper/cards';
import { type Assumption, type Field, fieldDefinition } from '@tollkeeper/engine';
import { add, compare, exact, multiply } from '@tollkeeper/pricing';

import { factOf } from '../../commands/estimate-fields.ts';
import { fieldKey } from '../../commands/field-key.ts';
import type { Fact } from '../../understand/fact.ts';

/** Writes an input as a person would: `2,000`, `3%`, `$0.04`, `500 to 700`. */
export function valueText({ field, value, range }: Pick<Assumption, 'field' | 'value' | 'range'>): string {
  return range === undefined
    ? fieldText(field, value)
    : `${fieldText(field, range.low)} to ${fieldText(field, range.high)}`;
}

/** Reads what `valueText` wrote or somebody put in its place; a sentence says why it cannot be used. */
export function factIn(field: Field, text: string): Fact | string {
  const key = fieldKey(field);
  const written = text.trim();
  if (written.length > LONGEST_VALUE) return `${key} has ${written.length} characters; it must be a number.`;
  const [, from, to] = /^(\S+)\s*(?:to|–|-)\s*(\S+)$/u.exec(written) ?? [];
  const single = factOf(key, written);
  if (typeof single !== 'string' || from === undefined || to === undefined) return single;
  const [low, high] = [factOf(key, from), factOf(key, to)];
  if (typeof low === 'string' || typeof high === 'string') return single;
  if (compare(low.value, high.value) >= 0)
    return `${key} is "${written}", but the first number must be the smaller.`;
  return {
    name: field,
    value: multiply(add(low.value, high.value), exact('0.5')),
    range: { low: low.value, high: high.value },
    words: `${key}=${written}`,
  };
}

/** Says what may be written for an input, and where its value comes from. */
export function hintFor(assumption: Assumption): string {
  const { field, origin, reason } = assumption;
  const from = origin === 'given' ? 'you said' : origin;
  return `${boundsText(field)}; ${from}${reason === undefined ? '' : `: ${reason}`}`;
}

/** What may be written for an input that is no part of the estimate yet. */
export function unusedHint(field: Field): string {
  return `${boundsText(field)}; not used so far`;
}

function boundsText(field: Field): string {
  const { measure, least, most } = fieldDefinition(field);
  const from = least.denominator > 1n ? 'above 0' : `from ${fieldText(field, least)}`;
  // A bound that nobody meets is no help.
  const isNear = compare(most, exact(100_000)) <= 0;
  return `${UNITS[measure]} ${from}${isNear ? ` to ${fieldText(field, most)}` : ''}`;
}

const UNITS = {
  count: 'a number',
  tokens: 'tokens',
  days: 'days',
  share: 'percent',
  usd: 'dollars',
} as const;

const LONGEST_VALUE = 60;
