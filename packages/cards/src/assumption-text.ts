import { type Assumed, type Assumption, type Field, fieldDefinition, type Range } from '@tollkeeper/engine';
import type { Ratio } from '@tollkeeper/pricing';

import { numberText, percentText } from './money-text.ts';

/** Writes an input with its origin: `retry rate: 3% (you said)`, and how far it may be off. */
export function assumptionText({ field, value, range, origin, reason }: Assumption): string {
  const why = reason === undefined ? '' : `: ${reason}`;
  const spread = range === undefined ? '' : `, ${rangeText(field, range)}`;
  return `${fieldDefinition(field).label}: ${fieldText(field, value)} (${ORIGINS[origin]}${why})${spread}`;
}

/** Writes the value of an input as its field measures it: `3%`, `$2.50`, `2,000`. */
export function fieldText(field: Field, value: Ratio): string {
  const { measure } = fieldDefinition(field);
  if (measure === 'share') return percentText(value);
  return measure === 'usd' ? `$${numberText(value, 12).replace(/\.\d$/, '$&0')}` : numberText(value, 6);
}

function rangeText(field: Field, { low, high }: Range): string {
  return `${fieldText(field, low)} to ${fieldText(field, high)}, one case in ten beyond each end`;
}

const ORIGINS: Readonly<Record<Assumed['origin'], string>> = {
  given: 'you said',
  default: 'default',
  measured: 'measured',
};
