import { fieldsOf, WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import { keyOf, OPERATION_KEYS, PRICE_FIELDS } from './keys.ts';

/** Where a key belongs that stands in the wrong section, such as `operations` for a retry rate. */
export function homeOfKey(key: string): string | undefined {
  const kinds = WORKLOAD_KINDS.filter((kind) => fieldsOf(kind).some((field) => keyOf(field) === key));
  if (kinds.length > MANY) return 'inputs';
  if (kinds.length > 0) return `the inputs of ${kinds.join(', ')} work`;
  if (PRICE_FIELDS.some((field) => keyOf(field) === key)) return 'prices';
  return OPERATION_KEYS.includes(key) ? 'operations' : HOMES.get(key);
}

const HOMES = new Map([
  ['retries', 'operations at the top of the file'],
  ['buffer', 'the top of the file'],
  ['top_up', 'fees at the top of the file'],
  ['own_keys', 'fees at the top of the file'],
]);

/** An input that so many kinds have is likely one of this kind too. */
const MANY = 3;
