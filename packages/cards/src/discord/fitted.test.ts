import { describe, expect, it } from 'vitest';

import { fitted } from './fitted.ts';
import { inertMarkdown } from './inert-markdown.ts';
import type { Line } from './lines-within.ts';

function long(length: number): Line {
  return (room) => inertMarkdown('x'.repeat(length), room);
}

function lengths(needs: readonly number[], room: number): readonly number[] {
  return fitted(needs.map(long), room).map(({ text }) => text.length);
}

describe('fitted', () => {
  it('leaves all whole where there is room', () => {
    expect(lengths([300, 10, 200], 600)).toEqual([300, 10, 200]);
  });

  it('keeps the short ones whole, and cuts the long ones to equally much', () => {
    // 400 − 10 − 2 are 388 for two: 194 each, 2 of them to separate; a cut text may leave one for closing
    expect(lengths([900, 10, 500], 400)).toEqual([191, 10, 192]);
  });

  it('gives nothing to the last where all would get too little', () => {
    expect(lengths([900, 900, 900], 250).map((length) => length > 0)).toEqual([true, true, false]);
    expect(fitted([long(5)], -10)).toEqual([{ text: '', isCut: true }]);
  });
});
