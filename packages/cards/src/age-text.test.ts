import { describe, expect, it } from 'vitest';

import { ageText } from './age-text.ts';

describe('ageText', () => {
  it.each([
    ['2026-11-21', 'today'],
    ['2026-11-20', '1 day old'],
    ['2026-09-30', '52 days old'], // 31 days of October and 21 of November
    ['2024-02-28', '997 days old'], // over a leap day: 2 + 305 + 365 + 325
    ['2026-11-23', 'dated 2 days ahead'],
  ])('is, for %s, %s', (asOf, text) => {
    expect(ageText(asOf, '2026-11-21')).toBe(text);
  });
});
