/** What came of asking OpenRouter for something; nothing here is thrown. */
export type FetchOutcome =
  /** `body` is JSON and no error; `validators` let the next request ask only for changes. */
  | { readonly kind: 'fetched'; readonly body: unknown; readonly validators: Validators; readonly at: Date }
  | { readonly kind: 'unchanged'; readonly at: Date }
  | RetryLater
  | Refused;

/** Asking again can help, but not before `at`. */
export type RetryLater = { readonly kind: 'retry-later'; readonly at: Date; readonly reason: string };

/** Asking again the same way cannot help. */
export type Refused = { readonly kind: 'refused'; readonly reason: string };

/** The marks by which a server recognises what it sent before (RFC 9110, 13.1). */
export type Validators = { readonly etag?: string; readonly lastModified?: string };
