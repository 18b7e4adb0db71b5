import { describe, expect, it } from 'vitest';

import { BILLING_UNITS, contains, isBillingUnit } from './billing-unit.ts';

const units = Object.keys(BILLING_UNITS).filter(isBillingUnit);

describe('contains', () => {
  it('holds for the tokens that are among other tokens, and for nothing else', () => {
    const nested = units.flatMap((whole) =>
      units.filter((part) => contains(whole, part)).map((part) => `${whole} > ${part}`),
    );
    expect(nested).toEqual([
      'input-token > cached-input-token',
      'input-token > cache-write-5m-token',
      'input-token > cache-write-1h-token',
      'output-token > reasoning-token',
    ]);
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
