import { modelName } from './model-name.ts';
import { type TokenRule, tokenRule } from './token-rule.ts';

/** Tokens of a second of audio: as the model hears it, and as it speaks. */
export type AudioTokens = { readonly input: TokenRule; readonly output: TokenRule };

/**
 * How many tokens a second of audio is.
 *
 * Google's audio page says 32 a second for all, its newer media-resolution page 25 for Gemini 3: the newer wins.
 */
export function audioTokensPerSecond(model: string | undefined): AudioTokens {
  const [, heard, spoken, source] = RATES.find(([models]) => models.test(modelName(model))) ?? UNKNOWN;
  const rule = (tokens: number): TokenRule => tokenRule(tokens, `${tokens} tokens a second: ${source}`);
  return { input: rule(heard), output: rule(spoken) };
}

type Rate = readonly [models: RegExp, heard: number, spoken: number, source: string];

/** The first pattern that fits the name of a model decides. */
const RATES: readonly Rate[] = [
  [
    /gpt|whisper|^tts-/,
    10,
    20,
    'one for 100 ms heard, one for 50 ms spoken (OpenAI, realtime costs, 2026-09)',
  ],
  [
    /gemini.*(?:live|native-audio)/,
    25,
    25,
    'heard and spoken (Google, Live API and Gemini API pricing, 2026)',
  ],
  [
    /gemini-[12]/,
    32,
    25,
    '32 heard (Google, audio understanding, 2026), 25 spoken (Gemini API pricing, 2026)',
  ],
  [/gemini/, 25, 25, 'heard (Google, media resolution, 2026-09) and spoken (Gemini API pricing, 2026)'],
  [/omni-turbo|qwen2.*omni/, 25, 25, 'heard and spoken (Alibaba Model Studio, Qwen-Omni, 2026-09)'],
  [/qwen3-omni/, 12.5, 12.5, 'heard and spoken (Alibaba Model Studio, Qwen-Omni, 2026-09)'],
  [
    /qwen3\.\d+-omni/,
    7,
    12.5,
    '7 heard, 12.5 spoken, published for Qwen3.5-Omni (Alibaba Model Studio, 2026-09)',
  ],
  [
    /voxtral/,
    12.5,
    12.5,
    '12.5 frames a second heard (Mistral, Voxtral paper, 2025-07); speech is taken to be the same',
  ],
];

const UNKNOWN: Rate = [/^/, 25, 25, 'the maker publishes no rule known to us; assumed is the rate of Gemini'];
