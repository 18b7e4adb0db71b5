import { ONE_OF_IT } from './amount.ts';
import { isBlock } from './block-number.ts';
import { type Head, isEvery } from './label.ts';
import type { Measure } from './measure.ts';
import { periodOf } from './period.ts';
import { topicsBetween } from './sentence-break.ts';
import type { NumberToken, Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** "It asks the model every 5 minutes": once in each, where nothing else is counted by it. */
export function onceEvery(
  text: string,
  tokens: readonly Token[],
  { measures, sentence }: { readonly measures: readonly Measure[]; readonly sentence: number },
): readonly Measure[] {
  const isCounted = measures.some(({ per }) => per.some((each) => each.kind === 'period'));
  const at = tokens.findIndex(
    (token, place) => token.kind === 'number' && isBlock(tokens, place) && isEvery(tokens[place - 1]),
  );
  const [each, number, unit] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (isCounted || each === undefined || number?.kind !== 'number' || unit?.kind !== 'word') return [];
  const period = periodOf(unit.topic);
  const around = topicsBetween(tokens, 0, tokens.length);
  if (period === undefined || around.has('retry') || around.has('cache')) return [];
  const once: NumberToken = { ...number, ...ONE_OF_IT, start: each.start, end: each.end, inWords: true };
  const nothing = {
    block: undefined,
    pair: undefined,
    link: undefined,
    isPeak: false,
    preceded: '',
    followed: [],
    follows: false,
    labelledBefore: false,
  };
  const head: Head = { topic: 'times', noun: 'time' };
  return [
    {
      ...nothing,
      number: once,
      head,
      of: new Set<Topic>(['times']),
      per: [{ kind: 'period', period, block: number }],
      around,
      phrase: around,
      sentence,
      words: text.slice(each.start, unit.end),
    },
  ];
}
