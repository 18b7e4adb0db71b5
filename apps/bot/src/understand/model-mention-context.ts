import { modelWords } from '@tollkeeper/pricing';

import type { ModelToken } from './token.ts';

/**
 * Takes out the names that stand for something else: a poem ("a haiku about…"), a tool ("Claude Code tasks"), a
 * person ("Kimi from finance"), or, where a model is named as well, the product around it ("our ChatGPT clone").
 */
export function meantAsModels(text: string, mentions: readonly ModelToken[]): readonly ModelToken[] {
  const meant = mentions.filter((mention) => {
    const [before, after] = around(text, mention);
    return (
      !hasOtherMeaning(mention.name.toLowerCase(), before, after) &&
      !(isBare(mention) && /^-\p{L}/u.test(after))
    );
  });
  const isModelNamed = meant.some((mention) => !isBare(mention));
  return meant.filter((mention) => {
    const [before, after] = around(text, mention);
    const isProduct = isModelNamed && PRODUCT.test(mention.name.toLowerCase());
    return !isProduct || COMPARED_BEFORE.test(before) || COMPARED_AFTER.test(after);
  });
}

function around(text: string, { start, end }: ModelToken): readonly [before: string, after: string] {
  return [text.slice(Math.max(0, start - REACH), start), text.slice(end, end + REACH)];
}

function hasOtherMeaning(name: string, before: string, after: string): boolean {
  return OTHER_MEANINGS.some(
    ({ names, head, tail }) => names.test(name) && (head.test(before) || tail.test(after)),
  );
}

/** A single word without any version. */
function isBare({ name }: ModelToken): boolean {
  const { words, digits, dates } = modelWords(name);
  return words.length === 1 && digits.length === 0 && dates.length === 0;
}

const REACH = 24;
const NEVER = /(?!)/;

/** Where a name of a family is something else, by the words right before or behind it. */
const OTHER_MEANINGS: readonly { readonly names: RegExp; readonly head: RegExp; readonly tail: RegExp }[] = [
  {
    names: /^(?:haiku|sonnet|opus|fable|llama)$/,
    head: /\b(?:an?|one|ein(?:en)?|une?|un|magnum|write|poem)\s$/i,
    tail: /^\s(?:about|poem|über|sobre|poème)\b/i,
  },
  {
    names: /^(?:claude|codex|gemini|chatgpt|gpt|kimi|qwen)$/,
    head: NEVER,
    tail: /^\s(?:code|cli|desktop|app|plugin|extension|wrapper)\b/i,
  },
  {
    names: /^(?:kimi|claude)$/,
    head: /\b(?:hi|hey|hello|hallo|bonjour|hola|thanks|ask|asked)\s$/i,
    tail: /^(?:\s(?:from|in)\s(?:finance|sales|marketing|legal|hr|it|ops|support|product)\b|\s(?:says?|said|asks|asked|wants|wrote|thinks|told|sagt|meint)\b)/i,
  },
  // Something to do, and how much of it.
  {
    names: /^transcribe \d+$/,
    head: NEVER,
    tail: /^\s?(?:hours?|hrs?|h|minutes?|mins?|calls?|files?|recordings?|episodes?|stunden?|horas?|heures?)\b/i,
  },
  // Spanish: a picture.
  {
    names: /^imagen(?: \d+)?$/,
    head: /\b(?:por|cada|una|la|de|por cada)\s$/i,
    tail: NEVER,
  },
  // Spanish: I see.
  {
    names: /^veo$/,
    head: /\b(?:no|lo|ya|si|yo|te|se|me|que)\s$/i,
    tail: /^\s(?:que|el|la|los|las|un|una|en|lo|cu[aá]nto)\b/i,
  },
  {
    names: /^(?:whisper|pika|grok)$/,
    head: /\b(?:an?|i|to|don't|we|you)\s$/i,
    tail: /^\s(?:mode|quiet|quietly|this|that|it|to)\b/i,
  },
];

const PRODUCT =
  /^(?:claude|chatgpt|gpt|codex|gemini|grok|deepseek|mistral|qwen|kimi|glm|minimax|llama|whisper|deepgram|assemblyai|elevenlabs)$/;
const COMPARED_BEFORE = /(?:\b(?:vs\.?|versus|or|oder|ou|against|than|gegen|als|from|from our)\s|\/\s?)$/i;
const COMPARED_AFTER = /^(?:\s(?:vs\.?|versus|or|oder|ou|against|gegen|and|und|instead)\b|\s?\/\s?\w)/i;
