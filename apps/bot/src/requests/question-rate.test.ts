import { describe, expect, it } from 'vitest';

import { askOne, isFull } from './question-rate.ts';
import { rateLimit } from './rate-limit.ts';

const SIX = { now: 0, perMinute: 6 };

describe('askOne', () => {
  it('lets a minute’s worth of questions come at once, and no more', () => {
    let bucket = askOne(undefined, SIX).bucket;
    for (let asked = 1; asked < 6; asked += 1) bucket = askOne(bucket, SIX).bucket;

    // 60 seconds / 6
    expect(askOne(bucket, SIX)).toEqual({ kind: 'refused', bucket: { left: 0, at: 0 }, seconds: 10 });
    expect(askOne(bucket, { ...SIX, now: 9_999 }).kind).toBe('refused');
    expect(askOne(bucket, { ...SIX, now: 10_000 }).kind).toBe('allowed');
  });

  it('takes nothing for a question that is refused', () => {
    const empty = { left: 0, at: 0 };
    const again = askOne(askOne(empty, { ...SIX, now: 5_000 }).bucket, { ...SIX, now: 10_000 });

    expect(again.kind).toBe('allowed');
  });

  it('never holds more than a minute’s worth', () => {
    expect(askOne({ left: 5, at: 0 }, { ...SIX, now: 3_600_000 }).bucket.left).toBe(5);
    expect(isFull({ left: 5, at: 0 }, { ...SIX, now: 9_999 })).toBe(false);
    expect(isFull({ left: 5, at: 0 }, { ...SIX, now: 10_000 })).toBe(true);
  });

  it('fills nothing while the clock is behind', () => {
    expect(askOne({ left: 0, at: 60_000 }, { ...SIX, now: 0 }).kind).toBe('refused');
  });
});

describe('rateLimit', () => {
  it('counts everybody apart, and says when to ask again', () => {
    const limit = rateLimit(1);
    const noon = new Date(Date.UTC(2026, 10, 21, 12));

    expect(limit('anna', noon)).toBeUndefined();
    expect(limit('anna', noon)).toBe(
      'One question a minute is answered for one person: ask again in 60 seconds.',
    );
    expect(limit('ben', noon)).toBeUndefined();
    expect(limit('anna', new Date(noon.getTime() + 59_500))).toMatch(/ask again in a second\.$/);
  });
});
