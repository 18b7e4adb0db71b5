import type { ImageSize } from './image-grid.ts';
import { modelName } from './model-name.ts';
import { grouped, type TokenRule, tokenRule } from './token-rule.ts';

/** How carefully OpenAI's models draw; the last two since GPT Image 2.5. */
export type ImageQuality = 'low' | 'medium' | 'high' | 'xhigh' | 'max';

/** An image to be drawn; Gemini knows no quality. */
export type GeneratedImage = ImageSize & { readonly quality?: ImageQuality | undefined };

/**
 * How many output tokens one generated image is, or nothing where the maker publishes no figure for it.
 *
 * What is written besides the image, a revised prompt or thoughts, is not in it, nor are previews (100 each).
 */
export function generatedImageTokens(
  model: string | undefined,
  image: GeneratedImage,
): TokenRule | undefined {
  const [, counts, source] = RULES.find(([models]) => models.test(modelName(model))) ?? [];
  const tokens = counts?.(image);
  if (tokens === undefined) return undefined;
  const pixels = `${grouped(image.width)} × ${grouped(image.height)} px`;
  return tokenRule(tokens, `${grouped(tokens)} tokens for one image of ${pixels}: ${source}`);
}

type Count = (image: GeneratedImage) => number | undefined;

function fromTable({ quality, width, height }: GeneratedImage): number | undefined {
  return GPT_IMAGE_1[`${quality} ${width}x${height}`];
}

/**
 * OpenAI's calculator: the long side has a number of cells by quality, the short side its share of them, and
 * the cells are weighted with the pixels. 1,024 × 1,024 low: 16 × 16 × (2,000,000 + 1,048,576) / 4,000,000.
 */
function byCells(cellsByQuality: Readonly<Partial<Record<ImageQuality, number>>>): Count {
  return ({ quality, width, height }) => {
    const cells = quality === undefined ? undefined : cellsByQuality[quality];
    if (cells === undefined || !isDrawable({ width, height })) return undefined;
    const short = roundToEven((cells * Math.min(width, height)) / Math.max(width, height));
    return Math.ceil((cells * short * (2_000_000 + width * height)) / 4_000_000);
  };
}

/** Sides are multiples of 16 up to 3,840 px, at most 3:1, and the pixels between 655,360 and 8,294,400. */
function isDrawable({ width, height }: ImageSize): boolean {
  const [long, short, pixels] = [Math.max(width, height), Math.min(width, height), width * height];
  const whole = width % 16 === 0 && height % 16 === 0;
  return whole && long <= 3_840 && long <= 3 * short && pixels >= 655_360 && pixels <= 8_294_400;
}

/** As the calculator rounds: 16.5 is 16, 13.5 is 14. */
function roundToEven(value: number): number {
  const rounded = Math.round(value);
  return value % 1 === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}

/** Gemini sells sizes by name, each with four times the pixels of the one before; the nearest is meant. */
function bySize(tokens: Readonly<Partial<Record<GeminiSize, number>>>): Count {
  return ({ width, height }) => {
    const at = Math.round(Math.log(Math.max(1, width * height) / (512 * 512)) / Math.log(4));
    const size = GEMINI_SIZES[at];
    return size === undefined ? undefined : tokens[size];
  };
}

const GEMINI_SIZES = ['0.5K', '1K', '2K', '4K'] as const;
type GeminiSize = (typeof GEMINI_SIZES)[number];

const GPT_IMAGE_1: Readonly<Record<string, number>> = {
  'low 1024x1024': 272,
  'low 1024x1536': 408,
  'low 1536x1024': 400,
  'medium 1024x1024': 1_056,
  'medium 1024x1536': 1_584,
  'medium 1536x1024': 1_568,
  'high 1024x1024': 4_160,
  'high 1024x1536': 6_240,
  'high 1536x1024': 6_208,
};

const GOOGLE = 'by size (Google, Gemini API pricing, 2026-08)';

/** The first pattern that fits the name of a model decides. */
const RULES: readonly (readonly [RegExp, Count, string])[] = [
  [
    /gpt-image-2\.5/,
    byCells({ low: 16, medium: 24, high: 48, xhigh: 64, max: 96 }),
    'by quality and size (OpenAI, image generation calculator, 2026-09)',
  ],
  [
    /gpt-(?:5\.4-)?image-2/,
    byCells({ low: 16, medium: 48, high: 96 }),
    'by quality and size (OpenAI, image generation calculator, 2026-09)',
  ],
  [
    /gpt-image-1|gpt-5-image/,
    fromTable,
    'by quality and size, models before GPT Image 2 (OpenAI, image generation, 2026-09)',
  ],
  [/gemini-2\.5-flash-image/, bySize({ '1K': 1_290 }), GOOGLE],
  [/gemini-3\.1-flash-lite-image/, bySize({ '1K': 1_120 }), GOOGLE],
  [/gemini-3\.1-flash-image/, bySize({ '0.5K': 747, '1K': 1_120, '2K': 1_680, '4K': 2_520 }), GOOGLE],
  [/gemini-3-pro-image/, bySize({ '1K': 1_120, '2K': 1_120, '4K': 2_000 }), GOOGLE],
];
