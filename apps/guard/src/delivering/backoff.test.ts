import { describe, expect, it } from 'vitest';

import { backoff } from './backoff.ts';

describe('backoff', () => {
  it.each([
    // half of 2, 4, 512 and of the longest, 600 s
    [1, 1_000],
    [2, 2_000],
    [9, 256_000],
    [10, 300_000],
    [5_000, 300_000],
  ])('after %i failures is %i ms in the middle', (failures, milliseconds) => {
    expect(backoff(failures, 0.5)).toBe(milliseconds);
  });
});
