import type { Field } from '../estimation/field.ts';
import { keyOf, LONGEST_TEXT } from './keys.ts';

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** A mapping that has no other keys. */
export function mapping(
  properties: Readonly<Record<string, unknown>>,
  required: readonly string[] = [],
): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    properties,
    ...(required.length === 0 ? {} : { required }),
  };
}

/** Fields by their keys, as they are defined once for all. */
export function refs(fields: readonly Field[]): Readonly<Record<string, Schema>> {
  return Object.fromEntries(fields.map((field) => [keyOf(field), ref(keyOf(field))]));
}

export function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

export function text(description: string): Schema {
  return { description, type: 'string', minLength: 1, maxLength: LONGEST_TEXT };
}

export function choice(description: string, among: readonly string[]): Schema {
  return { description, enum: among };
}
