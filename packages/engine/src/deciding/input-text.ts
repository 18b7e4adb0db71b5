import { compare, type Ratio, ratio, toDecimal, ZERO } from '@tollkeeper/pricing';

import type { Assumed } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';

/** Writes the value of an input as people read it: `6,000`, `3%`, `$2.50`; `none` for an input that is not there. */
export function inputText(field: Field, assumed: Assumed | undefined): string {
  if (assumed === undefined) return 'none';
  const { measure } = fieldDefinition(field);
  const { value } = assumed;
  if (measure === 'share') return `${countText(ratio(value.numerator * 100n, value.denominator))}%`;
  return measure === 'usd' ? `$${withCents(countText(value))}` : countText(value);
}

/** Writes a number with thousands separators: four decimals, or every digit of twelve below one. */
export function countText(value: Ratio): string {
  const small = compare(value, ratio(1n)) < 0 && compare(value, ZERO) > 0;
  const [whole = '0', fraction] = toDecimal(value, small ? 12 : 4).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function withCents(decimal: string): string {
  return /\.\d$/.test(decimal) ? `${decimal}0` : decimal;
}
