import { describe, expect, it } from 'vitest';

import { simulatedText } from './simulated-text.ts';

describe('simulatedText', () => {
  it('says how fast the clock runs and what it shows', () => {
    const at = new Date('2026-11-24T07:10:42Z');

    expect(simulatedText({ at, speed: 600 })).toBe('Simulated account, clock 600× (2026-11-24 07:10 UTC)');
  });
});
