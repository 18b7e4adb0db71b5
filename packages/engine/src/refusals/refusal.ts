/**
 * A provider's "no", unwrapped into fields.
 *
 * Every text is already free of secrets: whoever unwraps it masks keys and ids first.
 */
export type Refusal = {
  /** The HTTP status, as far as it was an error; an error inside a stream comes under 200 and has none. */
  readonly status?: number;
  /** `error.code`: mostly the status again, in words where a gateway or the Responses API wrote it. */
  readonly code?: number | string;
  /** The innermost message; without any structure, the whole text. */
  readonly message: string;
  /** `error.type`, as Anthropic's and OpenAI's shapes have it. */
  readonly type?: string;
  /** OpenRouter's `error_type`: stable over its three shapes, but coarse. */
  readonly errorType?: string;
  /** `error.availability.code`, present since 2026-08-19 where routing found nobody. */
  readonly availability?: string;
  readonly metadata: RefusalMetadata;
  readonly shape: RefusalShape;
  /** Seconds to wait, from the header or the body. */
  readonly retryAfter?: number;
  /** The header `WWW-Authenticate: Payment` came along: the first step of a purchase by machine. */
  readonly asksForPayment?: true;
  /** The whole text as it came, redacted and cut. */
  readonly text: string;
  /** The errors before this one where the text holds several, as the log of retries does; oldest first. */
  readonly before?: readonly Refusal[];
};

/** How it came: as an error, from a validator, within a stream, as a web page, only as words, or as an answer that is no refusal. */
export type RefusalShape = 'error' | 'validation' | 'stream' | 'page' | 'words' | 'answer';

/** The fields of `error.metadata` that tell causes apart, and those that say until when. */
export type RefusalMetadata = {
  readonly limitSource?: string;
  readonly reason?: string;
  /** What the provider itself answered. */
  readonly raw?: string;
  readonly providerName?: string;
  readonly providerCode?: string;
  readonly isByok?: boolean;
  readonly failedRoutingStep?: string;
  readonly flagged?: readonly string[];
  readonly patterns?: readonly string[];
  readonly scope?: string;
  readonly limitUsd?: string;
  readonly spendUsd?: string;
  readonly resetsAt?: Date;
  readonly rateLimit?: number;
  /** `X-RateLimit-Reset`, which is in milliseconds. */
  readonly rateLimitReset?: Date;
};
