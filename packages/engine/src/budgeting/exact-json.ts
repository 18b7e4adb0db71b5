/**
 * Writes a value as JSON in which whole numbers of any size and instants stay what they are.
 *
 * `12n` is written as `"~n12"`, an instant as `"~d1795166100000"`; a text that begins with `~` gets another one.
 */
export function exactJson(value: unknown): string {
  return JSON.stringify(marked(value));
}

/** Reads what `exactJson` wrote. */
export function parseExactJson(text: string): unknown {
  return unmarked(JSON.parse(text));
}

/** Before `JSON.stringify` sees it, as that calls `Date.toJSON` first. */
function marked(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(MARK) ? MARK + value : value;
  if (typeof value === 'bigint') return `${WHOLE}${value}`;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return `${INSTANT}${value.getTime()}`;
  if (Array.isArray(value)) return value.map(marked);
  // Without a prototype even `__proto__` is a name like any other.
  const written: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value)) written[name] = marked((value as Record<string, unknown>)[name]);
  return written;
}

/** In place: what was parsed belongs to nobody else. A reviver would take three times as long. */
function unmarked(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(MARK) ? fromMark(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as Record<string, unknown>;
  for (const name of Object.keys(parts)) parts[name] = unmarked(parts[name]);
  return value;
}

function fromMark(text: string): unknown {
  if (text.startsWith(WHOLE)) return BigInt(text.slice(WHOLE.length));
  if (text.startsWith(INSTANT)) return new Date(Number(text.slice(INSTANT.length)));
  return text.slice(MARK.length);
}

const MARK = '~';
const WHOLE = '~n';
const INSTANT = '~d';
