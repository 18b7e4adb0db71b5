import type { Catalog, ListedModel } from './catalog.ts';
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
  const entries = entriesOf(catalog);
  const exact = entries.find(({ model }) => model.id.toLowerCase() === wanted);
  if (exact !== undefined) return { kind: 'found', model: exact.model };

  const route = routeOf(wanted);
  // `:nitro` and its like say how a model is routed; its prices are those of the model.
  if (route.priced !== wanted && route.unknown.length === 0) return findModel(catalog, route.priced);

  const query = modelWords(text);
  const alias = catalog.aliases.find(({ name }) => sameWords(modelWords(name), query));
  const aliased = entries.find(({ model }) => model.id === alias?.model);
  if (aliased !== undefined) return { kind: 'found', model: aliased.model };

  const ranked = rank(entries, query);
  const [best, second] = ranked;
  if (best === undefined) return withoutDate(entries, query);
  const clear = best.strangeness < OTHER_VARIANT && best.strangeness !== second?.strangeness;
  if (clear && !isVague(query, ranked)) return { kind: 'found', model: best.model };
  return ambiguous(ranked);
}

type Ranked = { readonly model: ListedModel; readonly strangeness: number };

function rank(entries: readonly Entry[], query: ModelWords): readonly Ranked[] {
  const fitting = entries.filter((entry) => couldBe(entry, query));
  const own = fitting.filter(
    (entry) => !isHosted(entry) || query.words.some((word) => entry.maker.has(word)),
  );
  return (own.length > 0 ? own : fitting)
    .map((entry) => ({ model: entry.model, strangeness: strangeness(entry, query) }))
    .sort((a, b) => a.strangeness - b.strangeness || byId(a.model, b.model));
}

/** A date that the catalog lacks may be a release with prices of its own: the model without it is only proposed. */
function withoutDate(entries: readonly Entry[], query: ModelWords): ModelMatch {
  const ranked = query.dates.length === 0 ? [] : rank(entries, { ...query, dates: [] });
  return ranked.length > 0 ? ambiguous(ranked) : { kind: 'unknown', near: nearest(entries, query) };
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

/** "Pro" alone names nothing, "mistral large" is several releases, and "3 flash" could be of several makers. */
function isVague({ words, digits, dates }: ModelWords, ranked: readonly Ranked[]): boolean {
  const likely = ranked.filter(({ strangeness: each }) => each < OTHER_VARIANT);
  const ofAFamily = words.some((word) => word.length > 1 && !VARIANTS.has(word));
  if (digits.length === 0 && dates.length === 0) return !ofAFamily || likely.length > 1;
  if (ofAFamily || digits.some((part) => /[a-z]/.test(part))) return false;
  return new Set(likely.map(({ model }) => makerOf(model))).size > 1;
}

type Entry = { readonly model: ListedModel; readonly name: ModelWords; readonly maker: ReadonlySet<string> };

function entriesOf(catalog: Catalog): readonly Entry[] {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const entries = catalog.models.map((model) => {
    const slash = model.id.indexOf('/');
    const name = modelWords(` ${model.id.slice(slash + 1)}`);
    return { model, name, maker: new Set(modelWords(model.id.slice(0, slash)).words) };
  });
  indexes.set(catalog, entries);
  return entries;
}

const indexes = new WeakMap<Catalog, readonly Entry[]>();

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

function makerOf({ id }: ListedModel): string {
  return id.slice(0, id.indexOf('/'));
}

/** How much of a candidate's name was not asked for; a word that makes it another product weighs most. */
function strangeness({ name }: Entry, query: ModelWords): number {
  const extra = name.words.filter((word) => !query.words.includes(word));
  const variants = extra.filter((word) => VARIANTS.has(word)).length;
  const unasked =
    query.digits.length === 0 && name.digits.some((part) => /^\d+$/.test(part)) ? OTHER_VARIANT : 0;
  const dated = name.dates.length > query.dates.length ? 1 : 0;
  const unsized = query.digits.length > 0 && name.digits.some(isSize) && !query.digits.some(isSize) ? 1 : 0;
  return unasked + unsized + variants * OTHER_VARIANT + extra.length - variants + dated;
}

function nearest(entries: readonly Entry[], query: ModelWords): readonly ListedModel[] {
  return entries
    .filter(({ model }) => !model.id.includes(':') && !model.id.startsWith('~'))
    .map(({ model, name }) => ({ model, likeness: likeness(name, query) }))
    .filter(({ likeness: each }) => each > 0)
    .sort((a, b) => b.likeness - a.likeness || byId(a.model, b.model))
    .slice(0, MOST_CANDIDATES)
    .map(({ model }) => model);
}

function likeness(name: ModelWords, query: ModelWords): number {
  const words = query.words.filter((word) => name.words.some((other) => likeWord(word, other))).length;
  const digits = query.digits.filter((digit, at) => name.digits[at] === digit).length;
  const extra = name.words.filter((word) => !query.words.includes(word)).length + name.dates.length;
  return words === 0 ? 0 : words * 4 + digits * 2 - extra;
}

function likeWord(typed: string, known: string): boolean {
  return typed === known || (typed.length > 3 && isOneSlipFrom(typed, known));
}

/** Whether one letter was dropped, added, changed or swapped with its neighbour. */
export function isOneSlipFrom(typed: string, known: string): boolean {
  if (Math.abs(typed.length - known.length) > 1 || typed === known) return false;
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start += 1;
  const [a, b] = [typed.slice(start), known.slice(start)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

function sameWords(a: ModelWords, b: ModelWords): boolean {
  return sameList(a.words, b.words) && sameList(a.digits, b.digits) && sameList(a.dates, b.dates);
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
const OTHER_VARIANT = 100;

/** What people call a maker, where its ids say something else. */
const MAKERS: Readonly<Record<string, string>> = {
  xai: 'x-ai',
  alibaba: 'qwen',
  zhipu: 'z-ai',
  mistral: 'mistralai',
  aws: 'amazon',
  llama: 'meta-llama',
  meta: 'meta-llama',
};

/** Words that make a different product with a different price. */
const VARIANTS = new Set(
  `mini nano pro max plus fast flash lite ultra turbo large medium small micro codex chat code coder image
  audio vision thinking think high search reasoning distill batch free air vl exp highspeed multi omni custom
  customtools deep research safeguard guard terminus speciale luna terra sol astra spark latest b a`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
