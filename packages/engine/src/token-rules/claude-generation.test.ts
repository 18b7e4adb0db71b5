import { describe, expect, it } from 'vitest';

import { isBeforeClaude47 } from './claude-generation.ts';

describe('isBeforeClaude47', () => {
  it.each([
    'anthropic/claude-2',
    'anthropic/claude-3-haiku',
    'anthropic/claude-3.7-sonnet',
    'anthropic/claude-sonnet-4',
    'anthropic/claude-opus-4.1:batch',
    'amazon-bedrock/claude-haiku-4.5',
    'anthropic/claude-opus-4.6',
    'claude-opus-4-6-20260205',
    'claude-sonnet-4-20250514',
  ])('holds for %s', (model) => {
    expect(isBeforeClaude47(model)).toBe(true);
  });

  it.each([
    'anthropic/claude-opus-4.7',
    'anthropic/claude-opus-4.7-fast',
    'claude-opus-4-7',
    'anthropic/claude-opus-4.8:batch',
    'anthropic/claude-opus-5',
    'anthropic/claude-sonnet-5-5',
    'anthropic/claude-fable-5-1',
    '~anthropic/claude-sonnet-latest',
  ])('does not hold for %s', (model) => {
    expect(isBeforeClaude47(model)).toBe(false);
  });
});
