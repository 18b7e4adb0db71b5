import { ratio } from '@tollkeeper/pricing';

import type { Fact, FactName } from '../understand/fact.ts';
import type { Brief } from './brief.ts';

/**
 * "And in German?": the same text has more tokens in most languages than in English.
 *
 * The counts are those of one sentence in each language with the tokenizer of GPT-4o (OpenAI, "Hello GPT-4o",
 * 2024-05-13, "Language tokenization"); other tokenizers count otherwise, which the note says.
 */
export function inAnotherLanguage(message: string, { facts, language }: Brief): OtherLanguage | undefined {
  const name = ASKED.exec(message)?.[1]?.toLowerCase();
  const asked = LANGUAGES.find(({ names }) => name !== undefined && names.includes(name));
  if (asked === undefined) return undefined;
  const [now = ''] = asked.names;
  const before = LANGUAGES.find(({ names }) => names[0] === (language ?? ENGLISH));
  if (before === undefined || before === asked) return undefined;
  const note = `${titled(now)} takes ${asked.tokens} tokens where ${titled(before.names[0] ?? '')} takes ${before.tokens} (OpenAI, 2024-05-13, tokenizer of GPT-4o; others differ)`;
  return {
    language: now,
    facts: TEXTS.flatMap((text): readonly Fact[] =>
      facts.has(text)
        ? [
            {
              name: text,
              value: ratio(asked.tokens, before.tokens),
              words: message.trim(),
              note,
              change: 'times',
            },
          ]
        : [],
    ),
  };
}

/** The language that the text is in from now on, and what becomes of its tokens. */
export type OtherLanguage = { readonly language: string; readonly facts: readonly Fact[] };

function titled(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const ASKED =
  /^\W*(?:(?:ok|and|und|y|et|what|how|about|the|same|thing|but|now|if|it|s|all|were|was|is|would|be|back|dasselbe)\W+){0,6}(?:(?:in|to|auf|en)\s+)?(\p{L}+)(?:\W+(?:instead|then|please|bitte))?\W*$/iu;

const ENGLISH = 'english';

/** What is text, and so grows with the language; tool definitions and files stay as they are. */
const TEXTS: readonly FactName[] = [
  'inputTokens',
  'outputTokens',
  'contextTokens',
  'historyTokens',
  'inputTokensPerMonth',
  'outputTokensPerMonth',
];

const LANGUAGES: readonly { readonly names: readonly string[]; readonly tokens: bigint }[] = [
  { names: [ENGLISH, 'englisch', 'inglés', 'anglais'], tokens: 24n },
  { names: ['german', 'deutsch', 'alemán', 'allemand'], tokens: 29n },
  { names: ['french', 'französisch', 'francés', 'français'], tokens: 28n },
  { names: ['spanish', 'spanisch', 'español', 'espagnol'], tokens: 26n },
  { names: ['portuguese', 'portugiesisch', 'portugués', 'portugais'], tokens: 27n },
  { names: ['italian', 'italienisch', 'italiano', 'italien'], tokens: 28n },
  { names: ['chinese', 'chinesisch', 'chino', 'chinois'], tokens: 24n },
  { names: ['japanese', 'japanisch', 'japonés', 'japonais'], tokens: 26n },
  { names: ['korean', 'koreanisch', 'coreano', 'coréen'], tokens: 27n },
  { names: ['russian', 'russisch', 'ruso', 'russe'], tokens: 23n },
  { names: ['turkish', 'türkisch', 'turco', 'turc'], tokens: 30n },
  { names: ['vietnamese', 'vietnamesisch'], tokens: 30n },
  { names: ['arabic', 'arabisch', 'árabe', 'arabe'], tokens: 26n },
  { names: ['hindi'], tokens: 31n },
];
