import { maskSecrets } from '@tollkeeper/pricing';
import { fieldOf, isJsonObject } from './json-value.ts';

/** What a schema found wrong: where, and what it expected there. */
export type Mismatch = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Writes why a record cannot be used: `readings[2].key.limit is -5; expected dollars as a number …`. */
export function unusableValue(place: string, record: unknown, { path, message }: Mismatch): string {
  const steps: string[] = [];
  let value = record;
  for (const step of path.map(String)) {
    const wrapped = steps.length === 0 ? undefined : fieldOf(value, 'data');
    if (fieldOf(value, step) === undefined && wrapped !== undefined) {
      steps.push('data');
      value = wrapped;
    }
    steps.push(step);
    value = fieldOf(value, step);
  }
  const field = steps.join('.');
  const where = field === '' ? place : place.endsWith(']') ? `${place}.${field}` : `${place}: ${field}`;
  return `${where} is ${valueText(value)}; expected ${message}`;
}

function valueText(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (isJsonObject(value)) return 'an object';
  if (typeof value === 'number') return String(value);
  const text = maskSecrets(JSON.stringify(value));
  return text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
}

const LONGEST_QUOTED = 60;
