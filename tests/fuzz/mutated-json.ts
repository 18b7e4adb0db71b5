import { type Mutation, pick, type Random } from './mutated-text.ts';

/** Changes one place of a JSON text: a value, a key, a wrapping; a text that is none stays as it is. */
export const mutatedJson: Mutation = (text, random) => {
  const start = text.indexOf('{');
  const value = parsed(text.slice(Math.max(0, start)));
  if (!isObject(value)) return text;
  const objects = objectsIn(value);
  change(pick(objects, random), random);
  return text.slice(0, start) + JSON.stringify(value);
};

type Changeable = Record<string, unknown>;

function change(object: Changeable, random: Random): void {
  const keys = Object.keys(object);
  const key = keys.length === 0 ? 'message' : pick(keys, random);
  const kind = Math.floor(random() * 6);
  if (kind === 0) delete object[key];
  else if (kind === 1) object[key] = pick(VALUES, random);
  else if (kind === 2) object[pick(NAMES, random)] = object[key];
  else if (kind === 3) object[key] = { [key]: object[key] };
  else if (kind === 4) object[key] = [object[key], object[key]];
  else object['metadata'] = { [pick(NAMES, random)]: pick(VALUES, random) };
}

function objectsIn(value: Changeable): readonly Changeable[] {
  return [value, ...Object.values(value).filter(isObject).flatMap(objectsIn)];
}

function isObject(value: unknown): value is Changeable {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const NAMES = [
  'error',
  'message',
  'code',
  'status',
  'metadata',
  'limit_source',
  'reason',
  'raw',
  'is_byok',
  'provider_name',
  'resets_at',
  'retry_after_seconds',
  'headers',
  'availability',
  'choices',
  'detail',
  'type',
  'error_type',
  '__proto__',
  'constructor',
  'toString',
];

const VALUES = [
  null,
  true,
  0,
  -1,
  402,
  403,
  1e308,
  '402',
  '',
  'openrouter_key_limit',
  'openrouter_credits',
  'openrouter_in_flight_budget',
  'a_new_source',
  'weight_exceeds_budget',
  'Key limit exceeded (total limit)',
  'Insufficient credits',
  '9999-99-99T99:99:99Z',
  [],
  {},
  [[[[null]]]],
  'x'.repeat(5_000),
];
