import { PRICE_VARIANTS } from '@tollkeeper/pricing';

import { allFields, type Field } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import { isStatedPrice } from '../estimation/pricing.ts';
import type { WorkloadKind } from '../estimation/workload.ts';

/** The name of a field in a file: `outputTokens` is `output_tokens`; the share of a fallback stands below its name. */
export function keyOf(field: Field): string {
  if (field === 'fallbackShare') return 'share';
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The keys that a kind of work has, in the order in which they are written. */
export function workloadKeys(kind: WorkloadKind): readonly string[] {
  return ['kind', 'name', ...PRICING_KEYS, ...OWN_KEYS[kind], 'inputs', 'operations'];
}

export const ROOT_KEYS = ['version', 'name', 'workloads', 'operations', 'buffer', 'fees'] as const;
export const PRICING_KEYS = ['model', 'variant', 'prices'] as const;
export const FALLBACK_KEYS = [...PRICING_KEYS, 'verbosity', 'share'] as const;
export const CHAIN_KEYS = ['transcription', 'speech'] as const;
export const INPUT_KEYS = ['value', 'low', 'high', 'cause', 'origin', 'reason'] as const;
export const ORIGINS = ['given', 'measured', 'default'] as const;
export const CACHE_LIFETIMES = ['5m', '1h'] as const;
export const RETRY_CONVENTIONS = ['once', 'until-success'] as const;
export const FAILED_JOBS = ['billed', 'free', 'partial'] as const;
export const VARIANT_KEYS: readonly string[] = PRICE_VARIANTS;
export const PRICE_FIELDS: readonly Field[] = allFields().filter(isStatedPrice);
export const OPERATION_KEYS: readonly string[] = [...OPERATION_FIELDS.map(keyOf), 'failed_jobs'];

/** A file within these bounds is one that a person wrote, and is read in no time. */
export const MOST_CHARACTERS = 256 * 1_024;
export const MOST_WORKLOADS = 50;
export const MOST_FALLBACKS = 10;
export const LONGEST_TEXT = 500;

const OWN_KEYS: Readonly<Record<WorkloadKind, readonly string[]>> = {
  text: ['verbosity', 'fallbacks', 'cache_lifetime'],
  agent: ['verbosity', 'cache_lifetime'],
  image: [],
  video: [],
  voice: ['chain'],
  speech: [],
  transcription: [],
  subscription: [],
};
