import { describe, expect, it } from 'vitest';

import { inertMarkdown } from './inert-markdown.ts';

function written(text: string): string {
  return inertMarkdown(text, 1_000).text;
}

describe('inertMarkdown', () => {
  it.each([
    ['@everyone and @here', '@\u200beveryone and @\u200bhere'],
    ['<@80351110224678912>', '\\<@\u200b80351110224678912\\>'],
    ['@\u200beveryone', '@\u200beveryone'],
    ['</airhorn:816437322781949972>', '\\</airhorn:816437322781949972\\>'],
  ])('mentions nobody and nothing: %j', (text, markdown) => {
    expect(written(text)).toBe(markdown);
  });

  it.each([
    ['cached_input *and* ~~more~~', 'cached\\_input \\*and\\* \\~\\~more\\~\\~'],
    ['[a](https://b.example)', '\\[a\\](https://b.example)'],
    ['||secret|| `code` \\', '\\|\\|secret\\|\\| \\`code\\` \\\\'],
    ['<t:1618953630:R> :smile:', '\\<t\\:1618953630:R\\> \\:smile:'],
    ['steam://run/1', 'steam\\://run/1'],
  ])('keeps marks as they were typed: %j', (text, markdown) => {
    expect(written(text)).toBe(markdown);
  });

  it.each([
    ['# big', '\\# big'],
    ['> quoted', '\\> quoted'],
    ['- item', '\\- item'],
    ['12. item', '12\\. item'],
    ['-$5.00, 1.5 times', '-$5.00, 1.5 times'],
  ])('begins no heading, quotation or list: %j', (text, markdown) => {
    expect(written(text)).toBe(markdown);
  });

  it('leaves addresses whole, with the marks in them', () => {
    expect(written('see https://openrouter.ai/settings/keys_a.')).toBe(
      'see https://openrouter.ai/settings/keys_a.',
    );
  });

  it('writes instants so that each reader sees them in local time', () => {
    // 1,796,083,200 s = 2026-12-01 00:00 UTC
    expect(written('Wait until 2026-12-01 00:00 UTC.')).toBe('Wait until <t:1796083200:f>.');
  });

  it('cuts behind a whole character, and never between a mark and its escape', () => {
    expect(inertMarkdown('ab**cd', 6)).toEqual({ text: 'ab\\*…', isCut: true });
    expect(inertMarkdown('👍👍👍', 5)).toEqual({ text: '👍…', isCut: true });
    expect(inertMarkdown('abc', 3)).toEqual({ text: 'abc', isCut: false });
  });

  it('sets words apart that read from right to left, also where they are cut', () => {
    expect(written('Key "שלום": $5')).toBe('Key "\u2068שלום\u2069": $5');
    expect(inertMarkdown('שלום שלום', 7).text).toBe('\u2068שלום\u2069…');
  });
});
