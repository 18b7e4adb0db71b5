import { z } from 'zod';

import type { ServiceTier } from '../price-condition.ts';
import type { Rate } from '../rate-card.ts';
import { type Finding, refusal } from './openrouter-finding.ts';
import { outputCountsTokens } from './openrouter-models.ts';
import { parsePricing } from './openrouter-pricing.ts';

/** One provider's offer of a model; its claims hold at this endpoint and nowhere else. */
export type Endpoint = {
  /** What OpenRouter calls it: `deepinfra/fp8`, `openai/priority`. */
  readonly tag: string;
  readonly provider: string;
  readonly tier: ServiceTier;
  readonly healthy: boolean;
  /** Median output tokens per second in the last half hour; only shown to those who ask with a key. */
  readonly tokensPerSecond?: number;
  readonly claims: readonly Rate[];
};

export type ParsedEndpoints =
  | {
      readonly kind: 'parsed';
      readonly model: string;
      readonly endpoints: readonly Endpoint[];
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly findings: readonly Finding[] };

/**
 * Reads the answer of `GET /models/{author}/{slug}/endpoints` as it was on the UTC day `asOf`.
 *
 * An endpoint with a value that cannot be used is left out and named in the findings; the whole is refused when
 * none is left.
 */
export function parseOpenRouterEndpoints(body: unknown, asOf: string): ParsedEndpoints {
  const listed = BODY.safeParse(body);
  if (!listed.success) {
    const { field, value } = refusal('', listed.error, body);
    return {
      kind: 'refused',
      reason: `the answer is no list of endpoints: ${field} is ${value}`,
      findings: [],
    };
  }
  const { id, architecture, endpoints: wires } = listed.data.data;
  const countsTokens = outputCountsTokens(architecture?.output_modalities);
  const findings: Finding[] = [];
  const endpoints = wires.flatMap((wire, at): readonly Endpoint[] => {
    const parsed = ENDPOINT.safeParse(wire);
    if (!parsed.success) {
      const finding = refusal(id, parsed.error, wire);
      findings.push({ ...finding, field: `endpoints.${at}.${finding.field}` });
      return [];
    }
    const { tag, provider_name: provider, status, throughput_last_30m: speed } = parsed.data;
    const tier = tierOf(tag);
    const priced = parsePricing(parsed.data.pricing, {
      model: id,
      asOf,
      source: sourceOf(id),
      countsTokens,
      tier,
    });
    const found = priced.kind === 'refused' ? [priced.finding] : priced.findings;
    findings.push(...found.map((finding) => ({ ...finding, field: `${tag}: ${finding.field}` })));
    if (priced.kind === 'refused') return [];
    const tokensPerSecond = speed?.p50 ?? undefined;
    return [
      {
        tag,
        provider,
        tier,
        // 0 is normal, what is below it deranked or failing (status of PublicEndpoint, SDK 1.3.19).
        healthy: (status ?? 0) >= 0,
        ...(tokensPerSecond !== undefined && { tokensPerSecond }),
        claims: priced.claims,
      },
    ];
  });
  if (endpoints.length > 0) return { kind: 'parsed', model: id, endpoints, findings };
  const reason = wires.length === 0 ? 'has no endpoints' : `has no usable endpoint among ${wires.length}`;
  return { kind: 'refused', reason: `${id} ${reason}`, findings };
}

/** The tier is the last part of the tag, its price already applied (ethanpil/or-toolbox, recorded 2026-10-02). */
function tierOf(tag: string): ServiceTier {
  const last = tag.slice(tag.lastIndexOf('/') + 1);
  return last === 'flex' || last === 'priority' ? last : 'standard';
}

function sourceOf(id: string): Rate['source'] {
  return { title: 'OpenRouter endpoints API', url: `https://openrouter.ai/api/v1/models/${id}/endpoints` };
}

const ENDPOINT = z.looseObject({
  tag: z.string().min(1).max(200),
  provider_name: z.string().min(1).max(200),
  status: z.number().nullish(),
  throughput_last_30m: z.looseObject({ p50: z.number().min(0).nullish() }).nullish(),
  pricing: z.unknown().optional(),
});
const BODY = z.looseObject({
  data: z.looseObject({
    id: z.string().regex(/^\S{1,200}$/),
    architecture: z.looseObject({ output_modalities: z.array(z.string()).nullish() }).nullish(),
    endpoints: z.array(z.unknown()),
  }),
});
