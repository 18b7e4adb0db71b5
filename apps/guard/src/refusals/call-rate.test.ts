import { describe, expect, it } from 'vitest';

import { callRate } from './call-rate.ts';

describe('callRate', () => {
  it('lets as many through at once as in a minute, and says when there is room again', () => {
    let now = 0;
    const rate = callRate(60, () => now);
    const taken = (): number =>
      Array.from({ length: 100 }, rate).filter(({ kind }) => kind === 'taken').length;
    expect(taken()).toBe(60);
    expect(rate()).toEqual({ kind: 'too-many', seconds: 1 });
    now = 2_000; // one a second
    expect(taken()).toBe(2);
    now = 600_000;
    expect(taken()).toBe(60);
  });
});
