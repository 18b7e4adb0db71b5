import { z } from 'zod';

import { answerWith, refuse } from './answer.ts';
import type { Route } from './route.ts';

/** `GET /generation?id=`: 404 until the record has settled, minutes after the answer (observed 2026-10-02). */
export const generationRoute: Route = {
  method: 'GET',
  path: '/generation',
  access: 'ordinary',
  answer: ({ simulation, request, key, now }) => {
    const { id } = QUERY.parse(request.query);
    const found = simulation.generations.get(id);
    if (found === undefined || found.key !== key || found.shownAt > now.getTime()) {
      return refuse({ status: 404, message: `Generation ${id} not found` });
    }
    const data = {
      id,
      model: found.model,
      provider_name: found.provider,
      created_at: found.at,
      total_cost: found.cost,
      usage: found.cost,
      upstream_inference_cost: 0,
      cache_discount: null,
      is_byok: false,
      streamed: found.streamed,
      cancelled: false,
      api_type: 'completions',
      finish_reason: 'stop',
      native_finish_reason: 'stop',
      tokens_prompt: found.promptTokens,
      tokens_completion: found.completionTokens,
      native_tokens_prompt: found.promptTokens,
      native_tokens_completion: found.completionTokens,
      native_tokens_reasoning: 0,
      native_tokens_cached: 0,
    };
    return answerWith({ data });
  },
};

const QUERY = z.strictObject({ id: z.string().min(1) });
