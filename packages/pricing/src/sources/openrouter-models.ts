import { z } from 'zod';

import type { Rate } from '../rate-card.ts';
import { type Finding, refusal } from './openrouter-finding.ts';
import { parsePricing } from './openrouter-pricing.ts';

/** What OpenRouter claims about its models, or why nothing of its answer can be used. */
export type ParsedModels =
  | {
      readonly kind: 'parsed';
      /** By model id; a model whose price is unknown is listed without claims. */
      readonly models: ReadonlyMap<string, ClaimedModel>;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly findings: readonly Finding[] };

export type ClaimedModel = { readonly name: string; readonly claims: readonly Rate[] };

/**
 * Reads the answer of `GET /models` as it was on the UTC day `asOf`.
 *
 * A model with a value that cannot be used is left out and named in the findings. The whole is refused when it
 * is no list, lists fewer models than it says it has, or when no model of it has a price.
 */
export function parseOpenRouterModels(body: unknown, asOf: string): ParsedModels {
  const listed = BODY.safeParse(body);
  if (!listed.success) {
    const { field, value } = refusal('', listed.error, body);
    return { kind: 'refused', reason: `the answer is no list of models: ${field} is ${value}`, findings: [] };
  }
  const { data, total_count: total } = listed.data;
  if (data.length === 0) return { kind: 'refused', reason: 'the list of models is empty', findings: [] };
  if (typeof total === 'number' && total > data.length) {
    return { kind: 'refused', reason: `the list has ${data.length} of ${total} models`, findings: [] };
  }
  const models = new Map<string, ClaimedModel>();
  const findings: Finding[] = [];
  for (const [at, wire] of data.entries()) {
    const parsed = parseModel(wire, `model ${at + 1}`, asOf);
    if (models.has(parsed.id)) {
      findings.push({ kind: 'refused', model: parsed.id, field: 'id', value: 'listed twice' });
    } else {
      findings.push(...parsed.findings);
      if (parsed.model !== undefined) models.set(parsed.id, parsed.model);
    }
  }
  if ([...models.values()].some(({ claims }) => claims.length > 0))
    return { kind: 'parsed', models, findings };
  const [first] = findings;
  const example = first === undefined ? '' : `, for example ${first.model}: ${first.field} is ${first.value}`;
  return {
    kind: 'refused',
    reason: `none of the ${data.length} models has a usable price${example}`,
    findings,
  };
}

type OneModel = {
  readonly id: string;
  readonly model?: ClaimedModel;
  readonly findings: readonly Finding[];
};

function parseModel(wire: unknown, place: string, asOf: string): OneModel {
  const parsed = MODEL.safeParse(wire);
  if (!parsed.success) {
    const id = NAMED.safeParse(wire).data?.id ?? place;
    return { id, findings: [refusal(id, parsed.error, wire)] };
  }
  const { id, name, architecture, pricing } = parsed.data;
  const countsTokens = outputCountsTokens(architecture?.output_modalities);
  const priced = parsePricing(pricing, { model: id, asOf, source: SOURCE, countsTokens, tier: 'standard' });
  if (priced.kind === 'refused') return { id, findings: [priced.finding] };
  return { id, model: { name: name ?? id, claims: priced.claims }, findings: priced.findings };
}

/**
 * Whether a model that makes this is billed by the token. The prompt of speech, transcription, video and ranking
 * models counts characters, seconds or searches (labels of the endpoints of 2026-08-08).
 */
export function outputCountsTokens(made: readonly string[] | null | undefined): boolean {
  return made == null || made.some((modality) => BY_THE_TOKEN.has(modality));
}

const SOURCE = { title: 'OpenRouter models API', url: 'https://openrouter.ai/api/v1/models' };
const BY_THE_TOKEN: ReadonlySet<string> = new Set(['text', 'image', 'embeddings']);

const NAMED = z.looseObject({ id: z.string().regex(/^\S{1,200}$/) });
const MODEL = NAMED.extend({
  name: z.string().max(500).nullish(),
  architecture: z.looseObject({ output_modalities: z.array(z.string()).nullish() }).nullish(),
  pricing: z.unknown().optional(),
});
const BODY = z.looseObject({ data: z.array(z.unknown()), total_count: z.unknown().optional() });
