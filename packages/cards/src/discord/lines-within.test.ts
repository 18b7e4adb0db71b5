import { describe, expect, it } from 'vitest';

import { inertMarkdown } from './inert-markdown.ts';
import { type Line, linesWithin } from './lines-within.ts';

const TEN: readonly Line[] = Array.from(
  { length: 10 },
  (_, at) => (room) => inertMarkdown(`line ${at + 1}`, room),
);

describe('linesWithin', () => {
  it('keeps all lines where there is room', () => {
    expect(linesWithin(TEN.slice(0, 2), 13)).toEqual({ text: 'line 1\nline 2', isCut: false });
  });

  it('says how many lines do not fit', () => {
    // "line 1" and "… and 9 more" are 6 + 1 + 12
    expect(linesWithin(TEN, 24)).toEqual({ text: 'line 1\n… and 9 more', isCut: true });
  });

  it('cuts a first line that is longer than the room', () => {
    expect(linesWithin([TEN[9] as Line], 6)).toEqual({ text: 'line…', isCut: true });
  });

  it('is empty where not even a beginning fits', () => {
    expect(linesWithin(TEN, 3)).toEqual({ text: '', isCut: true });
  });
});
