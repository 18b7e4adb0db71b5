import { z } from 'zod';

/** What of a chat request decides about its answer. */
export type ChatBody = {
  readonly model: string;
  readonly promptTokens: number;
  readonly maxTokens: number | undefined;
  readonly stream: boolean;
};

/** Reads a chat request; a text says what is wrong with it. */
export function parseChatBody(text: string): ChatBody | string {
  const read = BODY.safeParse(jsonOf(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    return `Invalid request parameters: ${issue?.path.join('.') || 'body'}: ${issue?.message}`;
  }
  const { model, messages, max_tokens: most, max_completion_tokens: mostNow, stream } = read.data;
  // Four characters a token: the usual rule of thumb for English.
  const promptTokens = Math.ceil(JSON.stringify(messages).length / 4);
  return { model, promptTokens, maxTokens: mostNow ?? most ?? undefined, stream: stream ?? false };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const TOKENS = z.number().int().min(1).max(10_000_000).nullable().optional();

const BODY = z.looseObject({
  model: z.string().min(1),
  messages: z.array(z.looseObject({ role: z.string() })).min(1),
  max_tokens: TOKENS,
  max_completion_tokens: TOKENS,
  stream: z.boolean().nullable().optional(),
});
