import type { Evidence, LimitReset, Notification } from '@tollkeeper/engine';
import { exact, type Money, type Ratio, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { alertCard, shareText } from './alert-card.ts';
import type { Card } from './card.ts';

const READ_AT = new Date('2026-11-20T09:15:42Z');
const RESETS_AT = new Date('2026-12-01T00:00:00Z');
const prod = { kind: 'key', id: 'a1', name: 'prod' } as const;

/** Spending of a $100 limit. */
function spentOf(spent: Money, reset: LimitReset = 'monthly'): Evidence {
  const limit = usd('100');
  const figures = { limit, spent, remaining: (limit - spent) as Money, share: ratio(spent, limit), reset };
  const standing = {
    kind: 'limited',
    ...figures,
    ...(reset !== 'never' && reset !== 'unknown' && { resetsAt: RESETS_AT }),
  } as const;
  return { kind: 'limit', readAt: READ_AT, standing };
}

function firstWarning(evidence: Evidence): Notification {
  const about = { rule: 'key-limit', subject: prod, evidence };
  return { ...about, severity: 'warning', reason: 'first', threshold: exact('0.8') };
}

function textOf(card: Card): string {
  return JSON.stringify(card.sections);
}

describe('alertCard', () => {
  it('answers in one sentence with share, spent and limit', () => {
    const { title, answer } = alertCard(firstWarning(spentOf(usd('84'))));
    expect(title).toBe('Warning: key limit');
    expect(answer).toBe('Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00.');
  });

  it.each([
    ['daily', 'its daily limit'],
    ['weekly', 'its weekly limit'],
    ['never', 'of its limit'],
  ] as const)('names the period of a limit that resets %s', (reset, words) => {
    expect(alertCard(firstWarning(spentOf(usd('84'), reset))).answer).toContain(words);
  });

  it('says that it does not know a period that has a name of its own, and not that there is none', () => {
    const text = textOf(alertCard(firstWarning(spentOf(usd('84'), 'unknown'))));
    expect(text).toContain('{"label":"Resets at","value":"unknown"}');
    expect(text).toContain('in a period of unknown length');
    expect(text).not.toContain('Wait for');
  });

  it('shows the figures and their instants in UTC', () => {
    expect(alertCard(firstWarning(spentOf(usd('84.123456')))).sections[0]).toEqual({
      kind: 'fields',
      fields: [
        { label: 'Spent', value: '$84.12 ($84.123456), 84.12% of the limit' },
        { label: 'Limit', value: '$100.00 a month' },
        // 100 − 84.123456
        { label: 'Remaining', value: '$15.88 ($15.876544)' },
        { label: 'Resets at', value: '2026-12-01 00:00 UTC' },
        { label: 'Reading taken at', value: '2026-11-20 09:15 UTC' },
      ],
    });
  });

  it('says why it is sent now', () => {
    const first = firstWarning(spentOf(usd('84')));
    expect(textOf(alertCard(first))).toContain(
      'Sent now because 80% of the limit is reached and no alert was open for this period.',
    );
    const worse = { ...first, severity: 'critical', reason: 'worse', from: 'warning' } as const;
    expect(textOf(alertCard({ ...worse, threshold: exact('0.95') }))).toContain(
      'Sent now because it went from warning to critical, which starts at 95%.',
    );
  });

  it('says what one can do, and that a key limit is not the balance', () => {
    const text = textOf(alertCard(firstWarning(spentOf(usd('84')))));
    expect(text).toContain('Raise the limit of the key');
    expect(text).toContain('Wait for the reset at 2026-12-01 00:00 UTC.');
    expect(text).toContain('A key limit is not the account balance');
  });

  it('offers no wait for a reset that never comes', () => {
    expect(textOf(alertCard(firstWarning(spentOf(usd('84'), 'never'))))).not.toContain('Wait for');
  });

  it('says that requests are refused once the limit is spent, not before', () => {
    expect(textOf(alertCard(firstWarning(spentOf(usd('99.999999')))))).not.toContain('refused');
    expect(textOf(alertCard(firstWarning(spentOf(usd('100')))))).toContain('refused');
  });

  it('tells of spent credits without offering a higher key limit', () => {
    const [totalCredits, totalSpent] = [usd('50'), usd('51.5')];
    // 50 − 51.5
    const balance = usd('-1.5');
    const card = alertCard({
      rule: 'credits',
      subject: { kind: 'account' },
      severity: 'exhausted',
      reason: 'first',
      evidence: { kind: 'balance', totalCredits, totalSpent, balance, readAt: READ_AT },
    });
    expect(card.title).toBe('Exhausted: account credits');
    expect(card.answer).toBe('The account has no credits left: $51.50 spent of $50.00 bought.');
    expect(textOf(card)).toContain('-$1.50');
    expect(textOf(card)).not.toContain('Raise the limit');
  });

  it('tells what resolved an alert and asks for nothing', () => {
    const about = { rule: 'key-limit', subject: prod, severity: 'warning', since: READ_AT } as const;
    const card = alertCard({
      ...about,
      reason: 'resolved',
      cause: 'period_reset',
      evidence: spentOf(usd('1')),
    });
    expect(card.title).toBe('Resolved: key limit');
    expect(card.answer).toBe('Key "prod" has spent 1% of its monthly limit: $1.00 of $100.00.');
    expect(textOf(card)).toContain('a new period of the limit has begun');
    expect(textOf(card)).not.toContain('What you can do');

    const removed = { kind: 'no-limit', readAt: READ_AT } as const;
    expect(
      alertCard({ ...about, reason: 'resolved', cause: 'limit_removed', evidence: removed }).answer,
    ).toBe('Key "prod" has no limit any more.');
  });
});

describe('shareText', () => {
  it.each<[Ratio, string]>([
    [exact('0.84'), '84%'],
    [exact('0.8412'), '84.12%'],
    [exact('0.999999'), '99.99%'],
    [exact('1.05'), '105%'],
    [exact('0'), '0%'],
  ])('rounds down, so that no level is shown before it is reached: %#', (share, text) => {
    expect(shareText(share)).toBe(text);
  });
});
