import { jsonText } from '../../money/json-text.ts';
import type { Generation } from '../../state/generation.ts';
import type { TokenPrice } from '../../state/model-prices.ts';
import { costOf } from '../../state/model-prices.ts';
import { type Answer, answerWith } from '../answer.ts';

/** The answer of a model, whole. */
export function plainCompletion(generation: Generation, price: TokenPrice): Answer {
  const message = { role: 'assistant', content: WORDS.join('') };
  const choices = [{ index: 0, message, finish_reason: 'stop', native_finish_reason: 'stop' }];
  const { provider } = generation;
  return answerWith(
    { ...envelope(generation, 'chat.completion'), provider, choices, usage: usageOf(generation, price) },
    { 'x-generation-id': generation.id },
  );
}

/** The answer of a model word by word; usage comes last, with no choice (openapi.yaml, 2026-08-22). */
export function streamedCompletion(generation: Generation, price: TokenPrice): Answer {
  const common = envelope(generation, 'chat.completion.chunk');
  const chunk = (content: string, reason: string | null): unknown => ({
    ...common,
    choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: reason }],
  });
  const chunks = [
    ...WORDS.map((word) => chunk(word, null)),
    chunk('', 'stop'),
    { ...common, choices: [], usage: usageOf(generation, price) },
  ];
  return eventStream(chunks.map(jsonText), { 'x-generation-id': generation.id });
}

/** Writes server-sent events as OpenRouter does, beginning with a comment and ending with `[DONE]`. */
export function eventStream(
  events: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const lines = events.map((event) => `data: ${event}\n\n`);
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', ...headers },
    body: [': OPENROUTER PROCESSING\n\n', ...lines, 'data: [DONE]\n\n'].join(''),
  };
}

/** How many tokens the simulated answer has, unless fewer are allowed. */
export const ANSWER_TOKENS = 12;

function envelope({ id, model, at }: Generation, object: string): Readonly<Record<string, unknown>> {
  return { id, object, created: Math.floor(at.getTime() / 1_000), model };
}

function usageOf(
  { promptTokens, completionTokens, cost }: Generation,
  price: TokenPrice,
): Readonly<Record<string, unknown>> {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    cost,
    is_byok: false,
    cost_details: {
      // Without a provider's key it repeats the cost (ai-sdk-provider#532): adding the two counts twice.
      upstream_inference_cost: cost,
      upstream_inference_prompt_cost: costOf(price, promptTokens, 0),
      upstream_inference_completions_cost: costOf(price, 0, completionTokens),
    },
    prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}

const WORDS = ['This ', 'is ', 'a ', 'simulated ', 'answer.'];
