import type { WorkloadKind } from '@tollkeeper/engine';
import { add, exact, ONE, type Ratio, subtract } from '@tollkeeper/pricing';

import type { Fact, FactName } from './fact.ts';
import type { Measure } from './measure.ts';
import { shareMeaning } from './share-facts.ts';
import type { Token, WordToken } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** What changes a scenario relatively: "double the users", "20 % more calls", "cut the output by half". */
export type Changes = { readonly facts: readonly Fact[]; readonly used: readonly Measure[] };

/** Reads what a follow-up changes relative to what was said before. */
export function changeFacts(text: string, tokens: readonly Token[], { measures, kind }: Hints): Changes {
  const measured = measures.flatMap((measure) => {
    const meaning = shareMeaning(measure, kind);
    const isFree = meaning === undefined || meaning === 'adopted';
    const fact = isFree ? measuredChange(measure, { text, tokens, kind }) : undefined;
    return fact === undefined ? [] : [{ measure, fact }];
  });
  const spelled = measured.length > 0 ? [] : spelledChanges(text, tokens, kind);
  return {
    facts: [...measured.map(({ fact }) => fact), ...spelled],
    used: measured.map(({ measure }) => measure),
  };
}

type Hints = { readonly measures: readonly Measure[]; readonly kind: WorkloadKind | undefined };

/** "20 % more users", "5 more users", "10x the users", "half the users", "cut the output by 30 %". */
function measuredChange(
  { number, words, preceded }: Measure,
  { text, tokens, kind }: Pick<Hints, 'kind'> & { readonly text: string; readonly tokens: readonly Token[] },
): Fact | undefined {
  const near = nearTo(number, tokens);
  const name = near.flatMap(({ topic }) => nameOf(topic, kind) ?? [])[0] ?? volumeWord(near);
  if (name === undefined) return undefined;
  const said = {
    name,
    words:
      text.slice(
        Math.min(number.start, near[0]?.start ?? number.start),
        Math.max(number.end, near.at(-1)?.end ?? 0),
      ) || words,
  };
  const [up, down] = [near.some(({ word }) => UP.test(word)), near.some(({ word }) => DOWN.test(word))];
  if (number.measure === 'multiple') return { ...said, value: number.value, change: 'times' };
  if (number.measure === 'share') {
    if (up || down)
      return { ...said, value: up ? add(ONE, number.value) : subtract(ONE, number.value), change: 'times' };
    return isPortion(number.value) && near.some(({ word }) => PORTION.test(word))
      ? { ...said, value: number.value, change: 'times' }
      : undefined;
  }
  const isAdded =
    near.some(({ word }) => MORE.test(word)) || ADDING.test(preceded) || (preceded === 'by' && (up || down));
  if (number.measure !== 'count' || !isAdded) return undefined;
  const isLess = near.some(({ word }) => LESS.test(word)) || (preceded === 'by' && down);
  const value = isLess ? subtract(exact(0), number.value) : number.value;
  return { ...said, value, change: 'plus' };
}

/** "Double the users", "halve the output". */
function spelledChanges(
  text: string,
  tokens: readonly Token[],
  kind: WorkloadKind | undefined,
): readonly Fact[] {
  return tokens.flatMap((token, at): readonly Fact[] => {
    const factor =
      token.kind === 'word' ? FACTORS.find(([pattern]) => pattern.test(token.word))?.[1] : undefined;
    if (factor === undefined) return [];
    const behind = tokens
      .slice(at + 1, at + 1 + REACH)
      .filter((each): each is WordToken => each.kind === 'word');
    const named = behind.findIndex(
      ({ topic, word }) => nameOf(topic, kind) !== undefined || VOLUME.test(word),
    );
    const word = behind[named];
    const name = word === undefined ? undefined : (nameOf(word.topic, kind) ?? 'volume');
    if (name === undefined || word === undefined) return [];
    return [{ name, value: factor, words: text.slice(token.start, word.end), change: 'times' }];
  });
}

/** The words of its phrase, a few on each side. */
function nearTo(
  number: { readonly start: number; readonly end: number },
  tokens: readonly Token[],
): readonly WordToken[] {
  const at = tokens.findIndex(({ start }) => start === number.start);
  const words: WordToken[] = [];
  for (let before = at - 1; before >= Math.max(0, at - REACH); before -= 1) {
    const token = tokens[before];
    if (token?.kind !== 'word') break;
    words.unshift(token);
  }
  for (let after = at + 1; after <= at + REACH; after += 1) {
    const token = tokens[after];
    if (token?.kind !== 'word') break;
    words.push(token);
  }
  return words;
}

function volumeWord(words: readonly WordToken[]): FactName | undefined {
  return words.some(({ word }) => VOLUME.test(word)) ? 'volume' : undefined;
}

function nameOf(topic: Topic | undefined, kind: WorkloadKind | undefined): FactName | undefined {
  if (topic === 'context') return kind === 'agent' ? 'contextTokens' : 'inputTokens';
  if (topic === undefined) return undefined;
  if (kind === 'agent' && (topic === 'call' || topic === 'request')) return 'callsPerTask';
  return VOLUMES[kind ?? 'text']?.includes(topic) ? 'volume' : NAMES[topic];
}

function isPortion(value: Ratio): boolean {
  return value.numerator < value.denominator;
}

/** What a kind of work counts. */
const VOLUMES: Partial<Record<WorkloadKind, readonly Topic[]>> = {
  text: ['request', 'call', 'session'],
  agent: ['task'],
  image: ['image'],
  video: ['clip'],
  voice: ['call', 'session'],
  transcription: ['call', 'session'],
  speech: ['character'],
};

const NAMES: Partial<Record<Topic, FactName>> = {
  user: 'users',
  seat: 'seats',
  attempt: 'attemptsPerAccepted',
  input: 'inputTokens',
  prompt: 'inputTokens',
  output: 'outputTokens',
  reply: 'outputTokens',
};

const VOLUME = /^(?:traffic|volume|load|usage|demand|verkehr|volumen|tráfico|trafic|流量|用量|量)$/u;
const UP =
  /^(?:more|increase[sd]?|increasing|raise[sd]?|grow[sn]?|growing|up|higher|longer|mehr|más|plus|steigt|additional|extra|bigger|rise[sn]?)$/u;
const DOWN =
  /^(?:less|fewer|cut[s]?|cutting|reduce[sd]?|reducing|lower|drop[s]?|down|shorter|weniger|menos|moins|shrink[s]?|smaller|decrease[sd]?)$/u;
const MORE = /^(?:more|fewer|less|additional|extra|mehr|weniger|más|menos)$/u;
const LESS = /^(?:fewer|less|weniger|menos)$/u;
const ADDING = /^(?:add|another|extra|additional)$/u;
const PORTION = /^(?:the|our|as|of|die|der|los|les)$/u;
const FACTORS: readonly (readonly [RegExp, Ratio])[] = [
  [/^(?:doubl(?:e|es|ed|ing)|twice|doppelt|verdoppel\w*|duplic\w*|doble|翻倍|加倍|两倍)$/u, exact(2)],
  [/^(?:tripl(?:e|es|ed|ing)|thrice|verdreifach\w*|triplica\w*)$/u, exact(3)],
  [/^(?:quadrupl(?:e|es|ed|ing)|vervierfach\w*)$/u, exact(4)],
  [/^(?:halve[sd]?|halving|halbier\w*|mitad|moitié|减半)$/u, exact('0.5')],
];
const REACH = 5;
