import { APIConnectionError, APIError, type OpenAI } from 'openai';
import { z } from 'zod';

import { answerJsonSchema } from './answer-schema.ts';
import { type ReadingCost, readingCost } from './reading-cost.ts';

/** One line of the talk with the model. */
export type Line = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** What one request brought: a text, or how it failed, as the end of a sentence about the model. */
export type ModelTurn = { readonly cost?: ReadingCost } & (
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'failed'; readonly how: string }
);

export type Asking = {
  readonly client: OpenAI;
  readonly model: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/** Asks the model once, without retrying; nothing that the endpoint says is passed on but its status. */
export async function askModel(lines: readonly Line[], asking: Asking): Promise<ModelTurn> {
  const { client, model, timeoutMs, signal } = asking;
  try {
    const completion: unknown = await client.chat.completions.create(
      {
        model,
        messages: lines.map(({ role, content }) => ({ role, content })),
        temperature: 0,
        max_tokens: MOST_TOKENS,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'facts_of_a_message', strict: true, schema: SCHEMA },
        },
      },
      { signal, maxRetries: 0 },
    );
    return turnOf(completion);
  } catch (error) {
    if (signal.aborted) return failed(`gave no whole answer within ${timeoutMs / 1_000} s`);
    return failed(howItFailed(error));
  }
}

function turnOf(completion: unknown): ModelTurn {
  const parsed = COMPLETION.safeParse(completion);
  if (!parsed.success) return failed(NO_ANSWER);
  const { error, usage, choices = [] } = parsed.data;
  const [choice] = choices;
  const cost = usage === undefined ? {} : { cost: readingCost(usage) };
  const wrong = error ?? choice?.error;
  if (wrong !== undefined) return { ...failed(howStatus(wrong.code)), ...cost };
  if (choice === undefined) return { ...failed('gave an empty answer'), ...cost };
  const { finish_reason: reason, message } = choice;
  if ((message.refusal ?? '') !== '' || reason === 'content_filter')
    return { ...failed('declined to read your message'), ...cost };
  if (reason === 'length') return { ...failed('was cut off before the end of its answer'), ...cost };
  if (reason === 'error') return { ...failed(howStatus(undefined)), ...cost };
  const text = message.content ?? '';
  if (text.trim() === '') return { ...failed('gave an empty answer'), ...cost };
  return { kind: 'answered', text, ...cost };
}

function failed(how: string): Extract<ModelTurn, { readonly kind: 'failed' }> {
  return { kind: 'failed', how };
}

/** An error's message may quote the request or the account, so only its kind and status are looked at. */
function howItFailed(error: unknown): string {
  if (error instanceof APIConnectionError) return 'could not be reached';
  return error instanceof APIError ? howStatus(error.status) : NO_ANSWER;
}

function howStatus(status: number | undefined): string {
  switch (status) {
    case 401:
    case 403:
      return `is closed to the configured key (status ${status})`;
    case 402:
      return 'is not paid for: its account or key has too little credit left (status 402)';
    case 404:
      return 'is not offered at the configured address (status 404)';
    case 408:
      return 'took too long (status 408)';
    case 429:
      return 'has too many requests just now (status 429)';
  }
  if (status === undefined) return 'failed';
  return status >= 500 ? `failed (status ${status})` : `did not take the request (status ${status})`;
}

const NO_ANSWER = 'sent something that is no answer';

/** About thirty facts; an answer that goes on is not one. */
const MOST_TOKENS = 4_000;

const SCHEMA = answerJsonSchema();

const STATUS = z.coerce.number().int().min(400).max(599).optional().catch(undefined);
const FAILURE = z.looseObject({ code: STATUS });
const COUNT = z.number().int().min(0);

/** A chat completion as OpenRouter and its like send it; an error may come with status 200, whole or in a choice. */
const COMPLETION = z.looseObject({
  error: FAILURE.nullish().transform((each) => each ?? undefined),
  usage: z
    .looseObject({
      prompt_tokens: COUNT,
      completion_tokens: COUNT,
      cost: z.number().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  choices: z
    .array(
      z.looseObject({
        error: FAILURE.nullish().transform((each) => each ?? undefined),
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .optional(),
});
