import { toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { CHARACTERS_SPOKEN_PER_MINUTE, TOKENS_SPOKEN_PER_MINUTE } from './words.ts';

describe('CHARACTERS_SPOKEN_PER_MINUTE', () => {
  it('is 900: 150 words of 6 characters', () => {
    expect(toDecimal(CHARACTERS_SPOKEN_PER_MINUTE)).toBe('900');
  });
});

describe('TOKENS_SPOKEN_PER_MINUTE', () => {
  it('is 200: 150 words at 0.75 words a token', () => {
    expect(toDecimal(TOKENS_SPOKEN_PER_MINUTE)).toBe('200');
  });
});
