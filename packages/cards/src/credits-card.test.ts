import type { CreditsReading } from '@tollkeeper/engine';
import { creditLedger, expiringUnused, lotsInferredFrom } from '@tollkeeper/engine/guarding';
import { type Money, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { creditsCard } from './credits-card.ts';
import { renderPlainText } from './plain-text.ts';

const NOW = new Date('2026-12-01T00:00:00Z');

function reading(at: string, total: string, spent: string): CreditsReading {
  return {
    kind: 'credits',
    subject: { kind: 'account' },
    at: new Date(at),
    totalCredits: usd(total),
    totalSpent: usd(spent),
  };
}

function said(perDay: Money, ...readings: readonly CreditsReading[]): string {
  const movements = lotsInferredFrom(readings, {
    purchases: [{ day: '2025-12-11', amount: usd('60') }],
    withdrawals: [],
  });
  const ledger = creditLedger(movements, movements.last ?? reading('2026-11-01', '0', '0'));
  const expiring = expiringUnused(ledger, perDay, NOW);
  return renderPlainText(creditsCard({ ledger, expiring, perDay, withdrawals: movements.withdrawals }));
}

const FIRST = reading('2026-11-01', '60', '10');

describe('creditsCard', () => {
  it('says how many dollars may expire, when, and the pace that would use them up', () => {
    // 50 left; ten days at $2 use 20 of them; 50 in ten days are $5 a day.
    const text = said(usd('2'), FIRST);

    expect(text).toContain('At $2.00 a day, $30.00 may expire unused from 2026-12-11.');
    expect(text).toMatch(/To use all in time +\$5\.00 a day/);
    expect(text).toContain('reserves the right');
    expect(text).not.toMatch(/will expire/i);
  });

  it('says that nothing may expire where the pace is enough', () => {
    expect(said(usd('5'), FIRST)).toContain('At $5.00 a day, all credits are used before they may expire.');
  });

  it('says that nothing is left', () => {
    expect(said(usd('5'), reading('2026-11-01', '60', '60'))).toContain('No credits are left');
  });

  it('asks what it does not know: the first credits, a fall of the total', () => {
    const text = said(usd('1'), reading('2026-11-01', '80', '10'), reading('2026-11-02', '75', '10'));

    // 80 − 60 were there at first; the total fell by 5.
    expect(text).toContain('When were the $20.00 bought');
    expect(text).toContain('$5.00 left the account by 2026-11-02');
  });

  it('tells by how much file and account differ', () => {
    expect(said(usd('1'), reading('2026-11-01', '50', '10'))).toContain(
      'Known purchases come to $10.00 more than OpenRouter counts',
    );
  });
});
