import type { Catalog, ModelMatch } from '@tollkeeper/pricing';

import type { NameRun } from './model-mention-lookup.ts';
import { isEveryday, isFamily, isPlan, nameKey, type Vocabulary } from './model-mention-words.ts';

/** Whether it is worth looking up: a name begins with a word of its own, or is a name of the catalog in full. */
export function couldBeName(runs: readonly NameRun[], vocabulary: Vocabulary): boolean {
  const [first] = runs;
  if (first === undefined) return false;
  if (isMarked(first, vocabulary) || isVersionFirst(runs)) return true;
  return isListedName(runs, vocabulary);
}

/**
 * Whether the words name a model, and nothing else that people talk about: a family does by itself, another word
 * of the catalog with a version or a second word, a maker only with a model that is found.
 */
export function isNameByItself(
  runs: readonly NameRun[],
  match: ModelMatch | undefined,
  vocabulary: Vocabulary,
): boolean {
  const words = runs.flatMap((run) => run.words);
  const hasDigits = runs.some(({ digits }) => digits.length > 0);
  if (words.some(isFamily) || runs.some(({ read }) => LETTERED.test(read))) return true;
  if (match !== undefined && isListedName(runs, vocabulary)) return true;
  if (words.length === 2 && isPlan(words[0] ?? '', words[1] ?? '')) return true;
  const own = words.filter((word) => vocabulary.parts.has(word) && !isEveryday(word));
  if (own.every((word) => NO_MODELS.has(word)))
    return match?.kind === 'found' && (hasDigits || words.length > own.length + 1);
  if (match !== undefined) return hasDigits || words.length > 1;
  // Everyday sentences put whole numbers behind such words: "runway 12".
  return (
    hasDigits && (own.some((word) => NUMBERED.has(word)) || runs.some(({ read }) => VERSIONED.test(read)))
  );
}

/** Whether the word behind a name chooses among its rates: the turbo of Ideogram V3 is a quality. */
export function isOwnVariant(match: ModelMatch, word: string, catalog: Catalog): boolean {
  if (match.kind !== 'found') return false;
  const tail = match.model.id.slice(match.model.id.indexOf('/'));
  return catalog.models
    .filter(({ id }) => id.endsWith(tail))
    .flatMap(({ id }) => catalog.card(id)?.rates ?? [])
    .some(({ condition }) => Object.values(condition.variant ?? {}).includes(word));
}

function isMarked({ words, digits, read }: NameRun, { parts }: Vocabulary): boolean {
  return (
    words.some((word) => isFamily(word) || (parts.has(word) && !isEveryday(word))) ||
    (digits.length > 0 && LETTERED.test(read))
  );
}

function isVersionFirst(runs: readonly NameRun[]): boolean {
  return /^\d{1,2}\.\d{1,2}$/.test(runs[0]?.read ?? '') && (runs[1]?.words.some(isFamily) ?? false);
}

/** Names of everyday words count in full, in their order and with their version: "gen 4.5", "step 3.7 flash". */
function isListedName(runs: readonly NameRun[], { names }: Vocabulary): boolean {
  const name = runs.map(({ read }) => read).join(' ');
  const isMarkedEnough =
    runs.some(({ digits }) => digits.length > 0) ||
    PAIRS.test(name) ||
    (runs.length === 1 && name.includes('-'));
  return isMarkedEnough && names.has(nameKey(name));
}

const LETTERED = /^(?:o\d|4o)\b/;
/** Not quite families: alone they mean other things. */
const NUMBERED = new Set(['imagen', 'nova', 'flux', 'wan', 'luma', 'banana']);
const VERSIONED = /^v?\d+\.\d|[a-z]-?v?\d|^v\d/;
const PAIRS = /^(?:nano banana\b|google ai\b|stable image\b|command r\+)/;
/** Makers of many models, hosts and tools: with a number or a second word they are no name yet. */
const NO_MODELS = new Set(
  `openai anthropic google amazon bedrock azure vertex microsoft meta nvidia ibm mistralai cohere alibaba tencent
  baidu bytedance groq cerebras together copilot cursor openrouter`.split(/\s+/),
);
