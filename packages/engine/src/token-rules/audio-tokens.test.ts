import { toNumber } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { audioTokensPerSecond } from './audio-tokens.ts';

describe('audioTokensPerSecond', () => {
  it.each([
    ['openai/gpt-realtime-2.1', 10, 20],
    ['openai/gpt-4o-audio-preview', 10, 20],
    ['openai/tts-1-hd', 10, 20],
    ['google/gemini-2.5-flash', 32, 25],
    ['google/gemini-2.5-flash-native-audio-preview-12-2025', 25, 25],
    ['google/gemini-3.1-pro-preview', 25, 25],
    ['google/gemini-flash-latest', 25, 25],
    ['qwen/qwen-omni-turbo', 25, 25],
    ['qwen/qwen2-5-omni-7b', 25, 25],
    ['qwen/qwen3-omni-flash', 12.5, 12.5],
    ['qwen/qwen3.8-omni-flash', 7, 12.5],
    ['mistralai/voxtral-small-latest', 12.5, 12.5],
  ])('hears and speaks %s at its published rate', (model, heard, spoken) => {
    const { input, output } = audioTokensPerSecond(model);

    expect([toNumber(input.tokens), toNumber(output.tokens)]).toEqual([heard, spoken]);
  });

  it('states the rate and its source', () => {
    expect(audioTokensPerSecond('openai/gpt-realtime').output.reason).toBe(
      '20 tokens a second: one for 100 ms heard, one for 50 ms spoken (OpenAI, realtime costs, 2026-09)',
    );
  });

  it('says what it assumes where no rule is known, and where no model is named', () => {
    for (const model of ['amazon/nova-sonic-v1', undefined]) {
      expect(audioTokensPerSecond(model).input.reason).toBe(
        '25 tokens a second: the maker publishes no rule known to us; assumed is the rate of Gemini',
      );
    }
  });
});
