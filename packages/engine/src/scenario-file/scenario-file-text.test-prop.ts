import {
  bundledCatalog,
  compare,
  exact,
  multiply,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '@tollkeeper/pricing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import type { Assumed, Inputs } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { Pricing } from '../estimation/pricing.ts';
import { problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Workload, WorkloadKind } from '../estimation/workload.ts';
import { completed, definitionOf, fieldsOf, WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import { VARIANT_KEYS } from './keys.ts';
import { parseScenarioFile } from './parse-scenario-file.ts';
import { scenarioFileSchema } from './scenario-file-schema.ts';
import { scenarioFileText } from './scenario-file-text.ts';

const catalog = bundledCatalog();
const validate = new Ajv2020({ allowUnionTypes: true }).compile(scenarioFileSchema());

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'null',
      '~',
      'true',
      'no',
      '1e5',
      '0x1f',
      'a: b',
      '- a',
      '# b',
      '*c',
      '"',
      "it's",
      'a\nb',
      '\u2028',
    ),
  )
  .filter((text) => text.trim() !== '');

/** A part of what there is between the bounds; a fraction that may have no end in decimals. */
const anyPart = fc
  .tuple(fc.bigInt({ min: 0n, max: 1_000n }), fc.constantFrom(1n, 3n, 7n, 1_000n))
  .map(([top, bottom]) => ratio(top, bottom));

function anyAssumed(field: Field): fc.Arbitrary<Assumed> {
  const { least, most, measure } = fieldDefinition(field);
  // Shares of one whole must not exceed it together.
  const highest = measure === 'share' && compare(most, exact(1)) === 0 ? exact('0.25') : most;
  const bounded = (value: Ratio): Ratio =>
    compare(value, highest) > 0 ? highest : compare(value, least) < 0 ? least : value;
  const scaled = (part: Ratio): Ratio => bounded(measure === 'share' ? multiply(part, exact('0.001')) : part);
  const range = fc.option(
    fc.record({ below: anyPart, above: anyPart, cause: fc.option(anyText, { nil: undefined }) }),
  );
  const origin = fc.constantFrom('given', 'given', 'measured', 'default');
  return fc
    .tuple(anyPart, range, origin, anyText, fc.boolean())
    .map(([part, spread, from, reason, why]): Assumed => {
      const value = scaled(part);
      const known = {
        value,
        ...(spread === null
          ? {}
          : {
              range: {
                low: bounded(subtract(value, scaled(spread.below))),
                high: bounded(subtract(value, subtract(ZERO, scaled(spread.above)))),
                ...(spread.cause === undefined ? {} : { cause: spread.cause }),
              },
            }),
      };
      if (from === 'given') return { ...known, origin: from, ...(why ? { reason } : {}) };
      return { ...known, origin: from as 'measured' | 'default', reason };
    });
}

function anyInputs(fields: readonly Field[], required: readonly Field[] = []): fc.Arbitrary<Inputs> {
  const all = Object.fromEntries([...fields, ...required].map((field) => [field, anyAssumed(field)]));
  return fc.record(all, { requiredKeys: [...required] }) as fc.Arbitrary<Inputs>;
}

function anyPricing(
  kind: WorkloadKind,
  fields: readonly Field[],
  required: readonly Field[] = [],
): fc.Arbitrary<Pricing> {
  const [price] = definitionOf(kind).prices;
  const model = fc.constantFrom(
    'openai/gpt-4o',
    'google/veo-3.1',
    '~anthropic/claude-opus-latest',
    'meta-llama/llama-3.3-70b-instruct:free',
  );
  const variant = fc.dictionary(fc.constantFrom(...VARIANT_KEYS), anyText, {
    maxKeys: 3,
    noNullPrototype: true,
  });
  const inputs = anyInputs([...definitionOf(kind).prices, ...fields], required);
  return fc
    .record({
      model: fc.option(model),
      variant: fc.option(variant),
      inputs,
      needed: anyInputs([], price === undefined ? [] : [price]),
    })
    .map(({ model: named, variant: chosen, inputs: stated, needed }) => ({
      ...(named === null ? {} : { model: named }),
      ...(chosen === null ? {} : { variant: chosen }),
      inputs: named === null ? { ...stated, ...needed } : stated,
    }));
}

function anyWorkload(kind: WorkloadKind, isOnce: boolean): fc.Arbitrary<Workload> {
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  const needed: readonly Field[] = definitionOf(kind)
    .needs({ kind, pricing: { inputs: {} }, inputs: {} })
    .map((field) => (field === 'contextTokens' ? 'historyTokens' : field));
  const volumes: readonly (readonly Field[])[] = isOnce
    ? [[once ?? month]]
    : [[month], ...(perUserPerDay === undefined ? [] : [['users', perUserPerDay] as const])];
  const volumeFields = new Set<Field | undefined>([once, month, perUserPerDay]);
  // Of an agent's context, its parts: the whole beside them would be a contradiction.
  const whole: readonly Field[] = kind === 'agent' ? ['contextTokens', 'inputTokens'] : [];
  const others = [
    ...fieldsOf(kind).filter((field) => !(volumeFields.has(field) || whole.includes(field))),
    ...OPERATION_FIELDS,
  ];
  const inputs = fc.constantFrom(...volumes).chain((volume) => anyInputs(others, [...volume, ...needed]));
  const writes = kind === 'text' || kind === 'agent';
  const own = {
    kind: fc.constant(kind),
    name: anyText,
    pricing: anyPricing(kind, writes ? ['verbosity'] : []),
    inputs,
    ...(writes ? { cacheLifetime: fc.constantFrom('5m', '1h') } : {}),
    ...(kind === 'text'
      ? {
          fallbacks: fc.array(anyPricing(kind, ['verbosity'], ['fallbackShare']), {
            minLength: 1,
            maxLength: 3,
          }),
        }
      : {}),
    ...(kind === 'voice'
      ? {
          chain: fc.record({
            transcription: anyPricing('transcription', []),
            speech: anyPricing('speech', []),
          }),
        }
      : {}),
  };
  return fc.record(own, { requiredKeys: ['kind', 'pricing', 'inputs'] }) as fc.Arbitrary<Workload>;
}

const anyScenario: fc.Arbitrary<Scenario> = fc.boolean().chain((isOnce) => {
  const kinds = WORKLOAD_KINDS.filter((kind) => !isOnce || kind !== 'subscription');
  const workload = fc.constantFrom(...kinds).chain((kind) => anyWorkload(kind, isOnce));
  return fc.record(
    {
      workloads: fc.array(workload, { minLength: 1, maxLength: 3 }),
      inputs: anyInputs([...OPERATION_FIELDS, 'buffer', 'topUp']),
      retries: fc.constantFrom('once', 'until-success'),
      ownKeys: fc.boolean(),
    },
    { requiredKeys: ['workloads', 'inputs'] },
  ) as fc.Arbitrary<Scenario>;
});

/** Scenarios that can be estimated: their fields are within their bounds, and few contradict each other. */
const anyGoodScenario = anyScenario.filter((scenario) => problemsOf(scenario, catalog).length === 0);

function withoutDefaults(scenario: Scenario): Scenario {
  const stated = (inputs: Inputs): Inputs =>
    Object.fromEntries(Object.entries(inputs).filter(([, { origin }]) => origin !== 'default'));
  return {
    ...scenario,
    workloads: scenario.workloads.map((workload) => ({ ...workload, inputs: stated(workload.inputs) })),
    inputs: stated(scenario.inputs),
  };
}

function figures(scenario: Scenario): unknown {
  return completed(scenario).workloads.map(({ inputs }) =>
    Object.fromEntries(Object.entries(inputs).map(([field, { value, range }]) => [field, [value, range]])),
  );
}

function readAgain(scenario: Scenario): Scenario {
  const parsed = parseScenarioFile(scenarioFileText(scenario), catalog);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

/** A scenario takes some milliseconds to make up, to write and to read. */
const RUNS = { numRuns: 80 };

describe('scenarioFileText', () => {
  it('is read as the same scenario, with the same figures where something was assumed', () => {
    fc.assert(
      fc.property(anyGoodScenario, (scenario) => {
        const again = readAgain(scenario);
        expect(withoutDefaults(again)).toEqual(withoutDefaults(scenario));
        expect(figures(again)).toEqual(figures(scenario));
      }),
      RUNS,
    );
  });

  it('is written again as the same text', () => {
    fc.assert(
      fc.property(anyGoodScenario, (scenario) => {
        const text = scenarioFileText(scenario);
        const comments = (each: string): string => each.replaceAll(/^ *#.*\n/gm, '');
        expect(comments(scenarioFileText(readAgain(scenario)))).toBe(comments(text));
      }),
      RUNS,
    );
  });

  it('is what the JSON Schema takes', () => {
    fc.assert(
      fc.property(anyGoodScenario, (scenario) => {
        validate(parse(scenarioFileText(scenario)));
        expect(validate.errors ?? []).toEqual([]);
      }),
      RUNS,
    );
  });
});
