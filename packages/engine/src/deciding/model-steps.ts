import type { Catalog } from '@tollkeeper/pricing';

import type { Field } from '../estimation/field.ts';
import { fieldDefinition } from '../estimation/field.ts';
import type { Pricing } from '../estimation/pricing.ts';
import { pricingsOf, type VoiceWorkload, type Workload, withPricings } from '../estimation/workload.ts';
import type { DiffStep } from './diff-step.ts';
import { alike, inputWords } from './input-steps.ts';
import { inputText } from './input-text.ts';
import { type PairedWork, withFields, withWorkload } from './paired-work.ts';

/** Names the models of both sides. */
export type Naming = Pick<Catalog, 'card'>;

/**
 * The steps to whom the work pays now: another model with its variant and stated prices and with what follows from the
 * model, such as the tokens of an image; or the same model at another variant, stated price or verbosity; then fallbacks.
 */
export function modelSteps(pair: PairedWork, naming: Naming): readonly DiffStep[] {
  const { before, after } = pair;
  if (before.kind === 'voice' && after.kind === 'voice')
    return voiceSteps({ ...pair, before, after }, naming);
  return [
    ...payeeSteps({ pair, at: 0, brings: OF_THE_MODEL, label: 'model' }, naming),
    ...fallbackStep(pair, naming),
  ];
}

function voiceSteps(
  pair: PairedWork & { readonly before: VoiceWorkload; readonly after: VoiceWorkload },
  naming: Naming,
): readonly DiffStep[] {
  const { before, after } = pair;
  if ((before.chain === undefined) !== (after.chain === undefined)) {
    const text = (workload: Workload): string =>
      pricingsOf(workload)
        .map((pricing) => payeeText(pricing, naming))
        .join(', ');
    const made = (workload: Workload): Workload => ({
      ...after,
      inputs: withFields(workload.inputs, [...OF_THE_MODEL, ...OF_HEARING, ...OF_SPEAKING], after.inputs),
    });
    return [stepOf(pair, { label: 'models', from: text(before), to: text(after) }, made)];
  }
  const chained = after.chain !== undefined;
  return [
    { at: 0, label: 'model', brings: chained ? [] : [...OF_HEARING, ...OF_SPEAKING] },
    { at: 1, label: 'transcription', brings: OF_HEARING },
    { at: 2, label: 'speech', brings: OF_SPEAKING },
  ].flatMap((place) => payeeSteps({ pair, ...place }, naming));
}

type PayeePlace = {
  readonly pair: PairedWork;
  /** Which of the payees, in the order of `pricingsOf`. */
  readonly at: number;
  /** The inputs that come with another model. */
  readonly brings: readonly Field[];
  readonly label: string;
};

function payeeSteps({ pair, at, brings, label }: PayeePlace, naming: Naming): readonly DiffStep[] {
  const [from, to] = [pricingsOf(pair.before)[at], pricingsOf(pair.after)[at]];
  if (from === undefined || to === undefined) return [];
  const verbosity = inputStep({ pair, at, from, to }, 'verbosity');
  const step = (words: Words, change: (pricing: Pricing) => Pricing, fields: readonly Field[]): DiffStep =>
    stepOf(pair, words, (workload) => ({
      ...withPricings(workload, (pricing, place) => (place === at ? change(pricing) : pricing)),
      inputs: withFields(workload.inputs, fields, pair.after.inputs),
    }));
  if (from.model !== to.model) {
    const words = { label, from: payeeText(from, naming), to: payeeText(to, naming) };
    const swapped = (pricing: Pricing): Pricing => {
      const { verbosity: own } = pricing.inputs;
      const { verbosity: _, ...inputs } = to.inputs;
      return { ...to, inputs: { ...inputs, ...(own === undefined ? {} : { verbosity: own }) } };
    };
    return [step(words, swapped, brings), ...verbosity];
  }
  const variant = (pricing: Pricing): Pricing => {
    const { variant: _, ...rest } = pricing;
    return { ...rest, ...(to.variant === undefined ? {} : { variant: to.variant }) };
  };
  const words = { label: `${label} variant`, from: variantText(from), to: variantText(to) };
  const prices = pricedFields(from, to).filter((field) => field !== 'verbosity' && field !== 'fallbackShare');
  return [
    ...(words.from === words.to ? [] : [step(words, variant, [])]),
    ...prices.flatMap((field) => inputStep({ pair, at, from, to }, field)),
    ...verbosity,
  ];
}

type PayeePair = {
  readonly pair: PairedWork;
  readonly at: number;
  readonly from: Pricing;
  readonly to: Pricing;
};
type PayeeField = keyof Pricing['inputs'];

function inputStep({ pair, at, from, to }: PayeePair, field: PayeeField): readonly DiffStep[] {
  if (alike(from.inputs[field], to.inputs[field])) return [];
  const change = (pricing: Pricing): Pricing => ({
    ...pricing,
    inputs: withFields(pricing.inputs, [field], to.inputs),
  });
  return [
    stepOf(pair, inputWords(field, from.inputs, to.inputs), (workload) =>
      withPricings(workload, (pricing, place) => (place === at ? change(pricing) : pricing)),
    ),
  ];
}

function fallbackStep(pair: PairedWork, naming: Naming): readonly DiffStep[] {
  const [before, after] = [pricingsOf(pair.before).slice(1), pricingsOf(pair.after).slice(1)];
  if (before.length === after.length && before.every((each, at) => samePayee(each, after[at]))) return [];
  const text = (pricings: readonly Pricing[]): string =>
    pricings
      .map(
        (each) => `${payeeText(each, naming)} for ${inputText('fallbackShare', each.inputs.fallbackShare)}`,
      )
      .join(', ') || 'none';
  const words = { label: 'fallbacks', from: text(before), to: text(after) };
  return [
    stepOf(pair, words, (workload) =>
      workload.kind === 'text' ? { ...workload, fallbacks: after } : workload,
    ),
  ];
}

function samePayee(a: Pricing, b: Pricing | undefined): boolean {
  if (b === undefined || a.model !== b.model || variantText(a) !== variantText(b)) return false;
  return pricedFields(a, b).length === 0;
}

function pricedFields(a: Pricing, b: Pricing): readonly PayeeField[] {
  const fields = new Set([...Object.keys(a.inputs), ...Object.keys(b.inputs)] as PayeeField[]);
  return [...fields].filter((field) => !alike(a.inputs[field], b.inputs[field]));
}

type Words = Pick<DiffStep, 'label' | 'from' | 'to'>;

function stepOf(
  { place, workload }: PairedWork,
  words: Words,
  change: (workload: Workload) => Workload,
): DiffStep {
  const whose = workload === undefined ? {} : { workload };
  return { kind: 'model', ...words, ...whose, made: (basis) => withWorkload(basis, place, change) };
}

function payeeText(pricing: Pricing, naming: Naming): string {
  const { model } = pricing;
  if (model === undefined) return `your stated prices${pricesText(pricing)}`;
  const choices = variantText(pricing);
  return `${naming.card(model)?.name ?? model}${choices === 'none' ? '' : ` (${choices})`}`;
}

function pricesText({ inputs }: Pricing): string {
  const prices = (Object.keys(inputs) as PayeeField[]).filter(
    (field) => fieldDefinition(field).measure === 'usd',
  );
  const texts = prices.map((field) => `${fieldDefinition(field).label} ${inputText(field, inputs[field])}`);
  return texts.length === 0 ? '' : ` (${texts.join(', ')})`;
}

function variantText({ variant = {} }: Pricing): string {
  const choices = Object.entries(variant).sort(([a], [b]) => (a < b ? -1 : 1));
  return choices.map(([name, value]) => `${name} ${value}`).join(', ') || 'none';
}

/** What follows from the model: how it counts images and pages, and what it charges by. */
const OF_THE_MODEL: readonly Field[] = [
  'tokensPerImage',
  'tokensPerPdfPage',
  'tokensPerOutputImage',
  'videoTokensPerSecond',
  'creditsPerClip',
  'minimumSeconds',
];
const OF_HEARING: readonly Field[] = ['audioTokensPerSecondIn'];
const OF_SPEAKING: readonly Field[] = ['audioTokensPerSecondOut', 'charactersPerMinute', 'bytesPerCharacter'];
