import { compare, type Ratio, toDecimal } from '@tollkeeper/pricing';

import type { Assumption } from './assumption.ts';
import { type Field, fieldDefinition } from './field.ts';
import { assumptionsOf, type Scenario } from './scenario.ts';

/** Why a value cannot be used: `message` names the field, the value and the bound. */
export type Problem = { readonly field: Field; readonly message: string };

/** Checks every input of the scenario against its bounds; an empty list means that it can be estimated. */
export function problemsOf(scenario: Scenario): readonly Problem[] {
  return assumptionsOf(scenario).flatMap(problemOf);
}

/** Checks one input by itself. */
export function problemOf({ field, value }: Pick<Assumption, 'field' | 'value'>): readonly Problem[] {
  const { label, least, most, measure } = fieldDefinition(field);
  const percent = measure === 'share';
  const shown = (ratio: Ratio): string => valueText(ratio, percent);
  const tooSmall = compare(value, least) < 0;
  if (!tooSmall && compare(value, most) <= 0) return [];
  const atLeastOne = least.numerator > 0n && least.denominator > 1n;
  const bound = tooSmall
    ? atLeastOne
      ? 'it must be above 0'
      : `the least is ${shown(least)}`
    : `the most is ${shown(most)}`;
  return [{ field, message: `${label} is ${shown(value)}, but ${bound}.` }];
}

/** Writes a value so that it differs from its bound; beyond what people count, as a power of ten. */
function valueText(value: Ratio, percent: boolean): string {
  const shown = percent ? { ...value, numerator: value.numerator * 100n } : value;
  const unit = percent ? '%' : '';
  const [integer = '', fraction] = toDecimal(shown, PLACES).split('.');
  const digits = integer.replace('-', '');
  if (digits.length > LONGEST_WRITTEN_OUT) {
    const leading = digits
      .slice(0, 3)
      .replace(/^(\d)(\d\d)$/, '$1.$2')
      .replace(/\.?0+$/, '');
    return `${integer.startsWith('-') ? '-' : ''}${leading}e${digits.length - 1}${unit}`;
  }
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`}${unit}`;
}

/** Enough to tell 1e-9 from nothing and 1.000000001 from one. */
const PLACES = 15;

/** Beyond this many digits nobody counts zeros: a power of ten reads better. */
const LONGEST_WRITTEN_OUT = 16;
