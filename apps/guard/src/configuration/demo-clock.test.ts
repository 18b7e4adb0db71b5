import { describe, expect, it } from 'vitest';

import { clockOf, parseDemoClock } from './demo-clock.ts';

describe('clockOf', () => {
  it('runs so many times as fast from where it stood', () => {
    const clock = parseDemoClock(
      '{"from":"2026-12-01T00:00:00Z","realFrom":"2026-11-21T12:00:00Z","speed":600}',
    );
    // Three real seconds are half an hour of the demo.
    const now = clockOf(clock, () => new Date('2026-11-21T12:00:03Z'));
    expect(now()).toEqual(new Date('2026-12-01T00:30:00Z'));
  });

  it('is the real clock where there is no demo', () => {
    const real = new Date('2026-11-21T12:00:00Z');
    expect(clockOf(undefined, () => real)()).toBe(real);
  });
});

describe('parseDemoClock', () => {
  it.each(['', 'null', '{}', '{"from":"x","realFrom":"y","speed":1}'])('takes %j for none', (text) => {
    expect(parseDemoClock(text)).toBeUndefined();
  });
});
