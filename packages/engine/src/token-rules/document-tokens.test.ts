import { toNumber } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { pdfPageTokens } from './document-tokens.ts';

const tokensOf = (model: string | undefined): number => toNumber(pdfPageTokens(model).tokens);

describe('pdfPageTokens', () => {
  it('is what was measured for Claude, and says what Anthropic publishes', () => {
    expect(tokensOf('anthropic/claude-opus-5-5')).toBe(2_347);
    expect(tokensOf('anthropic/claude-haiku-4.5')).toBe(2_115);
    expect(pdfPageTokens('anthropic/claude-haiku-4.5').reason).toBe(
      '2,115 tokens a page of text, as measured (JOHNISKING/pdf-token-cost, 2026-10); published are 1,500 to 3,000 for the text and the image of the page on top (Anthropic, PDF support, 2026-09)',
    );
  });

  it('is fixed for Gemini, and more since Gemini 3', () => {
    expect(tokensOf('google/gemini-2.5-pro')).toBe(258);
    expect(tokensOf('google/gemini-3.1-pro-preview')).toBe(560);
    expect(tokensOf('google/gemini-flash-latest')).toBe(560);
  });

  it.each([
    ['openai/gpt-5.4', 1_801], // 500 / 0.75 = 667; an image of 27 × 35 squares × 1.2 = 1,134
    ['openai/gpt-5', 1_297], // 667 + 70 + 4 × 140
    ['openai/gpt-4o', 1_432], // 667 + 85 + 4 × 170
    ['openai/gpt-4o-mini', 26_168], // 667 + 2,833 + 4 × 5,667
    ['openai/o3', 1_342], // 667 + 75 + 4 × 150
    ['amazon-bedrock/gpt-6-astra', 1_801],
  ])('is the text and an image of the page for %s', (model, tokens) => {
    expect(tokensOf(model)).toBe(tokens);
    expect(pdfPageTokens(model).reason).toContain('both assumed');
  });

  it('is the text alone, and says so, where no rule is known', () => {
    for (const model of ['deepseek/deepseek-v4', 'openai/gpt-3.5-turbo', 'openai/gpt-oss-20b', undefined]) {
      expect(tokensOf(model)).toBe(667); // 500 / 0.75
      expect(pdfPageTokens(model).reason).toContain('no rule known to us');
    }
  });
});
