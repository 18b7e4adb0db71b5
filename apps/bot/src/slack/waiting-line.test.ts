import { describe, expect, it } from 'vitest';

import { waitingLine } from './waiting-line.ts';

describe('waitingLine', () => {
  it('lets people come back a second after each other, and nobody before the time that Slack asks for', () => {
    const line = waitingLine(() => 50_000);

    expect([line(1_000), line(1_000), line(5_000), line(1_000)]).toEqual([1_000, 2_000, 5_000, 6_000]);
  });

  it('forgets those who have had their turn', () => {
    let now = 50_000;
    const line = waitingLine(() => now);
    line(1_000);
    now += 10_000;

    expect(line(2_000)).toBe(2_000);
  });
});
