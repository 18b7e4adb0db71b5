import type { ElsewhereCause } from '../cause.ts';
import type { Refusal } from '../refusal.ts';
import { isFromProvider } from './cause-by-provider.ts';
import { GOOGLE_QUOTA, OUT_OF_FUNDS, TOO_MANY } from './provider-words.ts';
import { statusOf } from './status-of.ts';

/**
 * Names the service whose error it is, where its message names another than OpenRouter by an address or a term of its
 * own; what OpenRouter hands on from a provider is OpenRouter's.
 */
export function otherService(refusal: Refusal): string | undefined {
  const { message, type, code, shape, text } = refusal;
  if (isOpenRouters(refusal)) return undefined;
  const said = shape === 'page' ? text : [message, type, code].join(' ');
  const [name] = SERVICES.find(([, marks]) => marks.test(said)) ?? PAGES.find(isPageOf(refusal)) ?? [];
  return OPENROUTER.test(said) ? undefined : name;
}

/** The cause of an error of another service; nothing where it is neither money, nor a rate, nor the key. */
export function causeElsewhere(refusal: Refusal): ElsewhereCause | undefined {
  if (otherService(refusal) === undefined) return undefined;
  const { message, type, code } = refusal;
  const said = [message, type, code].join(' ');
  const status = statusOf(refusal);
  if (OUT_OF_FUNDS.test(said) && !GOOGLE_QUOTA.test(said)) return 'other_service_out_of_funds';
  if (status === 401 || KEY_REJECTED.test(said)) return 'other_service_key_rejected';
  return status === 429 || TOO_MANY.test(said) ? 'other_service_rate_limit' : undefined;
}

/** Whether nothing says that it is OpenRouter's: another service is named, or a web page came that names nobody. */
export function isWhoseUntold(refusal: Refusal): boolean {
  const isPage = refusal.shape === 'page' && statusOf(refusal) === 429;
  return otherService(refusal) !== undefined || (isPage && !OPENROUTER.test(refusal.text));
}

/** Whether the whole carries a field that only OpenRouter writes. */
function isOpenRouters(refusal: Refusal): boolean {
  const { limitSource, raw, providerName, isByok, failedRoutingStep } = refusal.metadata;
  const own = [
    limitSource,
    raw,
    providerName,
    isByok,
    failedRoutingStep,
    refusal.availability,
    refusal.errorType,
  ];
  return own.some((field) => field !== undefined) || isFromProvider(refusal);
}

function isPageOf({ shape, text }: Refusal) {
  return ([, marks]: readonly [string, RegExp]): boolean => shape === 'page' && marks.test(text);
}

const OPENROUTER = /openrouter/i;
const KEY_REJECTED = /(?:incorrect|invalid) (?:x-)?api[ -]?key|invalid_api_key|bad credentials/i;

/** Google before OpenAI, whose words about a quota it uses. */
const SERVICES: readonly (readonly [name: string, marks: RegExp])[] = [
  ['Google', /ai\.google\.dev|googleapis\.com|console\.cloud\.google|\bRESOURCE_EXHAUSTED\b/],
  ['Anthropic', /\b(?:console|docs|support|platform)\.(?:anthropic|claude)\.com|access the Anthropic API/],
  ['Azure', /aka\.ms\/oai|learn\.microsoft\.com|\.azure\.com/],
  [
    'OpenAI',
    /\b(?:platform|help|api)\.openai\.com|\binsufficient_quota\b|check your plan and billing details|in organization org-/,
  ],
  ['GitHub', /\b(?:api|docs)\.github\.com|\bAPI rate limit exceeded for\b/],
  ['xAI', /\bconsole\.x\.ai\b/],
  ['Mistral', /\b(?:console|api)\.mistral\.ai\b/],
  ['Groq', /\bconsole\.groq\.com\b/],
  ['DeepSeek', /\b(?:platform|api)\.deepseek\.com\b/],
];

/** Servers that sign the pages they write; OpenRouter's own come from Cloudflare. */
const PAGES: readonly (readonly [name: string, marks: RegExp])[] = [
  ['nginx', /<center>(?:nginx|openresty)\b/i],
  ['Apache', /<address>Apache\b/i],
  ['HAProxy', /\bHAProxy\b|<h1>429 Too Many Requests<\/h1>\s{0,4}You have sent too many requests/i],
];
