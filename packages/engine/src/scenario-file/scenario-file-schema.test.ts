import { readdirSync, readFileSync } from 'node:fs';
import { bundledCatalog } from '@tollkeeper/pricing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { estimate } from '../estimation/estimate.ts';
import { allFields } from '../estimation/field.ts';
import { WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import { keyOf } from './keys.ts';
import { parseScenarioFile } from './parse-scenario-file.ts';
import { scenarioFileSchema } from './scenario-file-schema.ts';

const catalog = bundledCatalog();
const validate = new Ajv2020({ allowUnionTypes: true }).compile(scenarioFileSchema());

const docs = new URL('../../../../docs/', import.meta.url);
const examples = readdirSync(new URL('examples/', docs)).map(
  (name) => [name, readFileSync(new URL(`examples/${name}`, docs), 'utf8')] as const,
);
const page = readFileSync(new URL('scenario-files.md', docs), 'utf8');
const onPage = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ''], at) => [`example ${at + 1} of scenario-files.md`, text] as const,
);

const GOOD = {
  kind: 'text',
  model: 'haiku 4.5',
  inputs: { calls: 3, input_tokens: '2k', output_tokens: '5 to 9' },
};

function isValid(change: object, around: object = {}): boolean {
  return validate({ version: 1, workloads: [{ ...GOOD, ...change }], ...around });
}

describe('scenarioFileSchema', () => {
  it('is what packages/engine/scenario.schema.json has; `pnpm schema` writes it', () => {
    const file = new URL('../../scenario.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(scenarioFileSchema());
  });

  it.each([...examples, ...onPage])('takes %s, which is read and has a figure', (_, text) => {
    validate(parse(text));
    expect(validate.errors ?? []).toEqual([]);
    const parsed = parseScenarioFile(text, catalog);
    expect(parsed).toMatchObject({ kind: 'scenario' });
    if (parsed.kind === 'refused') return;
    const { planned } = estimate(parsed.scenario, catalog, '2026-11-21');
    expect(planned.kind).toBe('exact');
    expect(planned.money).toBeGreaterThan(0n);
  });

  it('has an example of every kind of work', () => {
    const kinds = examples.flatMap(
      ([, text]) => (parse(text) as { workloads: { kind: string }[] }).workloads,
    );
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(WORKLOAD_KINDS));
  });

  it('names every field with its label', () => {
    const { $defs } = scenarioFileSchema() as { $defs: Record<string, { description?: string }> };
    for (const field of allFields()) expect($defs[keyOf(field)]?.description).toMatch(/\w/);
    expect($defs['active_days']?.description).toBe('active days per month');
  });

  it.each([
    ['an unknown key', { inputs: { ...GOOD.inputs, ouput_tokens: 3 } }],
    ['an input of another kind', { inputs: { ...GOOD.inputs, megapixels: 3 } }],
    ['a number beyond its bounds', { inputs: { users: 5, active_days: 40 } }],
    ['a stated number beyond its bounds', { inputs: { users: 5, active_days: { value: 40 } } }],
    ['a share above the whole without its %', { inputs: { ...GOOD.inputs, cached_share: 50 } }],
    ['a decimal comma', { inputs: { ...GOOD.inputs, output_tokens: '1,5' } }],
    ['a % where there is no share', { inputs: { ...GOOD.inputs, output_tokens: '5%' } }],
    ['a range without a value', { inputs: { ...GOOD.inputs, output_tokens: { low: 3, high: 4 } } }],
    ['an origin that is none', { inputs: { ...GOOD.inputs, output_tokens: { value: 3, origin: 'said' } } }],
    ['no kind', { kind: undefined }],
    ['another kind', { kind: 'vodeo' }],
    ['no inputs', { inputs: undefined }],
    ['neither model nor prices', { model: undefined }],
    ['another cache lifetime', { cache_lifetime: '2h' }],
    ['a fallback without its share', { fallbacks: [{ model: 'haiku 4.5' }] }],
    ['a chain for text', { chain: {} }],
  ])('objects to %s, and so does the parser', (_, change) => {
    expect(isValid({})).toBe(true);
    const file = JSON.parse(JSON.stringify({ version: 1, workloads: [{ ...GOOD, ...change }] }));
    expect(validate(file)).toBe(false);
    expect(parseScenarioFile(JSON.stringify(file), catalog).kind).toBe('refused');
  });

  it.each([
    ['another version', { version: 2 }],
    ['no work', { workloads: [] }],
    ['a strange key', { currency: 'EUR' }],
    ['a buffer of 1,500%', { buffer: 15 }],
    ['retries without end', { operations: { retries: 'always' } }],
    ['a top-up below the least', { fees: { top_up: 1 } }],
  ])('objects to a file with %s, and so does the parser', (_, around) => {
    const file = { version: 1, workloads: [GOOD], ...around };
    expect(validate(file)).toBe(false);
    expect(parseScenarioFile(JSON.stringify(file), catalog).kind).toBe('refused');
  });
});
