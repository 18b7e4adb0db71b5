/** Whose matter it is: nothing outside of it needs a change. */
export type RefusalScope =
  | 'account'
  | 'key'
  | 'member'
  | 'workspace'
  | 'provider'
  | 'request'
  | 'platform'
  /** Another service than OpenRouter. */
  | 'elsewhere'
  /** Nothing was refused. */
  | 'nobody'
  | 'unknown';

/** What is always true of one cause, whichever figures its texts carry. */
export type Explanation = {
  readonly scope: RefusalScope;
  /** One sentence that answers "why?". */
  readonly says: string;
  readonly waiting: UsualWaiting;
  readonly fixes: readonly string[];
  /** What people try first, and in vain. */
  readonly doesNotFix: readonly string[];
  /** The page where the fix is made. */
  readonly where?: string;
  /** Where this is known from, and of which day. */
  readonly source: string;
};

/** Whether waiting helps: never, for a moment, until a counter starts again, or nobody knows. */
export type UsualWaiting = 'never' | 'briefly' | 'daily' | 'weekly' | 'monthly' | 'reset' | 'unknown';

export const CREDITS_PAGE = 'https://openrouter.ai/settings/credits';
export const KEYS_PAGE = 'https://openrouter.ai/settings/keys';
export const PRIVACY_PAGE = 'https://openrouter.ai/settings/privacy';
export const STATUS_PAGE = 'https://status.openrouter.ai';
export const PROVIDER_KEYS_PAGE = 'https://openrouter.ai/settings/integrations';
export const ROUTING_PAGE = 'https://openrouter.ai/docs/guides/routing/provider-selection';
export const LIMITS_PAGE = 'https://openrouter.ai/docs/api_reference/limits';
export const ERRORS_PAGE = 'https://openrouter.ai/docs/api_reference/errors-and-debugging';
export const MODELS_PAGE = 'https://openrouter.ai/models';
