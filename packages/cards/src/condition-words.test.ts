import type { PriceCondition } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { conditionWords } from './condition-words.ts';

describe('conditionWords', () => {
  it.each<[PriceCondition, string]>([
    [{}, ''],
    [{ promptOver: 200_000 }, 'over 200,000 prompt tokens'],
    [{ promptFrom: 128_000 }, 'from 128,000 prompt tokens on'],
    [{ tier: 'batch', promptOver: 200_000 }, 'batch, over 200,000 prompt tokens'],
    [{ variant: { quality: 'high', size: '1024x1024' } }, 'quality high, size 1024x1024'],
    [{ region: 'eu' }, 'region eu'],
    [{ from: '2026-12-01' }, 'from 2026-12-01 (not yet)'],
    [{ from: '2026-11-21', until: '2026-11-22' }, 'from 2026-11-21, before 2026-11-22'],
    [{ until: '2026-11-21' }, 'before 2026-11-21 (ended)'],
    [{ days: [1, 2], window: { start: 990, end: 30 } }, 'on Mon, Tue, 16:30 to 00:30 UTC'],
  ])('says %j as "%s"', (condition, words) => {
    expect(conditionWords(condition, '2026-11-21')).toBe(words);
  });

  it('leaves out what is over where no day is given', () => {
    expect(conditionWords({ until: '2020-01-01' })).toBe('before 2020-01-01');
  });
});
