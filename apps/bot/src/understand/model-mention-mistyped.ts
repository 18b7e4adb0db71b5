import { isOneSlipFrom, type ListedModel, type ModelMatch } from '@tollkeeper/pricing';

import type { NameSearch } from './model-mention-lookup.ts';
import type { FoundName } from './model-mention-name.ts';
import { isJoined, readingOf } from './model-mention-neighbours.ts';
import { isTier, isTierAtEnd } from './model-mention-words.ts';

/**
 * The name with the mistyped word behind it: "gpt-5 mni" is not GPT-5, and which model it is has to be asked.
 *
 * Only words that names of the same family end with can be meant; `undefined` for the words of a sentence.
 */
export function mistypedFrom(first: number, name: FoundName, search: NameSearch): FoundName | undefined {
  const last = name.last + 1;
  const run = search.runs[last];
  if (name.match.kind !== 'found' || run?.form !== 'plain' || !isJoined(last, search)) return undefined;
  const typed = run.read;
  if (!/^[a-z]{3,9}$/.test(typed) || run.isKnown || EVERYDAY.has(typed) || search.isOurWord(typed))
    return undefined;
  if (!NAME_ENDS.test(search.text.slice(run.end, run.end + REACH))) return undefined;
  const { model } = name.match;
  const meant = tailsOf(model, search).filter((tail) => isMistyped(typed, tail));
  if (meant.length === 0) return undefined;
  const near = meant.flatMap((tail) =>
    modelsIn(search.lookUp(`${readingOf(first, name.last, search)} ${tail}`)),
  );
  return { last, match: { kind: 'unknown', near: distinct([...near, model]).slice(0, MOST_NEAR) } };
}

/** The words that tell the models of a family apart, such as mini; a short one is too near to other words. */
function tailsOf({ id }: ListedModel, { vocabulary }: NameSearch): readonly string[] {
  const own = vocabulary.named.get(id);
  if (own === undefined) return [];
  const relatives = [...vocabulary.named.values()].filter(
    ({ maker, words }) => maker === own.maker && words.some((word) => own.words.includes(word)),
  );
  const tails = relatives.flatMap(({ words }) => words).filter((word) => isTier(word) || isTierAtEnd(word));
  return [...new Set(tails)].filter((tail) => tail.length >= SHORTEST && !own.words.includes(tail));
}

/** One letter off, or two where the ends of a longer word are right. */
function isMistyped(typed: string, tail: string): boolean {
  if (isOneSlipFrom(typed, tail)) return true;
  const areEndsRight = typed[0] === tail[0] && typed.at(-1) === tail.at(-1);
  return typed.length > 3 && areEndsRight && isTwoSlipsFrom(typed, tail);
}

function isTwoSlipsFrom(typed: string, tail: string): boolean {
  const shorter = Array.from(typed, (_, at) => typed.slice(0, at) + typed.slice(at + 1));
  return shorter.some((each) => each === tail || isOneSlipFrom(each, tail));
}

function modelsIn(match: ModelMatch | undefined): readonly ListedModel[] {
  if (match === undefined) return [];
  if (match.kind === 'found') return [match.model];
  return match.kind === 'ambiguous' ? match.candidates : match.near;
}

function distinct(models: readonly ListedModel[]): readonly ListedModel[] {
  return models.filter(({ id }, at) => models.findIndex((other) => other.id === id) === at);
}

const MOST_NEAR = 5;
const SHORTEST = 4;
const REACH = 12;

/** What stands behind a name; behind a word of the sentence its next words do. */
const NAME_ENDS =
  /^\s*(?:$|[\d,;:.!?()/|\n$+&-]|(?:for|with|at|on|in|via|vs|versus|or|and|against|für|mit|und|oder|con|para|pour|avec)\b)/i;

/** One or two letters away from a word of a name, and a word of its own. */
const EVERYDAY = new Set(
  `mine mind mint minim main late life like line link list lift lie live lives lines little leave site bite slash
  flask clash crash flush plug plum pulse pull fact last past cast vast east first fist feast codes coded coder code
  terms extra ultras match name nine none luna lunch tuna turbos clean plain
  fault plans plays polls piles vite leute lote limite ligne fait fragt una`.split(/\s+/),
);
