import type { Fact } from './fact.ts';
import type { Mention } from './mention.ts';
import type { Token } from './token.ts';

/** Finds what is mentioned without a number, where no number or denial says more. */
export function mentionsIn(
  text: string,
  tokens: readonly Token[],
  facts: readonly Fact[],
): readonly Mention[] {
  const isCacheNamed = tokens.some(
    (token) =>
      (token.kind === 'word' && token.topic === 'cache') ||
      (token.kind === 'choice' && token.choice.name === 'cache_lifetime'),
  );
  const isCacheSaid = facts.some(({ name }) => CACHE_FACTS.has(name));
  return [
    ...(isCacheNamed && !isCacheSaid ? (['caching'] as const) : []),
    ...(FEES.test(text) && !NO_FEES.test(text) ? (['fees'] as const) : []),
    ...(OWN_KEYS.test(text) && !NOT_OWN_KEYS.test(text) ? (['own-keys'] as const) : []),
  ];
}

const CACHE_FACTS: ReadonlySet<Fact['name']> = new Set<Fact['name']>([
  'cachedShare',
  'cacheWriteShare',
  'priceCachedInputPerMillion',
  'priceCacheWritePerMillion',
]);
const OWN_KEYS =
  /\bbyok\b|\b(?:bring(?:ing)?|using|with|through|via) (?:our|your|my) own (?:api |provider )?keys?\b/i;
const NOT_OWN_KEYS = /\b(?:no|not|without|w\/o) (?:byok|(?:bringing )?(?:our|your|my) own)\b/i;
const FEES =
  /\b(?:openrouter(?:['’]s)? (?:platform |credit |purchase |top-?up |card )?fees?|fees? (?:of|at|from|for) openrouter|(?:credit(?: card| purchase)?|platform|top-?up) fees?)\b/i;
const NO_FEES =
  /\b(?:no|without|w\/o|excluding|excl\.?|before|ohne|sin|sans) (?:the |any )?(?:openrouter(?:['’]s)?|credit|platform|top-?up)\b/i;
