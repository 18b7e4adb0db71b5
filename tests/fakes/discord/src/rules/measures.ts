import type { Json } from '../world/json.ts';
import { type Problem, problem } from './problem.ts';

/** The least and the most that a length or a number may be. */
export type Bounds = { readonly min: number; readonly max: number };

/** Refuses a text that is missing or whose length is out of bounds. */
export function requiredText(holder: Json, key: string, bounds: Bounds): readonly Problem[] {
  if (typeof holder[key] !== 'string') return [required(key)];
  return optionalText(holder, key, bounds);
}

/** Refuses a text, where there is one, whose length is out of bounds. */
export function optionalText(holder: Json, key: string, bounds: Bounds): readonly Problem[] {
  const value = holder[key];
  if (value === undefined || value === null) return [];
  if (typeof value !== 'string') return [problem([key], 'BASE_TYPE_BAD_STRING', 'Not a string.')];
  return lengthWithin(value.length, key, bounds);
}

/** Refuses a list that is missing or has too few or too many items. */
export function requiredList(holder: Json, key: string, bounds: Bounds): readonly Problem[] {
  const value = holder[key];
  if (!Array.isArray(value)) return [required(key)];
  return lengthWithin(value.length, key, bounds);
}

/** Refuses a whole number, where there is one, that is out of bounds. */
export function optionalInteger(holder: Json, key: string, { min, max }: Bounds): readonly Problem[] {
  const value = holder[key];
  if (value === undefined || value === null) return [];
  if (!Number.isInteger(value)) return [problem([key], 'NUMBER_TYPE_COERCE', `Value is not int.`)];
  if (Number(value) < min)
    return [problem([key], 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`)];
  if (Number(value) > max)
    return [problem([key], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)];
  return [];
}

/** Refuses a value that is none of the choices. */
export function oneOf(holder: Json, key: string, choices: readonly unknown[]): readonly Problem[] {
  if (choices.includes(holder[key])) return [];
  return [problem([key], 'BASE_TYPE_CHOICES', `Value must be one of (${choices.join(', ')}).`)];
}

/** Refuses a component or callback whose `type` may not stand here. */
export function typeOneOf(holder: Json, types: readonly number[]): readonly Problem[] {
  if (types.includes(Number(holder['type']))) return [];
  const choices = types.length === 1 ? `${types[0]},` : types.join(', ');
  return [problem(['type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${choices}).`)];
}

/** Says that a field is missing. */
export function required(key: string): Problem {
  return problem([key], 'BASE_TYPE_REQUIRED', 'This field is required');
}

function lengthWithin(length: number, key: string, { min, max }: Bounds): readonly Problem[] {
  if (length >= min && length <= max) return [];
  if (min > 0)
    return [problem([key], 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)];
  return [problem([key], 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)];
}
