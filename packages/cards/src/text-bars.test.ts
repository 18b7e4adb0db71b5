import { describe, expect, it } from 'vitest';

import { textBars } from './text-bars.ts';

function barsOf(...values: readonly number[]): readonly string[] {
  const bars = values.map((value) => ({ label: 'a', value, text: '$' }));
  return textBars(bars, 8).map(({ bar }) => bar);
}

describe('textBars', () => {
  it('draws each as long as it is of the longest', () => {
    expect(barsOf(8, 4, 1)).toEqual(['████████', '████', '█']);
  });

  it('draws savings lighter, what is small at all, and nothing of nothing or of what is no number', () => {
    expect(barsOf(-8, 0.001, 0, Number.NaN)).toEqual(['░░░░░░░░', '█', '', '']);
    expect(barsOf(0, 0, 0)).toEqual(['', '', '']);
  });

  it('leaves two figures to the eye', () => {
    expect(barsOf(8, 4)).toEqual([]);
  });
});
