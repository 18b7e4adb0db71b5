import { describe, expect, it } from 'vitest';

import { instantMarkdown } from './instant-markdown.ts';

describe('instantMarkdown', () => {
  it.each([
    ['1970-01-01 00:01 UTC', '<t:60:f>'],
    ['2026-11-21 10:00:05 UTC', `<t:${Date.UTC(2026, 10, 21, 10, 0, 5) / 1_000}:f>`],
    ['2026-13-41 00:00 UTC', '2026-13-41 00:00 UTC'],
  ])('writes %s as %s', (text, markdown) => {
    expect(instantMarkdown(text)).toBe(markdown);
  });
});
