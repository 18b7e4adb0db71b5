import { ONE } from '@tollkeeper/pricing';

import type { Fact, FactName } from './fact.ts';
import type { Token, WordToken } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';
import { phrasesOf } from './word-phrases.ts';

/** "Priority tier", "service_tier=flex", "all of it via the batch API": all requests of one service tier, in words. */
export function tierFacts(text: string, tokens: readonly Token[]): readonly Fact[] {
  return phrasesOf(tokens).flatMap((phrase) => {
    if (phrase.some(({ topic, word }) => topic === 'none' || UNSURE.has(word))) return [];
    const at = phrase.findIndex(({ topic }) => topic !== undefined && TIERS[topic] !== undefined);
    const token = phrase[at];
    const name = token?.topic === undefined ? undefined : TIERS[token.topic];
    if (token === undefined || name === undefined || !isOfAll(phrase, at)) return [];
    const start = phrase.findIndex(({ word }) => !SIZES.has(word));
    return [{ name, value: ONE, words: text.slice(phrase[start]?.start, phrase.at(-1)?.end) }];
  });
}

/** It is said of all, or as a tier, or by itself: "2k in 500 out flex". */
function isOfAll(phrase: readonly WordToken[], at: number): boolean {
  const [before, behind] = [phrase[at - 1]?.word ?? '', phrase[at + 1]?.word ?? ''];
  if (phrase.some(({ word }) => WHOLE.has(word)) || API.has(behind) || TIER.has(before)) return true;
  const isLast = at === phrase.length - 1;
  return isLast && phrase.slice(0, at).every(({ word }) => SIZES.has(word) || VIA.has(word));
}

const TIERS: Partial<Record<Topic, FactName>> = {
  batch: 'batchShare',
  flex: 'flexShare',
  priority: 'priorityShare',
};

/** Who is unsure says nothing. */
const UNSURE = new Set(['sure', 'know', 'idea', 'decided', 'clue', 'unsure', 'maybe', 'whether', 'yet']);
const WHOLE = new Set([
  'all',
  'everything',
  'entirely',
  'fully',
  'whole',
  'only',
  'alles',
  'todo',
  'tout',
  '全部',
  '都',
]);
const API = new Set([
  'api',
  'apis',
  'mode',
  'tier',
  'pricing',
  'price',
  'prices',
  'endpoint',
  'only',
  'processing',
]);
const TIER = new Set(['tier', 'servicetier', 'service']);
const SIZES = new Set(['in', 'out', 'input', 'output', 'tokens', 'k']);
const VIA = new Set([
  'with',
  'via',
  'using',
  'on',
  'through',
  'as',
  'at',
  'and',
  'in',
  'the',
  'mit',
  'per',
  'con',
  'avec',
]);
