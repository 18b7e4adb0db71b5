import type { Catalog, ListedModel } from './catalog.ts';
import { type Entry, indexOf, MAKERS, type ModelIndex, makerOf, wordsKey } from './model-index.ts';
import { type ModelWords, modelWords } from './model-words.ts';
import { routeOf } from './openrouter-route.ts';

/** What a name turned out to mean. */
export type ModelMatch =
  | { readonly kind: 'found'; readonly model: ListedModel }
  /** Several models fit as well: one has to be chosen. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ListedModel[] }
  /** No model fits; `near` are the ones with the most similar names, the nearest first. */
  | { readonly kind: 'unknown'; readonly near: readonly ListedModel[] };

/**
 * Finds the model that a person means by an id, an alias or a name in any order: "flash 2.5 lite".
 *
 * The digits of a version must be the same ones in the same order: a name is never stretched to another
 * version, because a near miss is a wrong price.
 */
export function findModel(catalog: Catalog, text: string): ModelMatch {
  const wanted = text.trim().toLowerCase();
  const index = indexOf(catalog);
  const exact = index.byId.get(wanted);
  if (exact !== undefined) return { kind: 'found', model: exact.model };

  const route = routeOf(wanted);
  // `:nitro` and its like say how a model is routed; its prices are those of the model.
  if (route.priced !== wanted && route.unknown.length === 0) return findModel(catalog, route.priced);

  const query = modelWords(text);
  const aliased = index.byAlias.get(wordsKey(query));
  if (aliased !== undefined) return { kind: 'found', model: aliased };

  const ranked = rank(index, query);
  const [best, second] = ranked;
  if (best === undefined) return withoutDate(index, query);
  const clear = best.strangeness < OTHER_VARIANT && best.strangeness !== second?.strangeness;
  if (clear && !isVague(query, ranked)) return { kind: 'found', model: best.model };
  return ambiguous(ranked);
}

type Ranked = {
  readonly model: ListedModel;
  readonly strangeness: number;
  /** How many words of the name were not asked for. */
  readonly extra: number;
};

function rank(index: ModelIndex, query: ModelWords): readonly Ranked[] {
  const fitting = shortlist(index, query).filter((entry) => couldBe(entry, query));
  const own = fitting.filter(
    (entry) => !isHosted(entry) || query.words.some((word) => entry.maker.has(word)),
  );
  const likely = own.length > 0 ? own : fitting;
  // "Mistral medium" names a model, and only its maker in the case of devstral-medium.
  const named = likely.filter(({ name }) => query.words.every((word) => name.words.includes(word)));
  return (named.length > 0 ? named : likely)
    .map((entry) => ({
      model: entry.model,
      strangeness: strangeness(entry, query),
      extra: extraWords(entry, query).length,
    }))
    .sort((a, b) => a.strangeness - b.strangeness || byId(a.model, b.model));
}

/** Models that have the rarest word of the query: no other could be meant. */
function shortlist(index: ModelIndex, { words, digits }: ModelWords): readonly Entry[] {
  const lists =
    words.length > 0
      ? words.map((word) => index.byWord.get(word) ?? [])
      : digits.filter((part) => /[a-z]/.test(part)).map((part) => index.byDigits.get(part) ?? []);
  return lists.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

/** A date that the catalog lacks may be a release with prices of its own: the model without it is only proposed. */
function withoutDate(index: ModelIndex, query: ModelWords): ModelMatch {
  const ranked = query.dates.length === 0 ? [] : rank(index, { ...query, dates: [] });
  return ranked.length > 0 ? ambiguous(ranked) : { kind: 'unknown', near: nearest(index, query) };
}

function ambiguous(ranked: readonly Ranked[]): ModelMatch {
  const plain = ranked.filter(({ model }) => !model.id.includes(':'));
  const likely = (plain.length > 0 ? plain : ranked).toSorted(byStrangenessThenNewest);
  const candidates = likely.slice(0, MOST_CANDIDATES).map(({ model }) => model);
  return { kind: 'ambiguous', candidates };
}

/** Without a version the newest ones are what people mean most. */
function byStrangenessThenNewest(a: Ranked, b: Ranked): number {
  return a.strangeness - b.strangeness || versionNumber(b.model) - versionNumber(a.model);
}

function versionNumber({ id }: ListedModel): number {
  const [major = 0, minor = 0] = modelWords(` ${id.slice(id.indexOf('/') + 1)}`).digits.map(
    Number.parseFloat,
  );
  return major * 100 + minor;
}

/**
 * "Pro" alone names nothing, "mistral large" is several releases, and "3 flash" could be of several makers; but
 * "mistral nemo" is the whole of one name, though there is an "open-mistral-nemo" as well.
 */
function isVague({ words, digits, dates }: ModelWords, ranked: readonly Ranked[]): boolean {
  const likely = ranked.filter(({ strangeness: each }) => each < OTHER_VARIANT);
  const ofAFamily = words.some((word) => word.length > 1 && !VARIANTS.has(word));
  const alike = ranked[0]?.strangeness === 0 ? likely.filter(({ extra }) => extra === 0) : likely;
  if (digits.length === 0 && dates.length === 0) return !ofAFamily || alike.length > 1;
  if (ofAFamily || digits.some((part) => /[a-z]/.test(part))) return false;
  return new Set(likely.map(({ model }) => makerOf(model))).size > 1;
}

function couldBe({ model, name, maker }: Entry, query: ModelWords): boolean {
  if (model.id.startsWith('~') || (query.words.length === 0 && query.digits.length === 0)) return false;
  const withoutVersion = query.digits.length === 0 && query.dates.length === 0;
  const named =
    query.words.some((word) => name.words.includes(word)) || query.digits.some((part) => /[a-z]/.test(part));
  return (
    named &&
    (withoutVersion || sameVersion(name.digits, query.digits)) &&
    query.dates.every((date) => name.dates.includes(date)) &&
    query.words.every(
      (word) => name.words.includes(word) || maker.has(word) || MAKERS[word] === makerOf(model),
    )
  );
}

/** "Mistral Small 3.2" leaves out the size of 24b; a size that is named must be the same one. */
function sameVersion(name: readonly string[], query: readonly string[]): boolean {
  return sameList(name, query) || (!query.some(isSize) && sameList(withoutSizes(name), query));
}

function withoutSizes(digits: readonly string[]): readonly string[] {
  return digits.filter((part) => !isSize(part));
}

/** Billions or trillions of parameters. */
function isSize(part: string): boolean {
  return /^\d+[bt]$/.test(part);
}

/** Somebody else's model at a host: meant only where the host is named, or where nobody else sells it. */
function isHosted({ model }: Entry): boolean {
  return HOSTS.has(makerOf(model));
}

/** How much of a candidate's name was not asked for; a word that makes it another product weighs most. */
function strangeness(entry: Entry, query: ModelWords): number {
  const { name } = entry;
  const extra = extraWords(entry, query);
  const variants = extra.filter((word) => VARIANTS.has(word)).length;
  const unasked =
    query.digits.length === 0 && name.digits.some((part) => /^\d+$/.test(part)) ? OTHER_VARIANT : 0;
  const dated = name.dates.length > query.dates.length ? 1 : 0;
  const unsized = query.digits.length > 0 && name.digits.some(isSize) && !query.digits.some(isSize) ? 1 : 0;
  return unasked + unsized + variants * OTHER_VARIANT + extra.length - variants + dated;
}

function extraWords({ name }: Entry, query: ModelWords): readonly string[] {
  return name.words.filter((word) => !query.words.includes(word));
}

function nearest({ byNameWord }: ModelIndex, query: ModelWords): readonly ListedModel[] {
  const alike = query.words.map((word) => wordsLike(word, byNameWord));
  const entries = new Set(alike.flatMap((words) => [...words].flatMap((word) => byNameWord.get(word) ?? [])));
  return [...entries]
    .filter(({ model }) => !model.id.includes(':') && !model.id.startsWith('~'))
    .map(({ model, name }) => ({ model, likeness: likeness(name, query, alike) }))
    .filter(({ likeness: each }) => each > 0)
    .sort((a, b) => b.likeness - a.likeness || byId(a.model, b.model))
    .slice(0, MOST_CANDIDATES)
    .map(({ model }) => model);
}

/** The words of the catalog that somebody may have meant: the same one, or one slip away from it. */
function wordsLike(typed: string, known: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const same = known.has(typed) ? [typed] : [];
  if (typed.length <= SHORTEST_SLIP) return new Set(same);
  return new Set([...same, ...[...known.keys()].filter((word) => isOneSlipFrom(typed, word))]);
}

function likeness(name: ModelWords, query: ModelWords, alike: readonly ReadonlySet<string>[]): number {
  const words = alike.filter((like) => name.words.some((word) => like.has(word))).length;
  const digits = query.digits.filter((digit, at) => name.digits[at] === digit).length;
  const extra = name.words.filter((word) => !query.words.includes(word)).length + name.dates.length;
  return words === 0 ? 0 : words * 4 + digits * 2 - extra;
}

/** Whether one letter was dropped, added, changed or swapped with its neighbour. */
export function isOneSlipFrom(typed: string, known: string): boolean {
  if (Math.abs(typed.length - known.length) > 1 || typed === known) return false;
  // Most pairs of words differ in both of their first letters: they are done with here.
  if (typed[0] !== known[0] && typed[1] !== known[1] && typed[0] !== known[1] && typed[1] !== known[0])
    return false;
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start += 1;
  const [a, b] = [typed.slice(start), known.slice(start)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

function byId(a: ListedModel, b: ListedModel): number {
  return a.id.length - b.id.length || a.id.localeCompare(b.id);
}

const HOSTS = new Set([
  'alibaba-cloud',
  'amazon-bedrock',
  'cerebras',
  'deepinfra',
  'fal-ai',
  'groq',
  'mistral-platform',
  'together',
]);

const MOST_CANDIDATES = 5;
/** Words of three letters are too like one another. */
const SHORTEST_SLIP = 3;
const OTHER_VARIANT = 100;

/** Words that make a different product with a different price. */
const VARIANTS = new Set(
  `mini nano pro max plus fast flash lite ultra turbo large medium small micro codex chat code coder image
  audio vision thinking think high search reasoning distill batch free air vl exp highspeed multi omni custom
  customtools deep research safeguard guard terminus speciale luna terra sol astra spark latest flex klein go team teams business enterprise premium standard
  heavy b a r`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
