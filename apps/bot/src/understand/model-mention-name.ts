import type { ModelMatch } from '@tollkeeper/pricing';

import type { NameRun, NameSearch } from './model-mention-lookup.ts';
import { mistypedFrom } from './model-mention-mistyped.ts';
import {
  isJoined,
  isOtherWord,
  isPlanAt,
  isSizeAt,
  isTierAt,
  isVersion,
  isVersionOfNext,
  readingOf,
} from './model-mention-neighbours.ts';
import { couldBeName, isNameByItself, isOwnVariant } from './model-mention-rules.ts';

/** A name and the last run that belongs to it. */
export type FoundName = { readonly last: number; readonly match: ModelMatch };

/** The name that begins at this run: the longest that the catalog knows, or a whole one that it lacks. */
export function nameAt(first: number, search: NameSearch): FoundName | undefined {
  const run = search.runs[first];
  if (run === undefined) return undefined;
  if (run.form !== 'plain') return idOf(first, run, search);
  const longest = lastOfName(first, search);
  if (longest === undefined) return undefined;
  let unsettled: FoundName | undefined;
  for (let last = longest; last >= first; last -= 1) {
    const match = matchOf(first, last, search);
    if (match?.kind === 'found') return whole(first, { last, match }, search);
    if (match?.kind === 'ambiguous' && !/(?:^|\s)\d{3,}$/.test(readingOf(first, last, search)))
      unsettled ??= { last, match };
  }
  if (unsettled !== undefined) return whole(first, unsettled, search);
  return lacking(first, search);
}

function idOf(first: number, run: NameRun, { lookUp }: NameSearch): FoundName | undefined {
  const match = lookUp(run.read);
  if (match === undefined || (run.form === 'address' && !isExactly(match, run.read))) return undefined;
  return { last: first, match };
}

function isExactly(match: ModelMatch, id: string): boolean {
  return match.kind === 'found' && match.model.id.toLowerCase() === id;
}

/** The last run, at most five further, up to which everything could belong to one name. */
function lastOfName(first: number, search: NameSearch): number | undefined {
  const { runs } = search;
  const start = runs[first];
  if (start === undefined || !(start.isKnown || isVersionOfNext(first, search))) return undefined;
  const parts = new Set([start.read, ...start.words]);
  let last = first;
  for (let at = first + 1; at < Math.min(first + LONGEST_NAME, runs.length); at += 1) {
    const run = runs[at];
    if (run === undefined || !isJoined(at, search) || !(run.isKnown || /^v?\d/.test(run.read))) break;
    if (
      run.form !== 'plain' ||
      parts.has(run.read) ||
      run.words.some((word) => parts.has(word)) ||
      isOtherWord(at, search)
    )
      break;
    for (const part of [run.read, ...run.words]) parts.add(part);
    last = at;
  }
  return last;
}

function matchOf(first: number, last: number, search: NameSearch): ModelMatch | undefined {
  const runs = search.runs.slice(first, last + 1);
  if (!couldBeName(runs, search.vocabulary)) return undefined;
  const match = search.lookUp(readingOf(first, last, search));
  if (match === undefined || match.kind === 'unknown') return undefined;
  if (runs.some(({ isCorrected }) => isCorrected))
    return match.kind === 'found' && runs.some(({ digits }) => digits.length > 0) ? match : undefined;
  return isNameByItself(runs, match, search.vocabulary) ? match : undefined;
}

/** A name goes on where a version or a word such as mini follows that it has not: then the catalog lacks it. */
function whole(first: number, name: FoundName, search: NameSearch): FoundName | undefined {
  const next = name.last + 1;
  if (isRevision(name, search)) return { ...name, last: next };
  const hasVersion = search.runs.slice(first, next).some(({ digits }) => digits.length > 0);
  const isListedPlan = name.match.kind === 'found' && name.match.model.id.startsWith('plan/');
  const goesOn =
    (!hasVersion && !isListedPlan && isVersion(next, search)) ||
    (isTierAt(next, search) && !isOwnVariant(name.match, search.runs[next]?.read ?? '', search.catalog)) ||
    isPlanAt(next, search) ||
    (name.match.kind === 'ambiguous' && isSizeAt(next, search));
  return goesOn ? wholeOf(first, name.last, search) : (mistypedFrom(first, name, search) ?? name);
}

/** "Nova Lite 1.0" is the first revision, which the ids of Amazon call v1. */
function isRevision({ last, match }: FoundName, search: NameSearch): boolean {
  const next = search.runs[last + 1];
  return (
    match.kind === 'found' &&
    /-v1(?::0)?$/.test(match.model.id) &&
    next?.read === '1.0' &&
    isJoined(last + 1, search)
  );
}

/** A name that the catalog lacks: a family, or another word of it with a version. */
function lacking(first: number, search: NameSearch): FoundName | undefined {
  const name = wholeOf(first, first, search);
  const runs = search.runs.slice(first, (name?.last ?? first) + 1);
  return isNameByItself(runs, undefined, search.vocabulary) ? name : undefined;
}

/** "Sonnet 4.9" and "seedance 1 pro", not "sonnet" with a rest. */
function wholeOf(first: number, from: number, search: NameSearch): FoundName | undefined {
  let last = from;
  const hasDigits = (): boolean => search.runs.slice(first, last + 1).some(({ digits }) => digits.length > 0);
  while (
    (!hasDigits() && isVersion(last + 1, search)) ||
    isTierAt(last + 1, search) ||
    isPlanAt(last + 1, search) ||
    isSizeAt(last + 1, search)
  )
    last += 1;
  if (search.runs.slice(first, last + 1).some(({ isCorrected }) => isCorrected)) return undefined;
  const match = search.lookUp(readingOf(first, last, search));
  return match === undefined ? undefined : { last, match };
}

const LONGEST_NAME = 6;
