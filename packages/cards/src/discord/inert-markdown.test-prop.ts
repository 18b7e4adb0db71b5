import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inertMarkdown } from './inert-markdown.ts';
import { anyText } from './testing/any-card.ts';
import { setApart, visibleText } from './visible-text.ts';

const WITHOUT_INSTANT = anyText.filter((text) => !visibleText(text).includes(' UTC'));

/** What a reader sees of Markdown whose every mark is escaped. */
function read(markdown: string): string {
  return markdown.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replaceAll('@\u200b', '@');
}

describe('inertMarkdown', () => {
  it('is read as the text that it was made from', () => {
    fc.assert(
      fc.property(WITHOUT_INSTANT, (text) => {
        const whole = inertMarkdown(text, Number.POSITIVE_INFINITY);
        expect(whole.isCut).toBe(false);
        expect(read(whole.text)).toBe(setApart(visibleText(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no mark that formats, but in an address', () => {
    fc.assert(
      fc.property(WITHOUT_INSTANT, (text) => {
        const { text: written } = inertMarkdown(text, 500);
        const bare = written.replace(/https?:\/\/[\w.~/?#=&%-]+/g, '').replace(/\\[^\p{L}\p{N}\s]/gu, '');
        expect(bare).not.toMatch(/[\\`*_~|<>[\]#]/);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps to its room, cuts no character in two, and ends what it set apart', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: -5, max: 120 }), (text, room) => {
        const { text: written, isCut } = inertMarkdown(text, room);
        expect(written.length).toBeLessThanOrEqual(Math.max(0, room));
        expect(written.isWellFormed()).toBe(true);
        expect(written.split('\u2068').length).toBe(written.split('\u2069').length);
        expect(isCut && written !== '' ? written.endsWith('…') : true).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
