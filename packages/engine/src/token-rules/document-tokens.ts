import { divide, toNumber } from '@tollkeeper/pricing';

import { isBeforeClaude47 } from './claude-generation.ts';
import { imageTokens } from './image-tokens.ts';
import { modelName } from './model-name.ts';
import { grouped, type TokenRule, tokenRule } from './token-rule.ts';
import { WORDS_PER_PAGE, WORDS_PER_TOKEN } from './words.ts';

/**
 * How many tokens a page of a PDF is that a model is given as a file, when the request sets no level of detail.
 *
 * Anthropic publishes a range for the text alone, and the page's image comes on top: the measured total stands in
 * (Hugging Face, JOHNISKING/pdf-token-cost, 2026-10-18). Google's document page still says 258 for all;
 * its newer media-resolution page says 560 for Gemini 3, and so does the measurement.
 */
export function pdfPageTokens(model: string | undefined): TokenRule {
  const name = modelName(model);
  if (/claude/.test(name)) return claudePage(isBeforeClaude47(name) ? 2_115 : 2_347);
  if (/gemini-(?:live-)?[12]/.test(name))
    return tokenRule(258, '258 tokens a page (Google, document processing, 2026)');
  if (/gemini/.test(name))
    return tokenRule(560, '560 tokens a page by default (Google, media resolution, 2026-09)');
  if (GPT_WITH_FILES.test(name)) return gptPage(name);
  return tokenRule(
    TEXT,
    `${grouped(TEXT)} tokens a page: the maker publishes no rule known to us; assumed is the text of 500 words`,
  );
}

function claudePage(tokens: number): TokenRule {
  const published =
    '1,500 to 3,000 for the text and the image of the page on top (Anthropic, PDF support, 2026-09)';
  return tokenRule(
    tokens,
    `${grouped(tokens)} tokens a page of text, as measured (JOHNISKING/pdf-token-cost, 2026-10); published are ${published}`,
  );
}

/** OpenAI gives a model the text and an image of each page, and says neither how much nor how large (2026-09). */
function gptPage(model: string): TokenRule {
  const image = toNumber(imageTokens(model, LETTER).tokens);
  const parts = `${grouped(TEXT)} for 500 words and ${grouped(image)} for an image of 850 × 1,100 px, both assumed`;
  return tokenRule(
    TEXT + image,
    `${grouped(TEXT + image)} tokens a page: ${parts}; published is that a page is given as text and as an image (OpenAI, file inputs, 2026-09)`,
  );
}

const GPT_WITH_FILES = /gpt-(?:4o|4\.|[5-9]|latest|mini-latest|chat)|^o[134]\b/;

const TEXT = Math.ceil(toNumber(divide(WORDS_PER_PAGE, WORDS_PER_TOKEN)));

/** A letter page at 100 dots an inch. */
const LETTER = { width: 850, height: 1_100 };
