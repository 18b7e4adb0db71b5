import type { Fact, FactName } from './fact.ts';
import type { Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** Words for ways of calling that change a price, where nothing that was read rests on them: "batch", "thinking". */
export function unusedWays(
  text: string,
  tokens: readonly Token[],
  { facts, told }: { readonly facts: readonly Fact[]; readonly told: readonly string[] },
): readonly string[] {
  const spoken = [...facts.map(({ words }) => words), ...told];
  const used = new Set(facts.map(({ name }) => name));
  const words = tokens.flatMap((token, at): readonly string[] => {
    const name = token.kind === 'word' && token.topic !== undefined ? WAYS[token.topic] : undefined;
    if (name === undefined || used.has(name) || isThought(tokens[at - 1], tokens[at + 1])) return [];
    const word = text.slice(token.start, token.end);
    // What is told with a number, as in "50% discount on batch", is not told once more.
    const before = text.slice(Math.max(0, token.start - REACH), token.start);
    const isTold =
      spoken.some((words) => words.includes(word)) || told.some((words) => isRightBehind(before, words));
    return isTold ? [] : [word];
  });
  return [...new Set(words)];
}

function isRightBehind(before: string, words: string): boolean {
  const at = before.lastIndexOf(words);
  return at >= 0 && /^ (?:on|for|via|with|of|in) $/.test(before.slice(at + words.length));
}

/** "Thinking of Haiku": what people do. */
function isThought(before: Token | undefined, behind: Token | undefined): boolean {
  return (
    (behind?.kind === 'word' && THOUGHTS.has(behind.word)) ||
    (before?.kind === 'word' && THINKERS.has(before.word))
  );
}

const REACH = 60;
const THOUGHTS = new Set(['of', 'about', 'that', 'to', 'we', 'i', 'maybe']);
const THINKERS = new Set(["i'm", "we're", 'am', 'are', 'was', 'were', 'been']);

const WAYS: Partial<Record<Topic, FactName>> = {
  batch: 'batchShare',
  flex: 'flexShare',
  reasoning: 'reasoningTokens',
};
