import { ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { limitStanding } from './limit.ts';
import type { KeyReading } from './reading.ts';

function keyReading(parts: Partial<KeyReading>): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a1', name: 'prod' },
    at: new Date('2026-11-20T09:15:00Z'),
    limitReset: 'monthly',
    spent: { allTime: usd('5000'), daily: usd('10'), weekly: usd('30'), monthly: usd('84') },
    ...parts,
  };
}

describe('limitStanding', () => {
  it('knows what is left of a limit whose period is not known, but not what was spent without that', () => {
    const reading = keyReading({ limit: usd('100'), limitReset: 'unknown' });
    expect(limitStanding(reading)).toEqual({ kind: 'unknown' });
    const standing = limitStanding({ ...reading, limitRemaining: usd('16') });
    expect(standing).toMatchObject({ kind: 'limited', spent: usd('84'), reset: 'unknown' });
    expect(standing).not.toHaveProperty('resetsAt');
  });

  it('counts what is left of the limit', () => {
    // 100 − 16 = 84; 84 / 100
    expect(limitStanding(keyReading({ limit: usd('100'), limitRemaining: usd('16') }))).toEqual({
      kind: 'limited',
      limit: usd('100'),
      spent: usd('84'),
      remaining: usd('16'),
      share: ratio(84n, 100n),
      reset: 'monthly',
      resetsAt: new Date('2026-12-01T00:00:00Z'),
    });
  });

  it.each([
    ['daily', '10'],
    ['weekly', '30'],
    ['monthly', '84'],
    ['never', '5000'],
  ] as const)('falls back on the usage of its own period: %s', (limitReset, spent) => {
    expect(limitStanding(keyReading({ limit: usd('100'), limitReset }))).toMatchObject({ spent: usd(spent) });
  });

  it('never compares all-time usage with a limit that resets', () => {
    const spent = { allTime: usd('5000') };
    expect(limitStanding(keyReading({ limit: usd('100'), spent }))).toEqual({ kind: 'unknown' });
  });

  it('adds usage through own provider keys where it counts, period by period', () => {
    const byokSpent = { allTime: usd('900'), monthly: usd('6') };
    // 84 + 6 of 100
    expect(limitStanding(keyReading({ limit: usd('100'), byokSpent }))).toMatchObject({ spent: usd('90') });
    expect(limitStanding(keyReading({ limit: usd('100'), limitReset: 'daily', byokSpent }))).toEqual({
      kind: 'unknown',
    });
  });

  it('has no share for an unlimited key', () => {
    expect(limitStanding(keyReading({}))).toEqual({ kind: 'unlimited' });
  });

  it('goes above one when requests under way overshot', () => {
    // 100 − (−5) = 105
    const reading = keyReading({ limit: usd('100'), limitRemaining: usd('-5') });
    expect(limitStanding(reading)).toMatchObject({ spent: usd('105'), share: ratio(105n, 100n) });
  });

  it('counts more left than the limit as nothing spent', () => {
    const reading = keyReading({ limit: usd('100'), limitRemaining: usd('101') });
    expect(limitStanding(reading)).toMatchObject({ spent: usd('0'), share: ratio(0n) });
  });

  it('takes a limit of zero as spent', () => {
    const reading = keyReading({ limit: usd('0'), limitRemaining: usd('0') });
    expect(limitStanding(reading)).toMatchObject({ share: ratio(1n) });
  });

  it('has no reset when the limit never resets', () => {
    expect(limitStanding(keyReading({ limit: usd('100'), limitReset: 'never' }))).not.toHaveProperty(
      'resetsAt',
    );
  });
});
