import { exact, ONE, ZERO } from '@tollkeeper/pricing';

import { audioTokensPerSecond } from '../token-rules/audio-tokens.ts';
import { pdfPageTokens } from '../token-rules/document-tokens.ts';
import { generatedImageTokens, type ImageQuality } from '../token-rules/generated-image-tokens.ts';
import { imageTokens } from '../token-rules/image-tokens.ts';
import type { TokenRule } from '../token-rules/token-rule.ts';
import { CHARACTERS_SPOKEN_PER_MINUTE, TOKENS_SPOKEN_PER_MINUTE } from '../token-rules/words.ts';
import { type Assumed, byDefault } from './assumption.ts';
import type { Variant } from './variant.ts';

export const NO_CACHE: Assumed = byDefault(ZERO, 'no caching was mentioned');
export const EVERY_DAY: Assumed = byDefault(exact(30), 'active every day of a month of 30 days');
export const ONE_ATTEMPT: Assumed = byDefault(ONE, 'no attempts were mentioned: every result is accepted');
export const ONE_BYTE: Assumed = byDefault(ONE, 'Latin letters have one byte each in UTF-8');
export const CHARACTERS_PER_MINUTE: Assumed = byDefault(
  CHARACTERS_SPOKEN_PER_MINUTE,
  'English read aloud: 150 words a minute of 6 characters, the space included',
);
export const TEXT_TOKENS_PER_MINUTE: Assumed = byDefault(
  TOKENS_SPOKEN_PER_MINUTE,
  'English as spoken: 150 words a minute, 4 tokens for 3 words',
);
export const TURNS_PER_MINUTE: Assumed = byDefault(
  exact(4),
  'an exchange every 15 seconds; a session twice as long re-sends about four times as much',
);
export const SOMEBODY_SPEAKS: Assumed = byDefault(exact('0.8'), 'a fifth of a conversation is silence');
export const HALF_THE_SPEECH: Assumed = byDefault(exact('0.5'), 'user and assistant speak equally long');
export const SHORT_INSTRUCTIONS: Assumed = byDefault(
  exact(500),
  'short instructions, no length was mentioned',
);
export const MOSTLY_CACHED: Assumed = byDefault(
  exact('0.9'),
  'what a turn sends again comes mostly from the cache, which the provider keeps by itself while turns follow each other',
);

/** The tokens of one picture of a usual size in a prompt, by the rule of the model's maker. */
export function pictureTokensOf(model: string | undefined): Assumed {
  return byRule(imageTokens(model, { width: 1_024, height: 1_024 }));
}

export function documentTokensOf(model: string | undefined): Assumed {
  return byRule(pdfPageTokens(model));
}

/** The tokens of one generated image, where they are published. */
export function generatedImageTokensOf(
  model: string | undefined,
  variant: Variant = {},
): Assumed | undefined {
  const [width, height] = (variant['size'] ?? PIXELS.get(variant['resolution'] ?? '1k') ?? SQUARE)
    .split('x')
    .map(Number);
  const quality = QUALITIES.find((each) => each === variant['quality']);
  const rule = generatedImageTokens(model, { width: width || 1_024, height: height || 1_024, quality });
  return rule === undefined ? undefined : byRule(rule);
}

/** The tokens of a second of audio that the model hears, and that it speaks. */
export function audioTokensOf(model: string | undefined): {
  readonly input: Assumed;
  readonly output: Assumed;
} {
  const { input, output } = audioTokensPerSecond(model);
  return { input: byRule(input), output: byRule(output) };
}

const SQUARE = '1024x1024';
/** A map, as people write the names: `constructor` is none of them. */
const PIXELS: ReadonlyMap<string, string> = new Map([
  ['1k', SQUARE],
  ['2k', '2048x2048'],
  ['4k', '4096x4096'],
]);
const QUALITIES: readonly ImageQuality[] = ['low', 'medium', 'high', 'xhigh', 'max'];

function byRule({ tokens, reason }: TokenRule): Assumed {
  return byDefault(tokens, reason);
}
