import { describe, expect, it } from 'vitest';

import { fairWidths } from './legend.ts';

describe('fairWidths', () => {
  it('gives what is wanted where there is room', () => {
    expect(fairWidths([10, 20, 30], 60)).toEqual([10, 20, 30]);
  });

  it('takes from the widest first', () => {
    // 10 keeps its width, the others share 40
    expect(fairWidths([10, 90, 30], 50)).toEqual([10, 20, 20]);
  });

  it('gives nothing where there is none', () => {
    expect(fairWidths([10, 20], -5)).toEqual([0, 0]);
  });
});
