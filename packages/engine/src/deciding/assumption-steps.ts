import { add, type Ratio, ZERO } from '@tollkeeper/pricing';

import type { Inputs } from '../estimation/assumption.ts';
import { allFields, type Field } from '../estimation/field.ts';
import { definitionOf } from '../estimation/workload-definitions.ts';
import { CONTEXT_PARTS, GROWING_FIELDS, isGrowing } from '../estimation/workloads/agent.ts';
import type { DiffStep } from './diff-step.ts';
import { changedFields, fieldsStep, inputSteps, inputWords } from './input-steps.ts';
import { countText, inputText } from './input-text.ts';
import { OPERATION_INPUTS } from './operation-steps.ts';
import type { PairedWork } from './paired-work.ts';
import { volumeFields } from './volume-steps.ts';

/**
 * The steps of all inputs that are no volume and no operation: tokens, seconds, shares of speech.
 *
 * Inputs that have no meaning alone come and go together: images and their tokens, a context and its parts.
 */
export function assumptionSteps(pair: PairedWork): readonly DiffStep[] {
  const elsewhere: readonly Field[] = [
    ...volumeFields(definitionOf(pair.after.kind).volume),
    'attemptsPerAccepted',
    ...OPERATION_INPUTS,
  ];
  const own = allFields().filter((field) => !elsewhere.includes(field));
  return [
    ...contextStep(pair),
    ...COMPANIONS.flatMap((fields) => companionStep(pair, fields)),
    ...inputSteps(pair, 'assumptions', own),
  ];
}

/** What comes or goes brings what belongs to it; those steps of its own then change nothing. */
function companionStep(pair: PairedWork, fields: readonly [Field, Field]): readonly DiffStep[] {
  const [leader] = fields;
  const [before, after] = [pair.before.inputs, pair.after.inputs];
  if ((before[leader] === undefined) === (after[leader] === undefined)) return [];
  return [fieldsStep(pair, fields, { kind: 'assumptions', ...inputWords(leader, before, after) })];
}

/** The context of an agent that is described in another way is changed as a whole. */
function contextStep(pair: PairedWork): readonly DiffStep[] {
  const [before, after] = [pair.before.inputs, pair.after.inputs];
  if (pair.after.kind !== 'agent' || descriptionOf(before) === descriptionOf(after)) return [];
  const growthChanges = isGrowing(before) !== isGrowing(after);
  const calls: readonly Field[] = growthChanges ? ['callsPerTask'] : [];
  const text = (inputs: Inputs): string =>
    `${growthChanges ? `${inputText('callsPerTask', inputs.callsPerTask)} calls, ` : ''}${contextText(inputs)}`;
  const words = {
    kind: 'assumptions',
    label: 'context of a call',
    from: text(before),
    to: text(after),
  } as const;
  const fields = [...WHOLES, ...CONTEXT_PARTS, ...GROWTH, ...calls];
  return changedFields(pair, fields).length === 0 ? [] : [fieldsStep(pair, fields, words)];
}

function descriptionOf(inputs: Inputs): string {
  const present = [...WHOLES, ...CONTEXT_PARTS].filter((field) => inputs[field] !== undefined);
  return isGrowing(inputs) ? 'growing' : present.join();
}

function contextText(inputs: Inputs): string {
  if (isGrowing(inputs)) return 'growing from call to call';
  const tokensOf = (field: Field): Ratio => inputs[field]?.value ?? ZERO;
  const parts = CONTEXT_PARTS.filter((field) => inputs[field] !== undefined);
  const whole = inputs.contextTokens === undefined ? 'inputTokens' : 'contextTokens';
  const tokens = parts.length === 0 ? tokensOf(whole) : parts.map(tokensOf).reduce(add, ZERO);
  return `${countText(tokens)} tokens`;
}

const WHOLES: readonly Field[] = ['contextTokens', 'inputTokens'];
const GROWTH: readonly Field[] = [...GROWING_FIELDS, 'compactToTokens'];

const COMPANIONS: readonly (readonly [Field, Field])[] = [
  ['imagesPerRequest', 'tokensPerImage'],
  ['inputImages', 'tokensPerImage'],
  ['pdfPagesPerRequest', 'tokensPerPdfPage'],
  ['growthTokens', 'fedBackShare'],
  ['compactAtTokens', 'compactToTokens'],
];
