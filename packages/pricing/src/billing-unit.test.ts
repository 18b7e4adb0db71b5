import { describe, expect, it } from 'vitest';

import { BILLING_UNITS, contains, isBillingUnit } from './billing-unit.ts';

const units = Object.keys(BILLING_UNITS).filter(isBillingUnit);

describe('contains', () => {
  it('holds where all dimensions of the whole are among those of the part', () => {
    expect(contains('input-token', 'cached-audio-token')).toBe(true);
    expect(contains('input-audio-token', 'cached-audio-token')).toBe(true);
    expect(contains('cached-input-token', 'cached-audio-token')).toBe(true);
    expect(contains('cache-write-token', 'cache-write-1h-token')).toBe(true);
    expect(contains('output-token', 'reasoning-token')).toBe(true);
    expect(contains('cached-input-token', 'input-audio-token')).toBe(false);
    expect(contains('output-token', 'cached-input-token')).toBe(false);
  });

  it('orders the units: no unit contains itself, and what contains a whole contains its parts', () => {
    for (const whole of units) {
      expect(contains(whole, whole)).toBe(false);
      for (const middle of units.filter((unit) => contains(whole, unit))) {
        expect(units.filter((unit) => contains(middle, unit) && !contains(whole, unit))).toEqual([]);
      }
    }
  });

  it('holds among tokens only: a clip is no second and a pixel no image', () => {
    const others = units.filter((unit) => BILLING_UNITS[unit].dimensions.family !== 'token');
    expect(others.flatMap((whole) => units.filter((part) => contains(whole, part)))).toEqual([]);
  });
});

describe('isBillingUnit', () => {
  it('knows units by their name, and no name that every object has', () => {
    expect(isBillingUnit('input-token')).toBe(true);
    expect(isBillingUnit('input_token')).toBe(false);
    expect(isBillingUnit('constructor')).toBe(false);
    expect(isBillingUnit('__proto__')).toBe(false);
  });
});
