import { exact, type Ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type AlertRule, concerns, crossing, DEFAULT_RULES } from './alert-rule.ts';
import type { Evidence } from './evidence.ts';

const readAt = new Date('2026-11-20T09:15:00Z');
const [limitRule, creditsRule] = DEFAULT_RULES as readonly [AlertRule, AlertRule];

function spentShare(share: Ratio): Evidence {
  const money = { limit: usd('100'), spent: usd('0'), remaining: usd('0') };
  return { kind: 'limit', readAt, standing: { kind: 'limited', ...money, share, reset: 'monthly' } };
}

function balanceOf(balance: string): Evidence {
  const [totalCredits, totalSpent] = [usd('10'), usd('10')];
  return { kind: 'balance', readAt, totalCredits, totalSpent, balance: usd(balance) };
}

describe('crossing', () => {
  it.each([
    ['0.799999999999', undefined],
    ['0.8', 'warning'],
    ['0.949999999999', 'warning'],
    ['0.95', 'critical'],
    ['0.999999999999', 'critical'],
    ['1', 'exhausted'],
    ['1.05', 'exhausted'],
  ])('finds at a share of %s: %s', (share, severity) => {
    expect(crossing(limitRule, spentShare(exact(share)))?.severity).toBe(severity);
  });

  it('finds the worst level whatever order the levels are listed in', () => {
    if (limitRule.kind !== 'limit-share') throw new Error('the first default rule is about limits');
    const reversed = { ...limitRule, levels: limitRule.levels.toReversed() };
    expect(crossing(reversed, spentShare(exact('0.97')))).toEqual({
      severity: 'critical',
      threshold: exact('0.95'),
    });
  });

  it.each([
    ['0.000000000001', undefined],
    ['0', 'exhausted'],
    ['-3.5', 'exhausted'],
  ])('finds at a balance of %s: %s', (balance, severity) => {
    expect(crossing(creditsRule, balanceOf(balance))?.severity).toBe(severity);
  });

  it('finds nothing at a key without a limit', () => {
    expect(crossing(limitRule, { kind: 'no-limit', readAt })).toBeUndefined();
  });
});

describe('concerns', () => {
  it('keeps limits and the balance apart', () => {
    expect(concerns(limitRule, balanceOf('0'))).toBe(false);
    expect(concerns(creditsRule, spentShare(exact(1)))).toBe(false);
    expect(concerns(limitRule, { kind: 'no-limit', readAt })).toBe(true);
    expect(concerns(creditsRule, balanceOf('0'))).toBe(true);
  });
});
