import { type Catalog, findModel, type ListedModel } from '@tollkeeper/pricing';

/** A model to choose while one types: what is shown, and what is put in its place; both at most 100 characters. */
export type ModelSuggestion = { readonly name: string; readonly value: string };

/**
 * The models that a beginning of a name could become, at most 25, the best first.
 *
 * Behind a comma the next model begins; what stands before it stays, and is not offered again.
 */
export function modelSuggestions(typed: string, catalog: Catalog): readonly ModelSuggestion[] {
  const comma = typed.lastIndexOf(',');
  const before = comma < 0 ? '' : `${typed.slice(0, comma).trim()}, `;
  const beginning = typed.slice(comma + 1, comma + 1 + LONGEST).trim();
  return modelsLike(beginning, catalog)
    .map(({ id, name }) => ({ name: `${before}${name} (${id})`, value: `${before}${id}`, id }))
    .filter(({ value, id }) => value.length <= LONGEST && !before.includes(`${id},`))
    .slice(0, MOST)
    .map(({ name, value }) => ({ name: name.length > LONGEST ? value : name, value }));
}

function modelsLike(beginning: string, catalog: Catalog): readonly ListedModel[] {
  const words = wordsOf(beginning);
  if (words.length === 0) return usualModels(catalog);
  const joined = words.join('');
  const fitting = entriesOf(catalog)
    .map((entry) => ({ entry, distance: distanceOf(entry, words, joined) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance || b.entry.version - a.entry.version)
    .map(({ entry }) => entry.model);
  return fitting.length > 0 ? fitting : meantBy(beginning, catalog);
}

/** A slip or a nickname, which no name begins with. */
function meantBy(beginning: string, catalog: Catalog): readonly ListedModel[] {
  const match = findModel(catalog, beginning);
  switch (match.kind) {
    case 'found':
      return [match.model];
    case 'ambiguous':
      return match.candidates;
    case 'unknown':
      return match.near;
  }
}

/** What models people ask about most, for who has typed nothing yet. */
function usualModels({ card }: Catalog): readonly ListedModel[] {
  return USUAL.flatMap((id) => {
    const known = card(id);
    return known === undefined ? [] : [{ id, name: known.name }];
  });
}

/** How far a model is from what was typed; infinite where some of it does not stand in the name. */
function distanceOf({ words, joined, id, rank }: Entry, typed: readonly string[], whole: string): number {
  if (joined === whole || id === whole) return rank - SAME;
  if (joined.startsWith(whole) || id.startsWith(whole)) return rank;
  const begins = typed.every((part) => words.some((word) => word.startsWith(part)));
  if (begins) return rank + NOT_AT_THE_START;
  return joined.includes(whole) ? rank + NOT_AT_A_WORD : Number.POSITIVE_INFINITY;
}

type Entry = {
  readonly model: ListedModel;
  readonly words: readonly string[];
  /** The name and the whole id, without what stands between their words. */
  readonly joined: string;
  readonly id: string;
  /** The more words a name has, the rarer it is what somebody means; rarer still a plan, or what another host offers. */
  readonly rank: number;
  /** Of two releases the newer is meant. */
  readonly version: number;
};

function entriesOf(catalog: Catalog): readonly Entry[] {
  const known = ENTRIES.get(catalog);
  if (known !== undefined) return known;
  const entries = catalog.models.filter(({ id }) => !id.startsWith('~')).map(entryOf);
  ENTRIES.set(catalog, entries);
  return entries;
}

function entryOf(model: ListedModel): Entry {
  const slash = model.id.indexOf('/');
  const own = wordsOf(model.id.slice(slash + 1));
  const isRare = model.id.includes(':') || OTHERS.test(model.id);
  return {
    model,
    words: [...own, ...wordsOf(model.id.slice(0, slash)), ...wordsOf(model.name)],
    joined: own.join(''),
    id: wordsOf(model.id).join(''),
    rank: own.filter((word) => !/^[\d.]+$/.test(word)).length + (isRare ? RARE : 0),
    version: versionOf(model.id.slice(slash + 1)),
  };
}

/** `sonnet-4.6` is 4.6; a date, as in `2024-11-20`, is none. */
function versionOf(name: string): number {
  return Number(/(?<![\d.])\d{1,2}(?:\.\d+)?(?![\d])/.exec(name)?.[0] ?? 0);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '');
}

/** Searched at every key that is pressed: names are taken apart once for a catalog. */
const ENTRIES = new WeakMap<Catalog, readonly Entry[]>();

const [SAME, NOT_AT_THE_START, NOT_AT_A_WORD, RARE] = [1_000, 20, 60, 200];

/** Plans, and who sells models of others too. */
const OTHERS =
  /^(?:plan|amazon-bedrock|groq|together|deepinfra|cerebras|fal-ai|alibaba-cloud|mistral-platform)\//;

const USUAL = [
  'anthropic/claude-sonnet-4.6',
  'anthropic/claude-haiku-4.5',
  'openai/gpt-5.4',
  'openai/gpt-5-mini',
  'google/gemini-3.5-flash',
  'google/gemini-3.5-flash-lite',
  'deepseek/deepseek-v4-flash',
  'openai/gpt-image-1',
  'google/veo-3.1',
  'openai/gpt-realtime',
  'openai/whisper-1',
  'openai/tts-1',
];

/** Of a choice on Discord (2026-11). */
const LONGEST = 100;
const MOST = 25;
