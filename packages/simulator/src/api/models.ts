import { z } from 'zod';

import { decimalUsd } from '../money/picodollars.ts';
import { hexOf } from '../state/ids.ts';
import type { Model } from '../state/model-prices.ts';
import { type Answer, answerWith, refuse } from './answer.ts';
import { noQuery } from './no-query.ts';
import type { ApiRequest, Route } from './route.ts';

/** `GET /models`: open to everybody, cached for two minutes, unchanged told by its entity tag. */
export const modelsRoute: Route = {
  method: 'GET',
  path: '/models',
  access: 'none',
  answer: ({ simulation, request, now }) => {
    QUERY.parse(request.query);
    const data = [...simulation.models.values()].map((model) => wireModel(model, now));
    return cached({ data }, request);
  },
};

/** `GET /models/{author}/{slug}/endpoints`. */
export const endpointsRoute: Route = {
  method: 'GET',
  path: '/models/:author/:slug/endpoints',
  access: 'none',
  answer: ({ simulation, request, at, now }) => {
    noQuery(request);
    const model = simulation.models.get(`${at['author']}/${at['slug']}`);
    if (model === undefined) return refuse({ status: 404, message: 'Model not found' });
    const { id, name, description, architecture, created, context_length: context } = wireModel(model, now);
    const { provider, maxCompletionTokens } = model.plan;
    const endpoint = {
      name: `${provider} | ${id}`,
      provider_name: provider,
      tag: provider.toLowerCase().replace(/\W+/g, '-'),
      context_length: context,
      max_completion_tokens: maxCompletionTokens,
      max_prompt_tokens: null,
      pricing: pricingOf(model, now),
      quantization: null,
      status: 0,
      supported_parameters: SUPPORTED,
      supports_implicit_caching: false,
      uptime_last_30m: 100,
    };
    return cached({ data: { id, name, created, description, architecture, endpoints: [endpoint] } }, request);
  },
};

function wireModel(model: Model, now: Date): Readonly<Record<string, unknown>> {
  const { id, name, contextLength, maxCompletionTokens } = model.plan;
  return {
    id,
    canonical_slug: id.replace(/:free$/, ''),
    name,
    created: CREATED,
    description: `${name}, as simulated.`,
    context_length: contextLength,
    architecture: {
      modality: 'text->text',
      input_modalities: ['text'],
      output_modalities: ['text'],
      tokenizer: 'Other',
      instruct_type: null,
    },
    pricing: pricingOf(model, now),
    top_provider: {
      context_length: contextLength,
      max_completion_tokens: maxCompletionTokens,
      is_moderated: false,
    },
    per_request_limits: null,
    supported_parameters: SUPPORTED,
  };
}

/** Prices are text on the wire: dollars per token. */
function pricingOf(model: Model, now: Date): Readonly<Record<string, string>> {
  const { prompt, completion } = model.priceAt(now);
  return { prompt: decimalUsd(prompt), completion: decimalUsd(completion) };
}

function cached(value: unknown, { headers }: ApiRequest): Answer {
  const answer = answerWith(value, { 'cache-control': 'public, max-age=120' });
  const etag = `"${hexOf(answer.body).slice(0, 16)}"`;
  const tagged = { ...answer.headers, etag };
  return headers['if-none-match'] === etag
    ? { status: 304, headers: tagged, body: '' }
    : { ...answer, headers: tagged };
}

const SUPPORTED = ['max_tokens', 'temperature', 'top_p', 'stop'];

/** 2026-01-01, for want of better knowledge. */
const CREATED = 1_767_225_600;

const QUERY = z.strictObject({
  output_modalities: z.enum(['text', 'image', 'audio', 'video', 'all']).optional(),
  category: z.string().optional(),
  supported_parameters: z.string().optional(),
});
