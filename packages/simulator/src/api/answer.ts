import { jsonText } from '../money/json-text.ts';

/** What is sent back. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Answers with JSON; a bigint in it is money. */
export function answerWith(
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: jsonText(value) };
}

/** An error in OpenRouter's usual shape; `user_id` is there once the account is known. */
export type Refusal = {
  readonly status: number;
  readonly message: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly userId?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers with an error: `{"error":{"message","code","metadata"?},"user_id"?}` (errors-and-debugging, 2026-08-22). */
export function refuse({ status, message, metadata, userId, headers = {} }: Refusal): Answer {
  const body = { error: { message, code: status, metadata }, user_id: userId };
  return answerWith(body, headers, status);
}
