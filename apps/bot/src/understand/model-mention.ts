import { type Catalog, findModel, type ModelMatch, modelWords } from '@tollkeeper/pricing';

import type { ModelToken } from './token.ts';

/**
 * Finds the model names in a message, known or not, in the order in which they stand.
 *
 * A name is never cut: `gpt-5.7-imaginary` is one name that the catalog lacks, not `gpt-5` with a rest.
 */
export function findMentions(text: string, catalog: Catalog): readonly ModelToken[] {
  const vocabulary = vocabularyOf(catalog);
  const runs = runsOf(text);
  const mentions: ModelToken[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const mention = mentionAt(at, { text, runs, catalog, vocabulary });
    if (mention === undefined) continue;
    mentions.push(mention.token);
    at = mention.last;
  }
  return mentions;
}

type Run = { readonly text: string; readonly start: number; readonly end: number };

type Search = {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly catalog: Catalog;
  readonly vocabulary: ReadonlySet<string>;
};

/** The longest name that begins at this run: "claude sonnet 4.6" rather than "claude". */
function mentionAt(first: number, search: Search): { token: ModelToken; last: number } | undefined {
  const { text, runs, catalog } = search;
  let last = SLUG.test(runs[first]?.text ?? '') ? first : lastOfName(first, search);
  if (last === undefined) return undefined;
  const longest = last;
  const tokenFor = (to: number, match: ModelMatch): { token: ModelToken; last: number } => {
    const [start, end] = [runs[first]?.start ?? 0, runs[to]?.end ?? 0];
    return { token: { kind: 'model', name: text.slice(start, end), match, start, end }, last: to };
  };
  let unsettled: { token: ModelToken; last: number } | undefined;
  for (; last >= first; last -= 1) {
    const name = text.slice(runs[first]?.start, runs[last]?.end);
    const match = isName(name, search) ? findModel(catalog, name) : undefined;
    if (match?.kind === 'found') return tokenFor(last, match);
    if (match?.kind === 'ambiguous') unsettled ??= tokenFor(last, match);
  }
  const unversioned = unsettled !== undefined && unsettled.last === longest;
  if (unsettled !== undefined && (unversioned || !looksLikeVersion(unsettled.last + 1, search)))
    return unsettled;
  const name = text.slice(runs[first]?.start, runs[versionEnd(first, search)]?.end);
  if (!isName(name, search)) return undefined;
  return tokenFor(versionEnd(first, search), findModel(catalog, name));
}

/** The last run, at most five further, up to which everything could belong to one name. */
function lastOfName(first: number, search: Search): number | undefined {
  const { runs, vocabulary, text } = search;
  let last: number | undefined;
  for (let at = first; at < Math.min(first + LONGEST_NAME, runs.length); at += 1) {
    const run = runs[at];
    if (run === undefined || (at > first && text.slice(runs[at - 1]?.end, run.start) !== ' ')) break;
    const { words, digits } = modelWords(run.text);
    const known =
      [...words, ...digits].some((part) => vocabulary.has(part)) || (at > first && /^v?\d/i.test(run.text));
    if (!known) break;
    last = at;
  }
  return last;
}

/** An unknown name takes the version behind it along: "sonnet 4.9" is asked about as a whole. */
function versionEnd(first: number, search: Search): number {
  return /\d/.test(search.runs[first]?.text ?? '') || !looksLikeVersion(first + 1, search)
    ? first
    : first + 1;
}

function looksLikeVersion(at: number, { runs, text }: Search): boolean {
  const run = runs[at];
  if (run === undefined || text.slice(runs[at - 1]?.end, run.start) !== ' ') return false;
  return (
    /^v?\d{1,2}(\.\d{1,2})?$/i.test(run.text) && !/^\s+(?:[a-z]+s|%|percent)\b/i.test(text.slice(run.end))
  );
}

/** A word of the catalog is a name by itself only when it is a family that means nothing else. */
function isName(name: string, { vocabulary }: Search): boolean {
  const { words, digits } = modelWords(name);
  if (/^(o\d|4o)\b/i.test(name) || SLUG.test(name)) return true;
  if (words.some((word) => FAMILIES.has(word))) return true;
  const known = words.filter((word) => vocabulary.has(word) && !EVERYDAY.has(word) && word.length > 2);
  return known.length > 0 && (digits.length > 0 || words.length > 1);
}

/** Stretches of text that belong together: letters, digits and what joins them inside an id. */
function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(RUN)) {
    const trimmed = match[0].replace(/[.:_/-]+$/, '');
    runs.push({ text: trimmed, start: match.index, end: match.index + trimmed.length });
  }
  return runs;
}

function vocabularyOf(catalog: Catalog): ReadonlySet<string> {
  const known = vocabularies.get(catalog);
  if (known !== undefined) return known;
  const names = [...catalog.models.map(({ id }) => id), ...catalog.aliases.map(({ name }) => name)];
  const parts = names.map(modelWords).flatMap(({ words, digits }) => [...words, ...digits.filter(hasLetter)]);
  const words = new Set(parts);
  for (const maker of ['google', 'anthropic', 'chatgpt']) words.add(maker);
  vocabularies.set(catalog, words);
  return words;
}

function hasLetter(part: string): boolean {
  return /[a-z]/.test(part);
}

const vocabularies = new WeakMap<Catalog, ReadonlySet<string>>();

const RUN = /~?[a-z\d](?:[a-z\d]|[-._:/@](?=[a-z\d]))*/gi;
const LONGEST_NAME = 6;

/** An id as catalogs write it, known or not: `acme/brand-new-1`; "requests/day" has no digit and no dash. */
const SLUG = /^~?[a-z][\w.-]*\/[a-z][\w.:-]*[-\d][\w.:-]*$/i;

const FAMILIES = new Set(
  'claude sonnet opus haiku fable gpt chatgpt codex gemini gemma llama mistral ministral codestral devstral magistral mixtral deepseek qwen grok kimi glm minimax palmyra'.split(
    ' ',
  ),
);

/** Words in model ids that everyday sentences use too; alone with a number they name no model. */
const EVERYDAY = new Set(
  `chat code coder fast flash lite mini nano pro max plus high large medium small micro turbo ultra image audio
  vision search research deep think thinking reasoning free batch preview instruct latest custom multi agent it
  step seed ring spark command edge solar north guard safety content next base air omni open router auto build
  clip max and the her a b v k m x r o exp live pulse apply large saba terminus online extended`.split(/\s+/),
);
