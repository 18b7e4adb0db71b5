import { describe, expect, it } from 'vitest';

import { setApart, shortened, visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['pro\u200bd\ufeff', 'prod'],
    ['\u3164\u2800\u200d\ufe0f', ''],
    ['a\nb\u0007c', 'a b c'],
    ['\u202egro.live\u202c', 'gro.live'],
    ['\ud800x', '\ufffdx'],
  ])('is one line of what can be seen: %j', (text, seen) => {
    expect(visibleText(text)).toBe(seen);
  });

  it('keeps the joiners that emoji and Persian words are made with', () => {
    for (const text of ['👩‍👩‍👧', '❤️', 'می‌خواهم']) expect(visibleText(text)).toBe(text);
  });

  it('ends a pile of accents', () => {
    expect(visibleText(`a${'\u0301'.repeat(500)}b`)).toBe(`a${'\u0301'.repeat(4)}b`);
  });
});

describe('setApart', () => {
  it('holds neighbouring words together, and figures out', () => {
    expect(setApart('מפתח אחד 5 of 10')).toBe('\u2068מפתח אחד\u2069 5 of 10');
  });
});

describe('shortened', () => {
  it('cuts to the room with an ellipsis, and leaves what fits', () => {
    expect(shortened('Acknowledge', 11)).toBe('Acknowledge');
    expect(shortened('Acknowledge', 8)).toBe('Acknowl…');
    expect(shortened('a👍b', 3)).toBe('a…');
  });

  it('reads a book no further than it may matter', () => {
    expect(shortened('x'.repeat(10_000_000), 5)).toBe('xxxx…');
    expect(shortened(`${'\u200b'.repeat(5_000)}x`, 5)).toBe('…');
  });
});
