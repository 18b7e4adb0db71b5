import { toNumber } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type GeneratedImage, generatedImageTokens, type ImageQuality } from './generated-image-tokens.ts';

function tokensOf(model: string | undefined, image: GeneratedImage): number | undefined {
  const rule = generatedImageTokens(model, image);
  return rule && toNumber(rule.tokens);
}

const QUALITIES: readonly ImageQuality[] = ['low', 'medium', 'high', 'xhigh', 'max'];

describe('generatedImageTokens', () => {
  it.each([
    [1_024, 1_024, [272, 1_056, 4_160]],
    [1_024, 1_536, [408, 1_584, 6_240]],
    [1_536, 1_024, [400, 1_568, 6_208]],
  ])('is a table of three qualities before GPT Image 2, here %i × %i px', (width, height, table) => {
    for (const model of ['openai/gpt-image-1', 'openai/gpt-image-1.5', 'openai/gpt-5-image-mini']) {
      const tokens = QUALITIES.map((quality) => tokensOf(model, { quality, width, height }));

      expect(tokens).toEqual([...table, undefined, undefined]);
    }
  });

  it.each([
    // 16 × 16 × 3,048,576 / 4,000,000 = 195.1; 48 × 48 and 96 × 96 likewise
    [1_024, 1_024, [196, 1_756, 7_024]],
    // 16 × 11, 48 × 32 and 96 × 64 cells × 3,572,864 / 4,000,000
    [1_536, 1_024, [158, 1_372, 5_488]],
    [1_024, 1_536, [158, 1_372, 5_488]],
    // 16 × 9 cells × 5,686,400 / 4,000,000 = 204.7: more pixels, hardly more tokens
    [2_560, 1_440, [205, 1_843, 7_370]],
  ])('follows the cells of GPT Image 2 for %i × %i px', (width, height, table) => {
    const tokens = QUALITIES.map((quality) => tokensOf('openai/gpt-image-2', { quality, width, height }));

    expect(tokens).toEqual([...table, undefined, undefined]);
  });

  it.each([
    [1_024, 1_024, [196, 439, 1_756, 3_122, 7_024]],
    [1_536, 864, [120, 280, 1_078, 1_917, 4_312]],
    [3_840, 2_160, [371, 865, 3_336, 5_930, 13_342]],
  ])('has five qualities for GPT Image 2.5, here %i × %i px', (width, height, table) => {
    for (const model of ['openai/gpt-image-2.5-flare', 'openai/gpt-image-2.5-sunburst']) {
      expect(QUALITIES.map((quality) => tokensOf(model, { quality, width, height }))).toEqual(table);
    }
  });

  it('rounds half a cell to the even number of cells', () => {
    // 24 × 704 / 1,024 = 16.5: 24 × 16 × 2,720,896 / 4,000,000 = 261.2
    expect(tokensOf('openai/gpt-image-2.5-flare', { quality: 'medium', width: 1_024, height: 704 })).toBe(
      262,
    );
  });

  it.each([
    ['sides that are no multiples of 16', 1_025, 1_024],
    ['height that is none', 1_024, 1_025],
    ['too long a side', 4_096, 1_600],
    ['more than 3:1', 3_072, 1_008],
    ['too few pixels', 800, 800],
    ['too many pixels', 3_840, 2_176],
  ])('is unknown for what OpenAI does not draw: %s', (_, width, height) => {
    expect(tokensOf('openai/gpt-image-2', { quality: 'low', width, height })).toBeUndefined();
  });

  it('is unknown while OpenAI chooses the quality', () => {
    expect(tokensOf('openai/gpt-image-2', { width: 1_024, height: 1_024 })).toBeUndefined();
    expect(tokensOf('openai/gpt-image-1', { width: 1_024, height: 1_024 })).toBeUndefined();
  });

  it.each([
    ['google/gemini-2.5-flash-image', [undefined, 1_290, undefined, undefined]],
    ['google/gemini-3.1-flash-lite-image', [undefined, 1_120, undefined, undefined]],
    ['google/gemini-3.1-flash-image-preview', [747, 1_120, 1_680, 2_520]],
    ['google/gemini-3-pro-image', [undefined, 1_120, 1_120, 2_000]],
  ])('goes by the named size for %s', (model, table) => {
    const tokens = [512, 1_024, 2_048, 4_096].map((side) => tokensOf(model, { width: side, height: side }));

    expect(tokens).toEqual(table);
  });

  it('takes other shapes of a named size for the same', () => {
    expect(tokensOf('google/gemini-2.5-flash-image', { width: 1_344, height: 768 })).toBe(1_290);
    expect(tokensOf('google/gemini-3-pro-image', { width: 5_504, height: 3_072 })).toBe(2_000);
  });

  it('is unknown for sizes that no Gemini has', () => {
    expect(tokensOf('google/gemini-3.1-flash-image', { width: 0, height: 0 })).toBeUndefined();
    expect(tokensOf('google/gemini-3.1-flash-image', { width: 20_000, height: 20_000 })).toBeUndefined();
  });

  it('states the count, the image and the source', () => {
    expect(generatedImageTokens('google/gemini-3-pro-image', { width: 4_096, height: 4_096 })?.reason).toBe(
      '2,000 tokens for one image of 4,096 × 4,096 px: by size (Google, Gemini API pricing, 2026-08)',
    );
  });

  it('is unknown, and no guess, for every other model', () => {
    for (const model of ['x-ai/grok-imagine-image', 'openai/dall-e-3', undefined]) {
      expect(generatedImageTokens(model, { quality: 'low', width: 1_024, height: 1_024 })).toBeUndefined();
    }
  });
});
