/** What came over the wire and nobody has judged yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Tells whether `value` is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON object that `value` is, or an empty one. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The JSON objects in the list that `value` is, or none. */
export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The text that `value` is, or undefined for anything else and for an empty one. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Tells whether a flag is set: a form says 'true', JSON says true. */
export function isSet(value: unknown): boolean {
  return value === true || value === 'true';
}
