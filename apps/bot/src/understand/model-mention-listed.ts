import type { NameSearch } from './model-mention-lookup.ts';
import { isJoined, isTierAt, isVersion, readingOf } from './model-mention-neighbours.ts';
import { isTier } from './model-mention-words.ts';
import type { ModelToken } from './token.ts';

/**
 * Adds what is listed beside the names as one of them and is none that is known: in "haiku 4.5 vs mystery-9" there
 * are two models, and leaving one out would declare the other the cheapest.
 */
export function withListed(mentions: readonly ModelToken[], names: NameSearch): readonly ModelToken[] {
  const verb = COMPARE.exec(names.text);
  const search = { ...names, comparedFrom: verb === null ? names.text.length : verb.index + verb[0].length };
  const all: ModelToken[] = [];
  for (const [nth, mention] of mentions.entries()) {
    const free = { from: all.at(-1)?.end ?? 0, to: mentions[nth + 1]?.start ?? search.text.length };
    const before = listedBefore(mention, search);
    if (before !== undefined && before.start >= free.from) all.push(before);
    all.push(mention);
    for (let next = listedBehind(mention, search); next !== undefined && next.end <= free.to; ) {
      all.push(next);
      next = listedBehind(next, search);
    }
  }
  return all;
}

/** A search with the place behind "compare". */
type Comparing = NameSearch & { readonly comparedFrom: number };

function listedBehind({ end }: ModelToken, search: NameSearch): ModelToken | undefined {
  const behind = search.text.slice(end, end + LONGEST_GAP);
  const [versus, listing] = [VERSUS.exec(behind)?.[0], LISTING.exec(behind)?.[0]];
  const gap = versus ?? listing;
  const first = gap === undefined ? -1 : indexFrom(end + gap.length, search);
  const run = search.runs[first];
  if (gap === undefined || run?.start !== end + gap.length) return undefined;
  const isNamed =
    NAME.test(run.read) || isLoneTier(first, search) || (versus !== undefined && isNoWord(run.read, search));
  return isNamed ? tokenFrom(first, lastFrom(first, search), search) : undefined;
}

/** Behind "vs" whatever is no word of a sentence is meant as a name. */
function isNoWord(read: string, search: NameSearch): boolean {
  return /^[a-z]{3}/.test(read) && !search.isOurWord(read) && !NO_NAMES.has(read);
}

function listedBefore({ start }: ModelToken, search: Comparing): ModelToken | undefined {
  const before = search.text.slice(Math.max(0, start - LONGEST_GAP), start);
  const gap = (start > search.comparedFrom ? COMPARED_WITH : BETWEEN).exec(before)?.[0];
  const last = gap === undefined ? -1 : indexFrom(start - gap.length, search) - 1;
  if (gap === undefined || search.runs[last]?.end !== start - gap.length) return undefined;
  let first = last;
  const isOfName = (at: number): boolean =>
    isJoined(at, search) && isTier(search.runs[at]?.read ?? '') && NAME.test(search.runs[at - 1]?.read ?? '');
  if (isOfName(first)) first -= 1;
  const isFirstOfAll = search.runs[first]?.start === search.comparedFrom;
  const isNamed = NAME.test(search.runs[first]?.read ?? '') || (isFirstOfAll && isLoneTier(last, search));
  return isNamed ? tokenFrom(first, last, search) : undefined;
}

/** "Mini" alone; "pro" is a word of German, and the others have meanings of their own behind a comma. */
function isLoneTier(at: number, { runs, text }: NameSearch): boolean {
  const run = runs[at];
  return (
    run !== undefined && LONE.test(run.read) && LIST_GOES_ON.test(text.slice(run.end, run.end + LONGEST_GAP))
  );
}

function lastFrom(first: number, search: NameSearch): number {
  let last = first;
  while (isTierAt(last + 1, search) || (last === first && isVersion(last + 1, search))) last += 1;
  return last;
}

function tokenFrom(first: number, last: number, search: NameSearch): ModelToken | undefined {
  const match = search.lookUp(readingOf(first, last, search));
  const [start, end] = [search.runs[first]?.start ?? 0, search.runs[last]?.end ?? 0];
  return match === undefined
    ? undefined
    : { kind: 'model', name: search.text.slice(start, end), match, start, end };
}

/** The first run that begins at a place or behind it; they stand in the order of the text. */
function indexFrom(place: number, { runs }: NameSearch): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LONGEST_GAP = 18;
const VERSUS = /^\s?,?\s?(?:vs\.?|versus|against|gegen|contra|contre|compared (?:to|with))\s/i;
const LISTING = /^\s?(?:,?\s?(?:or|and|und|oder|y|o|et|ou|&|\+)\s|,\s?|\/\s?)/i;
const BETWEEN =
  /(?:\s?,?\s(?:vs\.?|versus|against|gegen|contra|contre|or|and|und|oder|y|o|et|ou|&|\+)\s|,\s?|\s?\/\s?)$/i;
const COMPARED_WITH = /(?:\s?,?\s(?:vs\.?|versus|against|with|to|or|and|&)\s|,\s?|\s?\/\s?)$/i;
const LIST_GOES_ON = /^\s?(?:$|[,;?!/)]|\.(?:\s|$)|(?:vs\.?|versus|or|and|for|with|und|oder|für|against)\b)/i;
const COMPARE = /\b(?:compare|vergleiche?|compara|comparer?)\s/i;
/** Letters, and a number of its own: "mystery-9", "gtp-5". */
const NAME = /^[a-z]{3,}[\w.]*-?v?\d/;
const LONE = /^(?:mini|nano|flash|lite|pro|ultra|turbo)$/;
/** What models are compared with that is none. */
const NO_NAMES = new Set(
  `last current same other others old new previous existing ours mine something anything everything another before
  self-hosting self-hosted hosting hiring humans human bigger smaller cheaper better today's`.split(/\s+/),
);
