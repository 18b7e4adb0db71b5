import type { Assumed } from '../estimation/assumption.ts';
import { allFields, type Field } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { Pricing } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Workload } from '../estimation/workload.ts';
import { keyOf, PRICE_FIELDS } from './keys.ts';
import { assumedText, numberText } from './quantity-text.ts';
import { textOfScalar } from './scalar-text.ts';
import { type StatedInputs, withoutNothing, withoutStandard } from './without-standard.ts';

/**
 * Writes a scenario so that reading it gives the same estimate: what was given or measured, and as comments the
 * defaults that stand for the rest.
 */
export function scenarioFileText(scenario: Scenario): string {
  const { retries, ownKeys } = scenario;
  const inputs = withoutNothing(scenario.inputs);
  const lines = [
    'version: 1',
    ...section(
      'workloads',
      scenario.workloads.flatMap((workload) => listItem(linesOfWorkload(workload))),
    ),
    ...section('operations', [
      ...(retries === undefined ? [] : [`retries: ${retries}`]),
      ...linesOfInputs(inputs, OPERATION_FIELDS),
    ]),
    ...linesOfInputs(inputs, ['buffer']),
    ...section('fees', [
      ...linesOfInputs(inputs, ['topUp']),
      ...(ownKeys === undefined ? [] : [`own_keys: ${ownKeys}`]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOfWorkload(workload: Workload): readonly string[] {
  const { kind, name, pricing } = workload;
  const cacheLifetime = 'cacheLifetime' in workload ? workload.cacheLifetime : undefined;
  const fallbacks = workload.kind === 'text' ? (workload.fallbacks ?? []) : [];
  const chain = workload.kind === 'voice' ? Object.entries(workload.chain ?? {}) : [];
  const inputs = withoutStandard(workload);
  const own = allFields().filter((field) => !OPERATION_FIELDS.includes(field));
  return [
    `kind: ${kind}`,
    ...(name === undefined ? [] : [`name: ${textOfScalar(name)}`]),
    ...linesOfPricing(pricing),
    ...section(
      'fallbacks',
      fallbacks.flatMap((each) => listItem(linesOfPricing(each))),
    ),
    ...section(
      'chain',
      chain.flatMap(([part, each]) => section(part, linesOfPricing(each))),
    ),
    ...(cacheLifetime === undefined ? [] : [`cache_lifetime: ${cacheLifetime}`]),
    ...section('inputs', linesOfInputs(inputs, own)),
    ...section('operations', linesOfInputs(inputs, OPERATION_FIELDS)),
  ];
}

function linesOfPricing({ model, variant, inputs }: Pricing): readonly string[] {
  const stated: StatedInputs = { stated: inputs, standard: {} };
  const choices = Object.entries(variant ?? {}).map(([name, value]) => `${name}: ${textOfScalar(value)}`);
  return [
    ...(model === undefined ? [] : [`model: ${textOfScalar(model)}`]),
    ...(variant === undefined ? [] : [`variant: { ${choices.join(', ')} }`]),
    ...section('prices', linesOfInputs(stated, PRICE_FIELDS)),
    ...linesOfInputs(stated, ['verbosity', 'fallbackShare']),
  ];
}

/** The lines of those fields that are stated or stand for something; what only stands for it is a comment. */
function linesOfInputs({ stated, standard }: StatedInputs, fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => {
    const [own, assumed] = [stated[field], standard[field]];
    if (own !== undefined) return [`${keyOf(field)}: ${assumedText(field, own)}`];
    return assumed === undefined ? [] : [commentOf(field, assumed)];
  });
}

function commentOf(field: Field, { value, reason = '' }: Assumed): string {
  return `# ${keyOf(field)}: ${numberText(field, value)}  — ${reason.replace(/\p{C}|\p{Zl}|\p{Zp}/gu, ' ')}`;
}

/** A key with lines below it; with nothing but comments below it, a comment as well. */
function section(key: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const isComment = lines.every((line) => line.startsWith('# '));
  return isComment
    ? [`# ${key}:`, ...lines.map((line) => `#   ${line.slice(2)}`)]
    : [`${key}:`, ...lines.map(indented)];
}

/** The lines as an entry of a list. */
function listItem(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}

function indented(line: string): string {
  return `  ${line}`;
}
