import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { CreditsReading, KeyReading, Reading } from '../budgeting/reading.ts';
import { DEFAULT_RULES } from './alert-rule.ts';
import { firingAlerts, type GuardDecision, NOTHING_WATCHED, step } from './guard-step.ts';

const NOW = new Date('2026-12-31T00:00:00Z');

type KeyFigures = Partial<Omit<KeyReading, 'spent'>> & { readonly used?: string };

/** A key with $100 a month, of which `left` is left; all it ever spent is `used`. */
function key(at: string, left: string, { used = '500', ...parts }: KeyFigures = {}): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a1', name: 'prod' },
    at: new Date(at),
    limit: usd('100'),
    limitRemaining: usd(left),
    limitReset: 'monthly',
    spent: { allTime: usd(used) },
    ...parts,
  };
}

function credits(at: string, [bought, spent]: readonly [string, string]): CreditsReading {
  const [totalCredits, totalSpent] = [usd(bought), usd(spent)];
  return { kind: 'credits', subject: { kind: 'account' }, at: new Date(at), totalCredits, totalSpent };
}

function decide(...readings: readonly Reading[]): GuardDecision {
  return step(NOTHING_WATCHED, readings, { rules: DEFAULT_RULES, now: NOW });
}

function told({ notifications }: GuardDecision): readonly string[] {
  return notifications.map(({ reason, severity }) => `${reason} ${severity}`);
}

function doubts({ notices }: GuardDecision): readonly string[] {
  return notices.map(({ doubt }) => doubt.kind);
}

describe('step: a limit', () => {
  it('notifies with the figures of the moment when a level is reached', () => {
    const { notifications } = decide(key('2026-11-20T09:15:00Z', '16'));
    expect(notifications).toMatchObject([
      {
        rule: 'key-limit',
        reason: 'first',
        severity: 'warning',
        evidence: {
          kind: 'limit',
          readAt: new Date('2026-11-20T09:15:00Z'),
          standing: { spent: usd('84'), remaining: usd('16'), resetsAt: new Date('2026-12-01T00:00:00Z') },
        },
      },
    ]);
  });

  it('is silent below the first level', () => {
    expect(told(decide(key('2026-11-20T09:00:00Z', '20.01')))).toEqual([]);
  });

  it('notifies only the highest of the levels that one reading crosses', () => {
    expect(told(decide(key('2026-11-20T09:00:00Z', '30'), key('2026-11-20T09:05:00Z', '-2')))).toEqual([
      'first exhausted',
    ]);
  });

  it('notifies each worse level once, and nothing while it stays the same', () => {
    const left = ['30', '16', '15', '4', '3', '0', '-1'];
    const readings = left.map((each, minute) => key(`2026-11-20T09:0${minute}:00Z`, each));
    expect(told(decide(...readings))).toEqual(['first warning', 'worse critical', 'worse exhausted']);
  });

  it('resolves when the limit is raised', () => {
    const raised = { limit: usd('200') };
    const decision = decide(key('2026-11-20T09:00:00Z', '16'), key('2026-11-20T09:05:00Z', '116', raised));
    expect(decision.notifications.at(-1)).toMatchObject({ reason: 'resolved', cause: 'limit_raised' });
    expect(firingAlerts(decision.state)).toEqual([]);
  });

  it('takes a limit that was raised and counts afresh as it is', () => {
    const raised = { limit: usd('200') };
    const decision = decide(key('2026-11-20T09:00:00Z', '16'), key('2026-11-20T09:05:00Z', '200', raised));
    expect(decision.notifications.at(-1)).toMatchObject({ cause: 'limit_raised' });
    expect(decision.notices).toEqual([]);
  });

  // On the first of a month the day and the month begin together.
  it.each(['2026-11-20', '2026-11-01'])('resolves when it resets daily instead of monthly, on %s', (day) => {
    const daily = { limitReset: 'daily' } as const;
    const decision = decide(key(`${day}T09:00:00Z`, '16'), key(`${day}T09:05:00Z`, '95', daily));
    expect(decision.notifications.at(-1)).toMatchObject({ reason: 'resolved', cause: 'limit_changed' });
    const nextDay = decide(key('2026-11-20T09:00:00Z', '16'), key('2026-11-21T09:00:00Z', '95', daily));
    expect(nextDay.notifications.at(-1)).toMatchObject({ cause: 'limit_changed' });
  });

  it('takes a fall for a new period where it does not know when the period ends', () => {
    const hourly = { limitReset: 'unknown' } as const;
    const decision = decide(
      key('2026-11-20T09:00:00Z', '16', hourly),
      key('2026-11-20T09:05:00Z', '100', { ...hourly, used: '501' }),
    );
    expect(doubts(decision)).toEqual([]);
    expect(decision.notifications.at(-1)).toMatchObject({ reason: 'resolved' });
  });

  it('resolves when the limit is removed', () => {
    const { limit: _, limitRemaining: __, ...unlimited } = key('2026-11-20T09:05:00Z', '0');
    const decision = decide(key('2026-11-20T09:00:00Z', '16'), unlimited);
    expect(decision.notifications.at(-1)).toMatchObject({ reason: 'resolved', cause: 'limit_removed' });
  });

  it('records a milder level after a change of the limit without a message', () => {
    // 96 of 110 is 87%: no longer critical, still a warning; then 106 of 110 is 96%.
    const raised = { limit: usd('110') };
    const readings = [
      key('2026-11-20T09:00:00Z', '4'),
      key('2026-11-20T09:05:00Z', '14', raised),
      key('2026-11-20T09:10:00Z', '4', raised),
    ];
    expect(told(decide(...readings.slice(0, 2)))).toEqual(['first critical']);
    expect(firingAlerts(decide(...readings.slice(0, 2)).state)).toMatchObject([{ severity: 'warning' }]);
    expect(told(decide(...readings))).toEqual(['first critical', 'worse critical']);
  });

  it('keeps keys apart, whatever they are called', () => {
    const other = { subject: { kind: 'key', id: 'b2', name: 'prod' } } as const;
    const decision = decide(key('2026-11-20T09:00:00Z', '16'), key('2026-11-20T09:00:00Z', '1', other));
    expect(told(decision)).toEqual(['first warning', 'first critical']);
  });
});

describe('step: a new period', () => {
  const firing = key('2026-11-30T23:55:00Z', '16');

  it('resolves when the counter has dropped', () => {
    const decision = decide(firing, key('2026-12-01T00:01:00Z', '99', { used: '500' }));
    expect(decision.notifications.at(-1)).toMatchObject({ reason: 'resolved', cause: 'period_reset' });
    expect(decision.notices).toEqual([]);
  });

  it('does not take a counter that trails behind midnight for new spending', () => {
    const decision = decide(firing, key('2026-12-01T00:01:00Z', '3', { used: '513' }));
    expect(told(decision)).toEqual(['first warning']);
  });

  it('believes the same counter once the grace is over', () => {
    const decision = decide(firing, key('2026-12-01T00:10:00Z', '3', { used: '513' }));
    expect(told(decision)).toEqual(['first warning', 'first critical']);
  });

  it('believes it at once when as much was spent in all', () => {
    // 97 in the new period, 97 more in all.
    const decision = decide(firing, key('2026-12-01T00:09:00Z', '3', { used: '597' }));
    expect(told(decision)).toEqual(['first warning', 'first critical']);
  });

  it('notifies again when the same level is reached in it', () => {
    const decision = decide(firing, key('2026-12-20T09:00:00Z', '16', { used: '584' }));
    expect(told(decision)).toEqual(['first warning', 'first warning']);
    expect(firingAlerts(decision.state)).toMatchObject([{ since: new Date('2026-12-20T09:00:00Z') }]);
  });

  it('is not new again after a reading at its very first instant', () => {
    const midnight = key('2026-12-01T00:00:00Z', '16');
    expect(told(decide(midnight, key('2026-12-01T00:20:00Z', '15', { used: '501' })))).toEqual([
      'first warning',
    ]);
  });

  it('never comes for a limit that does not reset', () => {
    const never = { limitReset: 'never' } as const;
    const decision = decide(
      key('2026-11-30T23:55:00Z', '16', never),
      key('2026-12-20T09:00:00Z', '15', { ...never, used: '501' }),
    );
    expect(told(decision)).toEqual(['first warning']);
  });
});

describe('step: the credits', () => {
  it('are exhausted when the balance is zero', () => {
    const [notification] = decide(credits('2026-11-20T09:00:00Z', ['50', '50'])).notifications;
    expect(notification).toMatchObject({ rule: 'credits', severity: 'exhausted', reason: 'first' });
  });

  it('have no low threshold of their own', () => {
    expect(told(decide(credits('2026-11-20T09:00:00Z', ['50', '49.999999'])))).toEqual([]);
  });

  it('resolve when they are topped up', () => {
    const decision = decide(
      credits('2026-11-20T09:00:00Z', ['50', '51']),
      credits('2026-11-20T09:05:00Z', ['75', '51']),
    );
    expect(decision.notifications.at(-1)).toMatchObject({ reason: 'resolved', cause: 'topped_up' });
  });
});

describe('step: a reading that cannot be believed', () => {
  it('leaves a firing alert alone when the counters are missing, and says so once', () => {
    const missing = (at: string): Reading => {
      return { kind: 'missing', subject: { kind: 'account' }, at: new Date(at), cause: '403 Forbidden' };
    };
    const decision = decide(
      credits('2026-11-20T09:00:00Z', ['50', '50']),
      missing('2026-11-20T09:05:00Z'),
      missing('2026-11-20T09:10:00Z'),
    );
    expect(told(decision)).toEqual(['first exhausted']);
    expect(doubts(decision)).toEqual(['missing']);
    expect(firingAlerts(decision.state)).toHaveLength(1);
  });

  it('neither fires nor resolves on 0 of 0, unless a management key asked', () => {
    const empty = credits('2026-11-20T09:05:00Z', ['0', '0']);
    expect(told(decide({ ...empty, askedWith: 'ordinary-key' }))).toEqual([]);
    expect(doubts(decide({ ...empty, askedWith: 'ordinary-key' }))).toEqual(['empty-credits']);
    expect(doubts(decide(empty))).toEqual(['empty-credits']);
    expect(told(decide({ ...empty, askedWith: 'management-key' }))).toEqual(['first exhausted']);
  });

  it('does not resolve on one fall of what was spent, and believes the second', () => {
    const firing = credits('2026-11-20T09:00:00Z', ['50', '50']);
    const fallen = credits('2026-11-20T09:05:00Z', ['50', '12']);
    expect(decide(firing, fallen).notices).toMatchObject([
      { doubt: { kind: 'spent-fell', from: usd('50'), to: usd('12') } },
    ]);
    expect(firingAlerts(decide(firing, fallen).state)).toHaveLength(1);

    const again = credits('2026-11-20T09:10:00Z', ['50', '13']);
    expect(decide(firing, fallen, again).notifications.at(-1)).toMatchObject({ cause: 'corrected' });
    const glitch = decide(firing, fallen, credits('2026-11-20T09:10:00Z', ['50', '51']));
    expect(told(glitch)).toEqual(['first exhausted']);
  });

  it('believes a fall only when the next reading falls no further', () => {
    const spent = ['50', '12', '5'].map((each, minute) =>
      credits(`2026-11-20T09:0${minute}:00Z`, ['50', each]),
    );
    expect(told(decide(...spent))).toEqual(['first exhausted']);
    const steady = credits('2026-11-20T09:03:00Z', ['50', '5']);
    expect(told(decide(...spent, steady))).toEqual(['first exhausted', 'resolved exhausted']);
  });

  it('doubts less spent in all, even in a new period', () => {
    const less = key('2026-12-20T09:00:00Z', '99', { used: '499' });
    const decision = decide(key('2026-11-20T09:00:00Z', '16'), less);
    expect(doubts(decision)).toEqual(['spent-fell']);
    expect(firingAlerts(decision.state)).toHaveLength(1);
  });

  it('doubts more left of the same limit in the same period', () => {
    const decision = decide(key('2026-11-20T09:00:00Z', '16'), key('2026-11-20T09:05:00Z', '90'));
    expect(doubts(decision)).toEqual(['spent-fell']);
    expect(firingAlerts(decision.state)).toHaveLength(1);
  });

  it('does not take the noise of floats for a fall', () => {
    const dust = key('2026-11-20T09:05:00Z', '16.000000000002');
    expect(decide(key('2026-11-20T09:00:00Z', '16'), dust).notices).toEqual([]);
  });

  it('doubts a limit that resets without a counter of its period', () => {
    const { limitRemaining: _, ...bare } = key('2026-11-20T09:05:00Z', '0');
    expect(doubts(decide(key('2026-11-20T09:00:00Z', '16'), bare))).toEqual(['no-counter']);
  });

  it('refuses a date more than a minute ahead of now, says so once, and does not wait for that date', () => {
    const ahead = key('2026-12-31T00:01:00.001Z', '0');
    const later = key('2026-12-31T00:02:00Z', '0');
    expect(doubts(decide(ahead, later))).toEqual(['ahead-of-clock']);

    const { state } = decide(ahead);
    const inTime = step(state, [key('2026-12-30T23:59:00Z', '16')], { rules: DEFAULT_RULES, now: NOW });
    expect(told(inTime)).toEqual(['first warning']);
  });

  it('takes a date up to a minute ahead', () => {
    expect(told(decide(key('2026-12-31T00:01:00Z', '0')))).toEqual(['first exhausted']);
  });

  it('changes nothing when it is not newer than the one before', () => {
    const first = decide(key('2026-11-20T09:05:00Z', '50'));
    const old = [key('2026-11-20T09:05:00Z', '0'), key('2026-11-20T09:00:00Z', '0')];
    const second = step(first.state, old, { rules: DEFAULT_RULES, now: NOW });
    expect(second).toEqual({ state: first.state, notifications: [], notices: [] });
  });
});
