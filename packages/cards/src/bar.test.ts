import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { barText } from './bar.ts';

describe('barText', () => {
  it('is as long as the amount is of the largest', () => {
    expect(barText(usd('10'), usd('10'))).toBe('█'.repeat(12));
    expect(barText(usd('5'), usd('10'), 4)).toBe('██');
  });

  it('shows what is small, and nothing of nothing', () => {
    expect(barText(usd('0.000001'), usd('1000'))).toBe('█');
    expect(barText(usd('0'), usd('1000'))).toBe('');
  });
});
