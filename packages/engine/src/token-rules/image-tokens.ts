import { isBeforeClaude47 } from './claude-generation.ts';
import {
  claudeSquares,
  geminiTiles,
  gptSquares,
  gptTiles,
  grokTiles,
  type ImageCount,
  mistralSquares,
  pixelsBy750,
  qwenSquares,
} from './image-counts.ts';
import type { ImageSize } from './image-grid.ts';
import { modelName } from './model-name.ts';
import { grouped, type TokenRule, tokenRule } from './token-rule.ts';

/**
 * How many tokens an image is that a model is shown, when the request sets no level of detail.
 *
 * Where an older page says otherwise the newest wins: Anthropic's squares of 28 px over width × height / 750,
 * OpenAI's 6,144 squares and ×1.2 over 1,536 and ×1.62. What OpenAI no longer sizes keeps its last figure.
 */
export function imageTokens(model: string | undefined, size: ImageSize): TokenRule {
  const { counts, rule } = ruleFor(modelName(model));
  const tokens = counts(size);
  const pixels = `${grouped(size.width)} × ${grouped(size.height)} px`;
  return tokenRule(tokens, `${grouped(tokens)} tokens for ${pixels}: ${rule}`);
}

type ImageRule = { readonly counts: ImageCount; readonly rule: string };

function ruleFor(name: string): ImageRule {
  if (/claude/.test(name)) return isBeforeClaude47(name) ? CLAUDE_BEFORE_4_7 : CLAUDE;
  return RULES.find(([models]) => models.test(name))?.[1] ?? UNKNOWN;
}

const UNKNOWN: ImageRule = {
  counts: pixelsBy750,
  rule: 'the maker publishes no rule known to us; assumed is 1 token for 750 px², the image scaled to at most 1,568 px',
};

const CLAUDE: ImageRule = {
  counts: claudeSquares(2_576, 4_784),
  rule: 'a token for each square of 28 px, scaled to at most 2,576 px and 4,784 tokens (Anthropic, vision, 2026-09)',
};
const CLAUDE_BEFORE_4_7: ImageRule = {
  counts: claudeSquares(1_568, 1_568),
  rule: 'a token for each square of 28 px, scaled to at most 1,568 px and 1,568 tokens (Anthropic, vision, 2026-09)',
};

/** What the API refuses, more than 30,000 squares, is counted all the same. */
function gptBySquares(edge: number, budget: number, percent: number): ImageRule {
  const limits = [`${grouped(edge)} px`, ...(budget < Infinity ? [`${grouped(budget)} squares`] : [])];
  const rule = `squares of 32 px × ${percent / 100}, scaled to at most ${limits.join(' and ')}`;
  return {
    counts: gptSquares(edge, budget, percent),
    rule: `${rule} (OpenAI, images and vision, 2026-09)`,
  };
}

function gptByTiles(base: number, each: number, short = 768): ImageRule {
  const rule = `${grouped(base)} and ${grouped(each)} for each tile of 512 px, scaled to a short side of ${short} px`;
  return { counts: gptTiles(base, each, short), rule: `${rule} (OpenAI, images and vision, 2026-09)` };
}

function geminiFixed(tokens: number, page: string): ImageRule {
  return { counts: () => tokens, rule: `the same for every image (Google, ${page})` };
}

function qwenBySquares(side: number, most: number): ImageRule {
  const rule = `a token for each square of ${side} px, at most ${grouped(most)}, and 2 (Alibaba Model Studio, vision, 2026-09)`;
  return { counts: qwenSquares(side, most), rule };
}

function mistralBySquares(side: number, edge: number): ImageRule {
  const rule = `a token for each square of ${side} px, scaled to at most ${grouped(edge)} px (Mistral, vision, 2025-12)`;
  return { counts: mistralSquares(side, edge), rule };
}

const GPT_6 = gptBySquares(65_535, Infinity, 120);

/** The first pattern that fits the name of a model decides: the particular stands before the general. */
const RULES: readonly (readonly [RegExp, ImageRule])[] = [
  [/gpt-image-1/, gptByTiles(65, 129, 512)],
  [/computer-use-preview/, gptByTiles(65, 129)],
  [/gpt-4o-mini/, gptByTiles(2_833, 5_667)],
  [/gpt-4\.1-nano/, gptBySquares(2_048, 1_536, 246)],
  [/gpt-4\.1-mini/, gptBySquares(2_048, 6_144, 162)],
  [/gpt-4(?:o|\.1|\.5|-turbo)/, gptByTiles(85, 170)],
  [/o4-mini/, gptBySquares(2_048, 1_536, 172)],
  [/^o[13]\b/, gptByTiles(75, 150)],
  [/gpt-5-nano/, gptBySquares(2_048, 1_536, 150)],
  [/gpt-5(?:-mini|(?:\.1)?-codex-mini)/, gptBySquares(2_048, 1_536, 120)],
  [/gpt-5(?:\.1)?(?![.\d])/, gptByTiles(70, 140)],
  [/gpt-5\.[23]/, gptBySquares(2_048, 6_144, 120)],
  [/gpt-5\.4/, gptBySquares(2_048, 2_500, 120)],
  [/gpt-5\.5/, gptBySquares(6_000, 10_000, 120)],
  [/gpt-(?:5\.6|6-astra)/, GPT_6],
  [
    /gpt-(?:[6-9]|latest|mini-latest|chat-latest|daybreak)/,
    { ...GPT_6, rule: `${GPT_6.rule}, taken from GPT-6 Astra` },
  ],

  [/gemini-3-pro-image/, geminiFixed(560, 'Gemini API pricing, 2026-08')],
  [/gemini-(?:[3-9]|pro|flash|omni)/, geminiFixed(1_120, 'media resolution, 2026-09')],
  [/gemini-1/, geminiFixed(258, 'tokens, 2025')],
  [
    /gemini-(?:live-)?2/,
    {
      counts: geminiTiles,
      rule: '258 up to 384 px, else 258 for each tile of two thirds of the short side (Google, image understanding, 2026)',
    },
  ],
  [/gemma-3/, geminiFixed(256, 'Gemma 3 model card, 2025')],

  [/qwen.*ocr/, qwenBySquares(32, 8_192)],
  [/omni-turbo|qwen2.*omni/, qwenBySquares(28, 1_280)],
  [/qwen.*omni|qwen-vl/, qwenBySquares(32, 1_280)],
  [/qwen-?3|qwen-(?:flash|plus)/, qwenBySquares(32, 2_560)],
  [/qwen|qvq/, qwenBySquares(28, 1_280)],

  [/pixtral/, mistralBySquares(16, 1_024)],
  [/stral/, mistralBySquares(28, 1_540)],

  [
    /grok/,
    {
      counts: grokTiles,
      rule: '256 for each tile of 448 px, at most six, and for the whole; 256 to 1,792 in all (xAI, consumption, 2026)',
    },
  ],
];
