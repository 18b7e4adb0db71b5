/** All strings that stand under one of the names anywhere in a value, in order. */
export function stringsIn(value: unknown, names: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => stringsIn(each, names));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (names.includes(name) ? [inner] : []) : stringsIn(inner, names),
  );
}
