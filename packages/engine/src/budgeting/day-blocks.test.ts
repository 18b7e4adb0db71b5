import { describe, expect, it } from 'vitest';

import { dayBlocks } from './day-blocks.ts';

const UNTIL = new Date('2026-11-20T18:00:00Z');

function blocks(hours: number, dollarsAt: (hour: number) => number) {
  return dayBlocks({
    until: UNTIL,
    dollars: Float64Array.from({ length: hours }, (_, hour) => dollarsAt(hour)),
  });
}

describe('dayBlocks', () => {
  it('cuts the last 28 days into blocks of 24 hours, the latest first', () => {
    const found = blocks(840, (hour) => hour);

    expect(found).toHaveLength(28);
    expect(found[0]).toMatchObject({ daysAgo: 0, start: new Date('2026-11-19T18:00:00Z').getTime() });
    expect([...(found[1]?.hours ?? [])]).toEqual(Array.from({ length: 24 }, (_, hour) => 840 - 48 + hour));
  });

  it('drops the piece of a day at the beginning', () => {
    expect(blocks(100, () => 1)).toHaveLength(4);
  });

  it('leaves days at the level of now as they are', () => {
    for (const { scale } of blocks(840, (hour) => (hour % 24 < 8 ? 3 : 1))) expect(scale).toBeCloseTo(1, 9);
  });

  it('brings days to the level of now, by a fifth at the least and eight times at the most', () => {
    const [rose, fell] = [
      blocks(840, (hour) => (hour >= 792 ? 1000 : 1)).map(({ scale }) => scale),
      blocks(840, (hour) => (hour >= 792 ? 0 : 1)).map(({ scale }) => scale),
    ];

    expect(rose[10]).toBeGreaterThan(3);
    expect(Math.max(...rose)).toBeLessThanOrEqual(8);
    expect(fell[10]).toBeLessThan(0.5);
    expect(Math.min(...fell)).toBeGreaterThanOrEqual(0.2);
  });
});
