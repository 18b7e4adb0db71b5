import { toNumber } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { imageTokens } from './image-tokens.ts';

const tokensOf = (model: string | undefined, width: number, height: number): number =>
  toNumber(imageTokens(model, { width, height }).tokens);

describe('imageTokens', () => {
  it('states the count, the image and the rule with its source', () => {
    expect(imageTokens('anthropic/claude-haiku-4.5', { width: 1_092, height: 1_092 }).reason).toBe(
      '1,521 tokens for 1,092 × 1,092 px: a token for each square of 28 px, scaled to at most 1,568 px and 1,568 tokens (Anthropic, vision, 2026-09)',
    );
  });

  it('shows Claude 4.7 and later three times as much of a large image', () => {
    expect(tokensOf('anthropic/claude-opus-4.8', 3_840, 2_160)).toBe(4_784);
    expect(tokensOf('anthropic/claude-opus-4.6', 3_840, 2_160)).toBe(1_560);
  });

  it.each([
    ['openai/gpt-image-1-mini', 323], // to 910 × 512, 2 × 1 tiles: 65 + 2 × 129
    ['openai/computer-use-preview', 839], // to 1,365 × 768, 3 × 2 tiles: 65 + 6 × 129
    ['openai/gpt-4o-mini:batch', 36_835], // 2,833 + 6 × 5,667
    ['openai/gpt-4o', 1_105], // 85 + 6 × 170
    ['openai/gpt-4-turbo', 1_105],
    ['openai/gpt-4.1', 1_105],
    ['openai/gpt-4.1-mini', 3_733], // to 2,048 × 1,152: ⌈64 × 36 × 1.62⌉
    ['openai/gpt-4.1-nano', 3_710], // to 1,649 × 928: ⌈52 × 29 × 2.46⌉
    ['openai/o4-mini-high', 2_594], // ⌈52 × 29 × 1.72⌉
    ['openai/o1', 975], // 75 + 6 × 150
    ['openai/o3-pro', 975],
    ['openai/gpt-5-nano', 2_262], // 52 × 29 × 1.5
    ['openai/gpt-5-mini', 1_810], // ⌈52 × 29 × 1.2⌉
    ['openai/gpt-5.1-codex-mini', 1_810],
    ['openai/gpt-5', 910], // 70 + 6 × 140
    ['openai/gpt-5.1-codex', 910],
    ['openai/gpt-5.2', 2_765], // ⌈64 × 36 × 1.2⌉
    ['openai/gpt-5.3-codex', 2_765],
    ['openai/gpt-5.4-nano', 2_765],
    ['openai/gpt-5.5', 9_792], // 120 × 68 × 1.2
    ['openai/gpt-5.6-sol', 9_792],
    ['openai/gpt-6-astra', 9_792],
    ['~openai/gpt-latest', 9_792],
  ])('counts an image of 3,840 × 2,160 px for %s', (model, tokens) => {
    expect(tokensOf(model, 3_840, 2_160)).toBe(tokens);
  });

  it('says when the rule is that of a sibling', () => {
    const reasonOf = (model: string): string => imageTokens(model, { width: 64, height: 32 }).reason;

    expect(reasonOf('openai/gpt-6-astra')).toBe(
      '3 tokens for 64 × 32 px: squares of 32 px × 1.2, scaled to at most 65,535 px (OpenAI, images and vision, 2026-09)',
    );
    expect(reasonOf('openai/gpt-6-luna')).toContain('2026-09), taken from GPT-6 Astra');
  });

  it('differs between GPT-5.4 and 5.5 by the squares that an image may have', () => {
    // to 1,600 × 1,600: 50² × 1.2; to 3,200 × 3,200: 100² × 1.2; as it is: 128² × 1.2
    expect(tokensOf('openai/gpt-5.4', 4_096, 4_096)).toBe(3_000);
    expect(tokensOf('openai/gpt-5.5', 4_096, 4_096)).toBe(12_000);
    expect(tokensOf('openai/gpt-5.6', 4_096, 4_096)).toBe(19_661);
  });

  it.each([
    ['google/gemini-3-pro-image', 560],
    ['google/gemini-3.1-pro-preview', 1_120],
    ['google/gemini-flash-latest', 1_120],
    ['google/gemini-2.5-flash', 1_032], // tiles of 682 px: 4 × 258
    ['google/gemini-live-2.5-flash-preview-native-audio-09-2025', 1_032],
    ['google/gemini-1.5-pro', 258],
    ['google/gemma-3-27b-it', 256],
    ['qwen/qwen3-vl-8b-instruct', 1_026], // 32 × 32 + 2
    ['qwen/qwen3.6-plus', 1_026],
    ['cerebras/qwen-3.8-27b', 1_026],
    ['qwen/qwen-vl-max', 1_026],
    ['qwen/qwen-vl-ocr', 1_026],
    ['qwen/qwen3-omni-flash', 1_026],
    ['qwen/qwen2.5-vl-72b-instruct', 1_227], // to 1,001 × 1,001: 35 × 35 + 2
    ['qwen/qwen-omni-turbo', 1_227],
    ['qwen/qvq-max', 1_227],
    ['mistralai/pixtral-12b', 4_096], // 64 × 64
    ['mistralai/mistral-large-2512', 1_369], // 37 × 37
    ['amazon-bedrock/ministral-3-8b-instruct', 1_369],
    ['x-ai/grok-4.3', 1_792], // six of 3 × 3 tiles, and the whole
  ])('counts an image of 1,024 × 1,024 px for %s', (model, tokens) => {
    expect(tokensOf(model, 1_024, 1_024)).toBe(tokens);
  });

  it('reads most of a large image where Qwen may take many squares', () => {
    // ⌊√1,280⌋² = 35², ⌊√2,560⌋² = 50² and ⌊√8,192⌋² = 90² squares, and 2
    expect(tokensOf('qwen/qwen-vl-max', 8_000, 8_000)).toBe(1_227);
    expect(tokensOf('qwen/qwen3-vl-plus', 8_000, 8_000)).toBe(2_502);
    expect(tokensOf('qwen/qwen-vl-ocr', 8_000, 8_000)).toBe(8_102);
  });

  it('says what it assumes where no rule is known, and where no model is named', () => {
    // 1,024² / 750 = 1,398.1
    for (const model of [
      'moonshotai/kimi-k3',
      'kwaivgi/kling-video-o1',
      'mistral-platform/glm-5.2',
      undefined,
    ]) {
      expect(imageTokens(model, { width: 1_024, height: 1_024 }).reason).toContain(
        '1,399 tokens for 1,024 × 1,024 px: the maker publishes no rule known to us; assumed is',
      );
    }
  });
});
