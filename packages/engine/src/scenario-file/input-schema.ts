import { toNumber } from '@tollkeeper/pricing';

import { type Field, type FieldDefinition, fieldDefinition } from '../estimation/field.ts';
import { ORIGINS } from './keys.ts';
import { choice, mapping, ref, type Schema, text } from './schema-parts.ts';
import { numberPattern } from './stated-number.ts';
import { quantityPattern } from './stated-quantity.ts';

/** An input: what it means, and the form that it shares with all that are measured and bounded alike. */
export function inputSchema(field: Field): Schema {
  const definition = fieldDefinition(field);
  return { description: definition.label, ...ref(formOf(definition)) };
}

/** The forms of these fields, by the names under which `inputSchema` refers to them. */
export function inputForms(fields: readonly Field[]): Readonly<Record<string, Schema>> {
  return Object.fromEntries(fields.map(fieldDefinition).map((each) => [formOf(each), formSchema(each)]));
}

function formOf({ measure, least, most }: FieldDefinition): string {
  return `${measure}-from-${toNumber(least)}-to-${toNumber(most)}`;
}

/** A number, a text such as `500 to 900`, or a mapping with where it comes from. */
function formSchema({ measure, least, most }: FieldDefinition): Schema {
  // A share above the whole is written with its %, so that 15 is never taken for 1,500%.
  const maximum = measure === 'share' ? Math.min(1, toNumber(most)) : toNumber(most);
  const number = { type: 'number', minimum: toNumber(least), maximum };
  const end = { anyOf: [number, { type: 'string', pattern: `^${numberPattern(measure)}$` }] };
  const value = [number, { type: 'string', pattern: quantityPattern(measure) }];
  const properties = {
    value: { description: 'A number or a range.', anyOf: value },
    low: { description: 'One case in ten lies below.', ...end },
    high: { description: 'One case in ten lies above.', ...end },
    cause: text('Ranges with the same cause move together.'),
    origin: choice('Who says so.', ORIGINS),
    reason: text('Why, or what was measured.'),
  };
  return { anyOf: [...value, mapping(properties, ['value'])] };
}
