import type { Catalog, ListedModel } from './catalog.ts';
import { type ModelWords, modelWords } from './model-words.ts';

/** A listed model with its name and its maker taken apart. */
export type Entry = {
  readonly model: ListedModel;
  readonly name: ModelWords;
  readonly maker: ReadonlySet<string>;
};

/** A catalog turned round: from ids, aliases and words to models, so that no search looks at every model. */
export type ModelIndex = {
  readonly byId: ReadonlyMap<string, Entry>;
  readonly byAlias: ReadonlyMap<string, ListedModel | undefined>;
  /** The models that a word can mean: it stands in their name, or names their maker. */
  readonly byWord: Postings;
  /** The models in whose name alone the word or the digits stand. */
  readonly byNameWord: Postings;
  readonly byDigits: Postings;
};

/** The index of a catalog, built at the first search in it. */
export function indexOf(catalog: Catalog): ModelIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const entries = catalog.models.map(entryOf);
  const byId = firstOf(entries.map((entry) => [entry.model.id.toLowerCase(), entry]));
  const modelOf = new Map(catalog.models.map((model) => [model.id, model]));
  const aliases = catalog.aliases.map(
    ({ name, model }) => [wordsKey(modelWords(name)), modelOf.get(model)] as const,
  );
  const index = {
    byId,
    byAlias: firstOf(aliases),
    byWord: postings(entries, (entry) => [...entry.name.words, ...entry.maker, ...nicknames(entry)]),
    byNameWord: postings(entries, ({ name }) => name.words),
    byDigits: postings(entries, ({ name }) => name.digits),
  };
  indexes.set(catalog, index);
  return index;
}

/** What is equal for two names of the same words, digits and dates. */
export function wordsKey({ words, digits, dates }: ModelWords): string {
  return [words, digits, dates].map((parts) => parts.join(' ')).join('|');
}

export function makerOf({ id }: ListedModel): string {
  return id.slice(0, id.indexOf('/'));
}

/** What people call a maker, where its ids say something else. */
export const MAKERS: Readonly<Record<string, string>> = {
  xai: 'x-ai',
  alibaba: 'qwen',
  zhipu: 'z-ai',
  mistral: 'mistralai',
  aws: 'amazon',
  llama: 'meta-llama',
  meta: 'meta-llama',
};

type Postings = ReadonlyMap<string, readonly Entry[]>;

function entryOf(model: ListedModel): Entry {
  const slash = model.id.indexOf('/');
  const name = modelWords(` ${model.id.slice(slash + 1)}`);
  return { model, name, maker: new Set(modelWords(model.id.slice(0, slash)).words) };
}

function nicknames({ model }: Entry): readonly string[] {
  const maker = makerOf(model);
  return Object.keys(MAKERS).filter((name) => MAKERS[name] === maker);
}

function postings(entries: readonly Entry[], wordsOf: (entry: Entry) => readonly string[]): Postings {
  const lists = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const word of new Set(wordsOf(entry))) {
      const list = lists.get(word);
      if (list === undefined) lists.set(word, [entry]);
      else list.push(entry);
    }
  }
  return lists;
}

/** Of equal keys the first one counts, as in a search from the top. */
function firstOf<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(pairs.toReversed());
}

const indexes = new WeakMap<Catalog, ModelIndex>();
