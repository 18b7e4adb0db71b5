import { describe, expect, it } from 'vitest';

import { conditionText, holdsForLength, holdsIn, parseCondition } from './price-condition.ts';

/** DeepSeek's peak hours of August 2026: on weekdays, 01–04 and 06–10 UTC. */
const PEAK = parseCondition('from=2026-08-17;utc=0100-0400;days=1,2,3,4,5');
const at = (instant: string) => ({ at: new Date(instant) });

describe('holdsForLength', () => {
  it('is strict over a threshold, and inclusive from one', () => {
    expect([200_000, 200_001].map((tokens) => holdsForLength({ promptOver: 200_000 }, tokens))).toEqual([
      false,
      true,
    ]);
    expect([199_999, 200_000].map((tokens) => holdsForLength({ promptFrom: 200_000 }, tokens))).toEqual([
      false,
      true,
    ]);
  });

  it('compares averages as the fractions they are', () => {
    expect(holdsForLength({ promptOver: 200_000 }, 200_000.5)).toBe(true);
    expect(holdsForLength({ promptFrom: 200_000 }, 199_999.5)).toBe(false);
  });
});

describe('holdsIn', () => {
  it('combines date, clock and weekday: all must hold', () => {
    // 2026-08-17 is a Monday.
    expect(holdsIn(PEAK, at('2026-08-17T01:00:00Z'))).toBe(true);
    expect(holdsIn(PEAK, at('2026-08-17T03:59:59Z'))).toBe(true);
    expect(holdsIn(PEAK, at('2026-08-17T04:00:00Z'))).toBe(false);
    expect(holdsIn(PEAK, at('2026-08-14T01:00:00Z'))).toBe(false);
    expect(holdsIn(PEAK, at('2026-08-22T01:00:00Z'))).toBe(false);
  });

  it('counts the hours after midnight to the weekday on which a window began', () => {
    const fridayNight = parseCondition('utc=2200-0200;days=5');

    // 2026-08-21 is a Friday.
    expect(holdsIn(fridayNight, at('2026-08-21T23:00:00Z'))).toBe(true);
    expect(holdsIn(fridayNight, at('2026-08-22T01:00:00Z'))).toBe(true);
    expect(holdsIn(fridayNight, at('2026-08-21T01:00:00Z'))).toBe(false);
    expect(holdsIn(fridayNight, at('2026-08-22T02:00:00Z'))).toBe(false);
  });

  it('takes a window whose ends are equal as the whole day', () => {
    expect(holdsIn(parseCondition('utc=0000-0000'), at('2026-08-21T12:00:00Z'))).toBe(true);
  });

  it('ends before the day of `until`', () => {
    const promotion = parseCondition('until=2026-09-01');

    expect(holdsIn(promotion, at('2026-08-31T23:59:59Z'))).toBe(true);
    expect(holdsIn(promotion, at('2026-09-01T00:00:00Z'))).toBe(false);
  });

  it('wants the region and every named variant', () => {
    const condition = parseCondition('region=eu;quality=high;size=1024x1024');
    const noon = at('2026-08-21T12:00:00Z');

    expect(
      holdsIn(condition, { ...noon, region: 'eu', variant: { quality: 'high', size: '1024x1024' } }),
    ).toBe(true);
    expect(holdsIn(condition, { ...noon, region: 'eu', variant: { quality: 'high' } })).toBe(false);
    expect(holdsIn(condition, { ...noon, variant: { quality: 'high', size: '1024x1024' } })).toBe(false);
  });
});

describe('parseCondition', () => {
  it.each([
    '',
    'prompt>200000',
    'prompt>=128000',
    'from=2026-08-17;until=2026-09-01;utc=0100-0400;days=1,2,3,4,5',
    'tier=batch;region=eu;audio=on;resolution=1080p',
  ])('reads what conditionText writes: "%s"', (text) => {
    expect(conditionText(parseCondition(text))).toBe(text);
  });

  it.each([
    'prompt=5',
    'prompt>-1',
    'from=2026-13-01',
    'utc=2500-0100',
    'days=7',
    'tier=cheap',
    'teir=batch',
    'loose',
    'quality>high',
  ])('refuses "%s", naming it', (text) => {
    expect(() => parseCondition(text)).toThrow(`"${text}"`);
  });
});
