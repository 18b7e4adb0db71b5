import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { WorkloadKind } from '../estimation/workload.ts';
import { fieldsOf, WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import {
  CACHE_LIFETIMES,
  CHAIN_KEYS,
  FAILED_JOBS,
  FALLBACK_KEYS,
  MOST_FALLBACKS,
  PRICE_FIELDS,
  PRICING_KEYS,
  VARIANT_KEYS,
  workloadKeys,
} from './keys.ts';
import { choice, mapping, ref, refs, type Schema, text } from './schema-parts.ts';

type Schemas = Readonly<Record<string, Schema>>;

/** The schemas of every kind of work, under its name, and of what they share. */
export function workloadSchemas(): Schemas {
  return {
    ...Object.fromEntries(WORKLOAD_KINDS.map((kind) => [kind, workloadSchema(kind)])),
    pricing: paid(PRICING_KEYS, ALL_KEYS),
    fallback: paid(FALLBACK_KEYS, ALL_KEYS, ['share']),
    variant: {
      description: 'What the price list tells apart by name, such as quality: high.',
      ...mapping(
        Object.fromEntries(VARIANT_KEYS.map((key) => [key, { type: ['string', 'number', 'boolean'] }])),
      ),
    },
    prices: {
      description: 'Prices in dollars that stand before those of the catalog.',
      minProperties: 1,
      ...mapping(refs(PRICE_FIELDS)),
    },
    operations: mapping(operationSchemas()),
  };
}

/** What can go wrong, by its keys. */
export function operationSchemas(): Schemas {
  return { ...refs(OPERATION_FIELDS), failed_jobs: choice('Whether failed jobs are billed.', FAILED_JOBS) };
}

function workloadSchema(kind: WorkloadKind): Schema {
  const own: Schemas = {
    kind: { description: 'The kind of work.', const: kind },
    name: text('What the work is called.'),
    inputs: { description: 'The volume and the size of the work.', ...mapping(refs(fieldsOf(kind))) },
  };
  return paid(workloadKeys(kind), { ...ALL_KEYS, ...own }, ['kind', 'inputs']);
}

/** A mapping with these keys, in which a model or prices say what is paid. */
function paid(keys: readonly string[], schemas: Schemas, required: readonly string[] = []): Schema {
  return {
    ...mapping(Object.fromEntries(keys.map((key) => [key, schemas[key]])), required),
    anyOf: [{ required: ['model'] }, { required: ['prices'] }],
  };
}

const ALL_KEYS: Schemas = {
  model: text('A model by its id or its name, such as sonnet 4.6.'),
  variant: ref('variant'),
  prices: ref('prices'),
  ...refs(['verbosity', 'fallbackShare']),
  fallbacks: {
    description: 'Who serves a share of the requests when the model does not.',
    type: 'array',
    minItems: 1,
    maxItems: MOST_FALLBACKS,
    items: ref('fallback'),
  },
  chain: {
    description: 'Who hears and who speaks, where the model only reads and writes.',
    ...mapping(Object.fromEntries(CHAIN_KEYS.map((key) => [key, ref('pricing')])), CHAIN_KEYS),
  },
  cache_lifetime: choice('How long the provider keeps what is cached.', CACHE_LIFETIMES),
  operations: ref('operations'),
};
