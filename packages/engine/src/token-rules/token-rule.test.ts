import { ratio } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { grouped, tokenRule } from './token-rule.ts';

describe('tokenRule', () => {
  it('keeps the count exact, halves too', () => {
    expect(tokenRule(12.5, 'as published')).toEqual({ tokens: ratio(25n, 2n), reason: 'as published' });
  });
});

describe('grouped', () => {
  it('writes thousands apart', () => {
    expect(grouped(2_347)).toBe('2,347');
  });
});
