/** A JSON object of which nothing is known yet. */
export type Json = { readonly [key: string]: unknown };

/** Reads a value as an object; anything else is an empty one. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Says whether a value is an object and no list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a value as a list of objects; anything else is an empty list. */
export function objectsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** Reads a value as a list; anything else is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Reads a value as text; anything else is empty text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Reads a value as a whole number; anything else is zero. */
export function integerOf(value: unknown): number {
  return Number.isInteger(value) ? Number(value) : 0;
}

/** Reads a JSON text; a broken one is undefined. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
