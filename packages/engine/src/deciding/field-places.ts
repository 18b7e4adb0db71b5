import type { Field } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { Pricing } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { pricingsOf, type Workload, type WorkloadKind } from '../estimation/workload.ts';
import { completed, fieldsOf } from '../estimation/workload-definitions.ts';

/** Whether an input is stated once for all work: what can go wrong, the buffer, the top-up. */
export function isOfScenario(field: Field): boolean {
  return OPERATION_FIELDS.includes(field) || isOfScenarioOnly(field);
}

export function isOfScenarioOnly(field: Field): boolean {
  return field === 'buffer' || field === 'topUp';
}

/**
 * The workloads that an input belongs to, by their places: those that have it, or else those that can have it.
 *
 * What belongs nowhere is put to the first, so that `problemsOf` can say so.
 */
export function workloadsWith(field: Field, scenario: Scenario): readonly number[] {
  const places = (belongs: (workload: Workload) => boolean): readonly number[] =>
    completed(scenario).workloads.flatMap((workload, at) => (belongs(workload) ? [at] : []));
  const having = places(
    (workload) =>
      workload.inputs[field] !== undefined || pricingsOf(workload).some((each) => has(each, field)),
  );
  if (having.length > 0) return having;
  const taking = places(({ kind }) => fieldsOf(kind).includes(field) || PRICED_BY[kind].includes(field));
  return taking.length > 0 ? taking : [0];
}

/** Whom of those that a workload pays an input belongs to, by the places of `pricingsOf`; nobody for most inputs. */
export function pricingsWith(field: Field, workload: Workload): readonly number[] {
  const having = pricingsOf(workload).flatMap((each, at) => (has(each, field) ? [at] : []));
  if (having.length > 0) return having;
  if (!PRICED_BY[workload.kind].includes(field)) return [];
  if (field === 'fallbackShare') return pricingsOf(workload).flatMap((_, at) => (at === 0 ? [] : [at]));
  if (workload.kind === 'voice' && workload.chain !== undefined) return [CHAIN_PLACE[field] ?? 0];
  return [0];
}

function has({ inputs }: Pricing, field: Field): boolean {
  return Object.hasOwn(inputs, field);
}

const BY_TOKEN: readonly Field[] = [
  'priceInputPerMillion',
  'priceOutputPerMillion',
  'priceCachedInputPerMillion',
  'priceCacheWritePerMillion',
];

/** The prices, and what is peculiar to a payee, that a kind of work can have. */
const PRICED_BY: Readonly<Record<WorkloadKind, readonly Field[]>> = {
  text: [...BY_TOKEN, 'verbosity', 'fallbackShare'],
  agent: [...BY_TOKEN, 'verbosity'],
  image: [...BY_TOKEN, 'unitPriceUsd'],
  video: [...BY_TOKEN, 'unitPriceUsd', 'pricePerVideoSecond', 'pricePerCredit'],
  voice: [...BY_TOKEN, 'pricePerSessionMinute', 'pricePerAudioMinute', 'pricePerMillionCharacters'],
  speech: [...BY_TOKEN, 'pricePerMillionCharacters', 'pricePerAudioMinute'],
  transcription: [...BY_TOKEN, 'pricePerAudioMinute', 'pricePerSessionMinute'],
  subscription: ['pricePerSeat'],
};

/** In a chain the price of audio is that of its transcription, and the price of characters that of its speech. */
const CHAIN_PLACE: { readonly [name in Field]?: number } = {
  pricePerAudioMinute: 1,
  pricePerSessionMinute: 1,
  pricePerMillionCharacters: 2,
};
