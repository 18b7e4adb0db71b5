import { allFields } from '../estimation/field.ts';
import { WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import { inputForms, inputSchema } from './input-schema.ts';
import { keyOf, MOST_WORKLOADS, RETRY_CONVENTIONS } from './keys.ts';
import { choice, mapping, ref, type Schema, text } from './schema-parts.ts';
import { operationSchemas, workloadSchemas } from './workload-schema.ts';

/**
 * The JSON Schema of scenario files (draft 2020-12), by which editors complete and check them.
 *
 * It knows every key and bound, not what depends on several values: `parseScenarioFile` has the last word.
 */
export function scenarioFileSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Tollkeeper scenario',
    description: 'Work whose cost is to be estimated; see docs/scenario-files.md.',
    ...mapping(
      {
        version: { description: 'The version of the format.', const: 1 },
        name: text('What the scenario is called.'),
        workloads: {
          description: 'The pieces of work, each of one kind.',
          type: 'array',
          minItems: 1,
          maxItems: MOST_WORKLOADS,
          items: { oneOf: WORKLOAD_KINDS.map((kind) => ref(kind)) },
        },
        operations: mapping({
          retries: choice('How often what failed is sent again.', RETRY_CONVENTIONS),
          ...operationSchemas(),
        }),
        buffer: ref(keyOf('buffer')),
        fees: mapping({
          top_up: ref(keyOf('topUp')),
          own_keys: {
            description: 'Whether the requests use keys of one’s own at the provider.',
            type: 'boolean',
          },
        }),
      },
      ['version', 'workloads'],
    ),
    $defs: {
      ...workloadSchemas(),
      ...Object.fromEntries(allFields().map((field) => [keyOf(field), inputSchema(field)])),
      ...inputForms(allFields()),
    },
  };
}
