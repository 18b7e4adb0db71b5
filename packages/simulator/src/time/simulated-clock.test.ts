import { describe, expect, it } from 'vitest';

import { acceleratedClock, handClock } from './simulated-clock.ts';

const FROM = new Date('2026-11-21T00:00:00Z');

describe('acceleratedClock', () => {
  it('lets ten minutes pass in a second at a speed of 600', () => {
    let real = 5_000;
    const clock = acceleratedClock({ from: FROM, speed: 600, realNow: () => new Date(real) });

    real += 1_000;

    expect(clock.now()).toEqual(new Date('2026-11-21T00:10:00Z'));
    expect(clock.anchor).toEqual({ from: FROM, realFrom: new Date(5_000) });
  });
});

describe('handClock', () => {
  it('stands until it is moved', () => {
    const clock = handClock(FROM);
    clock.advance(90_000);
    expect(clock.now()).toEqual(new Date('2026-11-21T00:01:30Z'));
    clock.moveTo(new Date('2027-01-01T00:00:00Z'));
    expect(clock.now()).toEqual(new Date('2027-01-01T00:00:00Z'));
  });

  it('never goes back', () => {
    const clock = handClock(FROM);
    expect(() => clock.advance(-1)).toThrow('only moves forward');
    expect(() => clock.moveTo(new Date(Number.NaN))).toThrow('only moves forward');
  });
});
