import { describe, expect, it } from 'vitest';

import { demoClockIn } from './demo-clock.ts';

const REAL = new Date('2026-11-21T10:00:07Z');
const ANCHOR = { from: '2026-11-24T06:00:00Z', realFrom: '2026-11-21T10:00:00Z', speed: 600 };

function shown(value: unknown) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return demoClockIn({ TOLLKEEPER_DEMO_CLOCK: text }, () => REAL)?.now();
}

describe('demoClockIn', () => {
  it('runs as many times as fast as the real clock, from its own beginning', () => {
    // 7 s × 600 = 70 minutes.
    expect(shown(ANCHOR)).toEqual({ at: new Date('2026-11-24T07:10:00Z'), speed: 600 });
  });

  it('is none where no demo runs', () => {
    expect(demoClockIn({}, () => REAL)).toBeUndefined();
    expect(shown(' ')).toBeUndefined();
  });

  it.each([
    ['no JSON', 'soon'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['no beginning', { ...ANCHOR, from: undefined }],
    ['a beginning that is no instant', { ...ANCHOR, realFrom: 'noon' }],
    ['a clock that runs backwards', { ...ANCHOR, speed: -1 }],
    ['a speed in words', { ...ANCHOR, speed: '600' }],
  ])('throws on %s', (_, value) => {
    expect(() => shown(value)).toThrow(/^TOLLKEEPER_DEMO_CLOCK is .*; it has to be \{"from"/);
  });
});
