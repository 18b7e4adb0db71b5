import { isThing, isWord } from './label.ts';
import type { Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** "In" and "out" name tokens in "500 in" and "800 in 150 out"; in "in our app" they do not. */
export function topicAt(tokens: readonly Token[], at: number): Topic | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'word') return undefined;
  if (token.topic === 'agent' && isHuman(tokens[at - 1])) return 'user';
  if (token.word !== 'in' && token.word !== 'out') return token.topic;
  if (token.word === 'out') return isWord(next, 'of') ? undefined : token.topic;
  if (next?.kind === 'choice') return undefined;
  if (next?.kind === 'word' && INCLUDING.has(next.word)) return token.topic;
  if (isWord(next, 'each')) return tokens[at + 2]?.kind === 'word' ? undefined : token.topic;
  if (next?.kind !== 'word') return token.topic;
  if (isWord(next, 'of') && isWord(tokens[at + 2], 'which', 'those', 'that')) return token.topic;
  const isNoun = next.topic === undefined || isThing(next.topic);
  const isPreposition =
    isNoun || next.topic === 'filler' || next.topic === 'article' || next.topic === 'each';
  return isPreposition ? undefined : token.topic;
}

/** "Support agents" are people; so are they in Spanish and French, by their own words. */
function isHuman(before: Token | undefined): boolean {
  return before?.kind === 'word' && HUMAN.has(before.word);
}

/** Topics that join words and say nothing of a quantity. */
export const GRAMMAR: ReadonlySet<Topic> = new Set<Topic>([
  'article',
  'per',
  'each',
  'stop',
  'filler',
  'none',
  'within',
]);

const HUMAN = new Set([
  'support',
  'service',
  'sales',
  'human',
  'insurance',
  'estate',
  'travel',
  'center',
  'centre',
  'call-center',
  'helpdesk',
  'field',
  'live',
  'desk',
  'care',
]);

const INCLUDING = new Set(['incl', 'including', 'inkl', 'approx', 'ish']);
