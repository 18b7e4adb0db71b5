import type { Evidence, LimitReset, Notification, Outlook } from '@tollkeeper/engine';
import { exact, type Money, type Ratio, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { shareText } from './alert/limit-text.ts';
import { alertCard } from './alert-card.ts';
import type { Card } from './card.ts';

const READ_AT = new Date('2026-11-20T09:15:42Z');
const NOW = new Date('2026-11-20T09:16:00Z');
const RESETS_AT = new Date('2026-12-01T00:00:00Z');
const prod = { kind: 'key', id: 'a1', name: 'prod' } as const;

/** Spending of a $100 limit. */
function spentOf(spent: Money, reset: LimitReset = 'monthly') {
  const limit = usd('100');
  const figures = { limit, spent, remaining: (limit - spent) as Money, share: ratio(spent, limit), reset };
  const standing = {
    kind: 'limited',
    ...figures,
    ...(reset !== 'never' && reset !== 'unknown' && { resetsAt: RESETS_AT }),
  } as const;
  return { kind: 'limit', readAt: READ_AT, standing } as const;
}

function warningOf(evidence: Evidence, parts: Partial<Notification> = {}): Notification {
  return {
    alertKey: 'key-limit⋅key:a1',
    incidentNumber: 1,
    kind: 'level:warning',
    rule: 'key-limit',
    subject: prod,
    severity: 'warning',
    evidence,
    reason: { kind: 'fired', threshold: { kind: 'share', from: exact('0.8') } },
    at: NOW,
    since: READ_AT,
    pings: true,
    ...parts,
  };
}

function textOf(card: Card): string {
  return JSON.stringify(card.sections);
}

describe('alertCard', () => {
  it('answers in one sentence with share, spent and limit', () => {
    const { title, answer } = alertCard(warningOf(spentOf(usd('84'))), { shortId: '7F3A' });
    expect(title).toBe('Warning: key limit #7F3A');
    expect(answer).toBe('Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00.');
  });

  it.each([
    ['daily', 'its daily limit'],
    ['weekly', 'its weekly limit'],
    ['never', 'of its limit'],
  ] as const)('names the period of a limit that resets %s', (reset, words) => {
    expect(alertCard(warningOf(spentOf(usd('84'), reset))).answer).toContain(words);
  });

  it('says that it does not know a period that has a name of its own, and not that there is none', () => {
    const text = textOf(alertCard(warningOf(spentOf(usd('84'), 'unknown'))));
    expect(text).toContain('{"label":"Resets at","value":"unknown"}');
    expect(text).toContain('in a period of unknown length');
    expect(text).not.toContain('Wait for');
  });

  it('shows the figures, the wait for the reset and the instant of the reading', () => {
    expect(alertCard(warningOf(spentOf(usd('84.123456')))).sections[0]).toEqual({
      kind: 'fields',
      fields: [
        { label: 'Spent', value: '$84.12 ($84.123456), 84.12% of the limit' },
        { label: 'Limit', value: '$100.00 a month' },
        // 100 − 84.123456
        { label: 'Remaining', value: '$15.88 ($15.876544)' },
        // From 20 November, 09:16.
        { label: 'Resets at', value: '2026-12-01 00:00 UTC (in 10 d 14 h)' },
        { label: 'Read from OpenRouter at', value: '2026-11-20 09:15 UTC' },
      ],
    });
  });

  it('says since when, where that is not now', () => {
    const since = new Date('2026-11-20T08:00:00Z');
    expect(textOf(alertCard(warningOf(spentOf(usd('84')), { since })))).toContain(
      '{"label":"Since","value":"2026-11-20 08:00 UTC"}',
    );
    expect(textOf(alertCard(warningOf(spentOf(usd('84')))))).not.toContain('Since');
  });

  it.each<[Partial<Notification>, string]>([
    [{}, '80% is reached, where warning starts, and no alert was open'],
    [
      {
        severity: 'critical',
        reason: { kind: 'worse', from: 'warning', threshold: { kind: 'share', from: exact('0.95') } },
      },
      'it went from warning to critical: 95% is reached',
    ],
    [{ reason: { kind: 'milder', from: 'critical' } }, 'it went from critical to warning'],
    // From 05:16 to 09:16.
    [
      { reason: { kind: 'repeated', lastSaidAt: new Date('2026-11-20T05:16:00Z') } },
      'nobody has acknowledged it for 4 h',
    ],
    [
      { reason: { kind: 'unanswered', lastSaidAt: new Date('2026-11-20T08:46:00Z') } },
      'nobody has acknowledged it for 30 min',
    ],
    [{ reason: { kind: 'snooze-ended', until: NOW } }, 'it was snoozed until 2026-11-20 09:16 UTC'],
    [{ reason: { kind: 'silence-ended' } }, 'its rule is no longer silenced'],
  ])('says why it is sent now: %#', (parts, words) => {
    expect(textOf(alertCard(warningOf(spentOf(usd('84')), parts)))).toContain(words);
  });

  it('says what helps, and that buying credits does not', () => {
    const card = alertCard(warningOf(spentOf(usd('84'))));
    expect(textOf(card)).toContain('Raise the limit of the key');
    expect(textOf(card)).toContain('Wait for the reset at 2026-12-01 00:00 UTC');
    expect(card.sections.at(-1)).toMatchObject({ title: 'What does not help' });
    expect(textOf(card)).toContain('Buying credits: a key limit is not the account balance');
  });

  it('offers no wait for a reset that never comes', () => {
    expect(textOf(alertCard(warningOf(spentOf(usd('84'), 'never'))))).not.toContain('Wait for');
  });

  it('says that requests are refused once the limit is spent, not before', () => {
    const almost = alertCard(warningOf(spentOf(usd('99.999999'))));
    expect(almost.answer).not.toContain('stops');
    expect(textOf(almost)).not.toContain('refused');
    const spent = alertCard(warningOf(spentOf(usd('100'))));
    expect(spent.answer).toBe(
      'Key "prod" stops requests: it has spent 100% of its monthly limit, $100.00 of $100.00.',
    );
    expect(textOf(spent)).toContain('Until then requests are refused.');
  });

  it('names what stops the key first and next, its pace and the one that is safe', () => {
    const layer = {
      kind: 'budget',
      scope: 'key_limit',
      limit: usd('100'),
      remaining: usd('16'),
      reset: 'monthly',
      resetsAt: RESETS_AT,
    } as const;
    const at = (day: string) => ({ kind: 'ends', at: new Date(`${day}T09:16:00Z`) }) as const;
    const ends = (day: string) => ({ p10: at(day), p50: at(day), p90: at(day) });
    const outlook: Outlook = {
      at: READ_AT,
      first: { layer, basis: 'day-blocks', ends: ends('2026-11-22') },
      next: {
        layer: { kind: 'balance', remaining: usd('40') },
        basis: 'day-blocks',
        ends: ends('2026-11-25'),
      },
      pace: { perHour: usd('0.333333'), perDay: usd('8') },
      // 16 dollars in 10 days and 14.75 hours: 254.75 hours.
      safePace: { perHour: usd('0.062806'), perDay: usd('1.507360'), layer, until: RESETS_AT },
    };
    const text = textOf(alertCard(warningOf(spentOf(usd('84')), { outlook })));
    expect(text).toContain(
      '{"label":"Stops first","value":"its monthly limit: 2026-11-22 09:16 UTC (in 2 d)"}',
    );
    expect(text).toContain(
      '{"label":"Would stop next","value":"the account\'s credits: 2026-11-25 09:16 UTC (in 5 d)"}',
    );
    expect(text).toContain('{"label":"Pace","value":"$0.33 an hour, $8.00 a day"}');
    expect(text).toContain('"$0.062 an hour, $1.50 a day lasts until 2026-12-01 00:00 UTC (in 10 d 14 h)"');
    expect(text).toContain("What stops it next is the account's credits.");
  });

  it('names no pace that lasts and no end to come once the limit is spent, but what stops next', () => {
    const layer = { kind: 'balance', remaining: usd('40') } as const;
    const end = { kind: 'ends', at: new Date('2026-11-25T09:16:00Z') } as const;
    const next = { layer, basis: 'day-blocks', ends: { p10: end, p50: end, p90: end } } as const;
    const safePace = { perHour: usd('0.0009'), perDay: usd('0.021'), layer, until: RESETS_AT };
    const outlook: Outlook = { at: READ_AT, first: next, next, safePace };
    const text = textOf(alertCard(warningOf(spentOf(usd('100.004')), { outlook })));
    expect(text).toContain('"Would stop next"');
    expect(text).not.toContain('Stops first');
    expect(text).not.toContain('Safe pace');
    // 100.004 − 100 = 0.004.
    expect(text).toContain('{"label":"Remaining","value":"nothing: $0.004 above the limit"}');
  });

  it('tells of spent credits without offering a higher key limit', () => {
    const [totalCredits, totalSpent] = [usd('50'), usd('51.5')];
    // 50 − 51.5
    const balance = usd('-1.5');
    const card = alertCard(
      warningOf(
        { kind: 'balance', totalCredits, totalSpent, balance, readAt: READ_AT },
        { rule: 'credits', subject: { kind: 'account' }, severity: 'exhausted', kind: 'level:exhausted' },
      ),
    );
    expect(card.title).toBe('Exhausted: account credits');
    expect(card.answer).toBe('The account has no credits left: $51.50 spent of $50.00 bought.');
    expect(textOf(card)).toContain('-$1.50');
    expect(textOf(card)).not.toContain('Raise the limit');
  });

  it('tells why an alert is over and how long it lasted, and asks for nothing', () => {
    const since = new Date('2026-11-19T08:00:00Z');
    const over = (evidence: Evidence, cause: 'period_reset' | 'limit_removed') =>
      alertCard(
        warningOf(evidence, {
          kind: 'resolved',
          since,
          reason: { kind: 'resolved', cause, resolvedAt: new Date('2026-11-20T10:30:00Z') },
        }),
        { shortId: '7F3A' },
      );
    const card = over(spentOf(usd('1')), 'period_reset');
    expect(card.title).toBe('Resolved: key limit #7F3A');
    // 26 hours and a half.
    expect(card.answer).toBe('Key "prod": over after 1 d 2 h, because a new period of the limit has begun.');
    expect(textOf(card)).toContain('Key \\"prod\\" has spent 1% of its monthly limit: $1.00 of $100.00.');
    expect(textOf(card)).not.toContain('What helps');
    expect(textOf(over({ kind: 'no-limit', readAt: READ_AT }, 'limit_removed'))).toContain(
      'has no limit any more',
    );
  });
});

describe('shareText', () => {
  it.each<[Ratio, string]>([
    [exact('0.84'), '84%'],
    [exact('0.8412'), '84.12%'],
    [exact('0.96958'), '96.96%'],
    [exact('0.999999'), '99.99%'],
    [exact('0.94998'), '94.99%'],
    [exact('1.05'), '105%'],
    [exact('0'), '0%'],
  ])('rounds, but never up to a level that is not reached: %#', (share, text) => {
    expect(shareText(share)).toBe(text);
  });
});
