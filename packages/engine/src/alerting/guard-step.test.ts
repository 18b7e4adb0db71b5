import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { AlertRule } from './alert-rule.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { step } from './guard-step.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { credits, key, missing } from './testing/sample-readings.ts';

const LIMIT: AlertRule = {
  kind: 'limit-share',
  id: 'key-limit',
  of: ['key'],
  levels: [
    { severity: 'warning', kind: 'share', from: exact('0.8') },
    { severity: 'critical', kind: 'share', from: exact('0.95') },
    { severity: 'exhausted', kind: 'share', from: exact('1') },
  ],
  hold: { for: 0, readings: 1 },
  keep: { for: 0, readings: 2 },
};

/** The same, slowly: ten minutes and two readings before anything counts, half an hour before it is over. */
const SLOW: AlertRule = {
  ...LIMIT,
  hold: { for: 600_000, readings: 2 },
  keep: { for: 1_800_000, readings: 2 },
};

const CREDITS = DEFAULT_RULES.filter(({ id }) => id === 'credits');
const STALE = DEFAULT_RULES.filter(({ id }) => id === 'source-stale');

/** An instant of 20 November 2026. */
function day(time: string): string {
  return `2026-11-20T${time}:00Z`;
}

/** A key whose limit alone is watched. */
function limitDesk(rule: AlertRule = LIMIT): Desk {
  return openDesk([rule]);
}

describe('step: beginning', () => {
  it('fires at once where no time is asked for', () => {
    const desk = limitDesk();
    const { notifications, incidents, events } = desk.see(key(day('09:15'), '16'));
    expect(notifications).toMatchObject([
      {
        alertKey: 'key-limit⋅key:a1',
        incidentNumber: 1,
        kind: 'level:warning',
        reason: { kind: 'fired', threshold: { kind: 'share', from: exact('0.8') } },
        pings: true,
        since: new Date(day('09:15')),
        evidence: { kind: 'limit', readAt: new Date(day('09:15')), standing: { spent: usd('84') } },
      },
    ]);
    expect(incidents).toMatchObject([{ alertKey: 'key-limit⋅key:a1', number: 1, severity: 'warning' }]);
    expect(events).toMatchObject([
      { from: 'ok', to: 'firing:warning', digest: 'key:a1 key 2026-11-20T09:15:00.000Z' },
    ]);
  });

  it('is silent below the first level', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '20.01'));
    expect(desk.told()).toEqual([]);
  });

  it('is pending until it was found for long enough, in enough readings', () => {
    const desk = limitDesk(SLOW);
    desk.see(key(day('09:00'), '16'));
    expect(desk.steps()).toEqual(['ok → pending:warning']);
    desk.see(key(day('09:09'), '15'));
    expect(desk.told()).toEqual([]);
    desk.see(key(day('09:10'), '14'));
    expect(desk.told()).toEqual(['level:warning fired']);
    expect(desk.open()).toMatchObject([{ since: new Date(day('09:00')) }]);
  });

  it('is not pending long enough by time alone', () => {
    const desk = limitDesk(SLOW);
    desk.see(key(day('09:00'), '16'));
    desk.tick(day('12:00'));
    expect(desk.told()).toEqual([]);
  });

  it('forgets what was pending with the first reading that does not find it', () => {
    const desk = limitDesk(SLOW);
    desk.see(key(day('09:00'), '16'));
    desk.see(key(day('09:05'), '116', { limit: usd('200') }));
    desk.see(key(day('09:10'), '16'));
    expect(desk.told()).toEqual([]);
    expect(desk.steps()).toEqual(['ok → pending:warning', 'pending:warning → ok', 'ok → pending:warning']);
  });

  it('waits for nothing once the limit is spent', () => {
    const desk = limitDesk(SLOW);
    desk.see(key(day('09:00'), '0'));
    expect(desk.told()).toEqual(['level:exhausted fired']);
  });

  it('says a jump over several levels in one message, the worst', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '30'), key(day('09:05'), '-2'));
    expect(desk.told()).toEqual(['level:exhausted fired']);
  });

  it('counts incidents on, one open at a time', () => {
    const desk = limitDesk();
    const raised = { limit: usd('200') };
    desk.see(key(day('09:00'), '16'));
    desk.see(key(day('09:05'), '116', raised), key(day('09:10'), '116', raised));
    desk.see(key(day('09:15'), '40', raised));
    expect(desk.messages().map(({ incidentNumber, kind }) => `${incidentNumber} ${kind}`)).toEqual([
      '1 level:warning',
      '1 resolved',
      '2 level:warning',
    ]);
  });
});

describe('step: worse and milder', () => {
  it('says each worse level once, and nothing while it stays the same', () => {
    const desk = limitDesk();
    const left = ['30', '16', '15', '4', '3', '0', '-1'];
    desk.see(...left.map((each, minute) => key(day(`09:0${minute}`), each)));
    expect(desk.told()).toEqual(['level:warning fired', 'level:critical worse', 'level:exhausted worse']);
  });

  it('lets what is worse be found for long enough, too', () => {
    const desk = limitDesk(SLOW);
    desk.see(key(day('09:00'), '16'), key(day('09:10'), '15'), key(day('09:20'), '4'));
    expect(desk.told()).toEqual(['level:warning fired']);
    desk.see(key(day('09:30'), '3'));
    expect(desk.told()).toEqual(['level:warning fired', 'level:critical worse']);
  });

  it('takes an acknowledgement and a snooze back when it gets worse, and says so aloud', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'));
    desk.acknowledge(day('09:01'));
    desk.snooze(day('23:00'));
    const { incidents, notifications } = desk.see(key(day('09:05'), '4'));
    expect(notifications).toMatchObject([{ kind: 'level:critical', pings: true }]);
    expect(incidents).toMatchObject([{ clearsFacts: true, severity: 'critical' }]);
    desk.tick(day('13:05'));
    expect(desk.told().slice(2)).toEqual(['escalate:1 unanswered', 'repeat:1 repeated']);
  });

  it('says again and hands on at the times that were chosen', () => {
    const never = { info: Infinity, warning: Infinity, critical: Infinity, exhausted: Infinity };
    const hour = 3_600_000;
    const desk = openDesk(DEFAULT_RULES, {
      repeatAfterMs: { ...never, critical: 2 * hour },
      escalateAfterMs: { ...never, critical: hour },
    });
    desk.see(key(day('09:00'), '4'));
    desk.tick(day('09:59'));
    expect(desk.told()).toEqual(['level:critical fired']);
    desk.tick(day('10:00'));
    desk.tick(day('11:00'));
    expect(desk.told().slice(1)).toEqual(['escalate:1 unanswered', 'repeat:1 repeated']);
  });

  it('says a milder level without a sound, after two readings', () => {
    const desk = limitDesk();
    // 96 of 110 is 87%.
    const raised = { limit: usd('110') };
    desk.see(key(day('09:00'), '4'), key(day('09:05'), '14', raised));
    expect(desk.told()).toEqual(['level:critical fired']);
    const { notifications } = desk.see(key(day('09:10'), '14', raised));
    expect(notifications).toMatchObject([{ kind: 'update:1', severity: 'warning', pings: false }]);
    expect(desk.open()).toMatchObject([{ severity: 'warning' }]);
  });

  it('says a level aloud again that came back, under another name than before', () => {
    const desk = limitDesk();
    const raised = { limit: usd('110') };
    desk.see(key(day('09:00'), '4'), key(day('09:05'), '14', raised), key(day('09:10'), '14', raised));
    // 106 of 110 is 96%.
    const { notifications } = desk.see(key(day('09:15'), '4', raised));
    expect(notifications).toMatchObject([{ kind: 'repeat:1', reason: { kind: 'worse' }, pings: true }]);
  });
});

describe('step: recovering', () => {
  const raised = { limit: usd('200') };

  it('is not over with the first good reading', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'), key(day('09:05'), '116', raised));
    expect(desk.told()).toEqual(['level:warning fired']);
    expect(desk.steps().at(-1)).toBe('firing:warning → recovering:warning');
    expect(desk.open()).toMatchObject([{ isRecovering: true }]);
  });

  it('is over after two, and says why', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'), key(day('09:05'), '116', raised), key(day('09:10'), '115', raised));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved limit_raised']);
    expect(desk.messages().at(-1)).toMatchObject({
      since: new Date(day('09:00')),
      reason: { resolvedAt: new Date(day('09:10')) },
      pings: true,
    });
    expect(desk.open()).toEqual([]);
  });

  it('is not over before the time to keep it has passed', () => {
    const desk = limitDesk(SLOW);
    desk.see(key(day('09:00'), '16'), key(day('09:10'), '16'));
    desk.see(key(day('09:20'), '116', raised), key(day('09:49'), '116', raised));
    expect(desk.open()).toHaveLength(1);
    desk.see(key(day('09:50'), '116', raised));
    expect(desk.open()).toEqual([]);
  });

  it('fires on in the same incident when it is found again in between', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'), key(day('09:05'), '116', raised), key(day('09:10'), '16'));
    desk.see(key(day('09:15'), '116', raised));
    expect(desk.told()).toEqual(['level:warning fired']);
    expect(desk.steps().slice(1)).toEqual([
      'firing:warning → recovering:warning',
      'recovering:warning → firing:warning',
      'firing:warning → recovering:warning',
    ]);
  });

  it('waits for a balance that is clearly above the threshold', () => {
    const desk = openDesk(CREDITS);
    desk.see(credits(day('09:00'), ['10', '5.5']));
    // 5.49 is below 5 × 1.1.
    desk.see(credits(day('09:05'), ['11', '5.51']), credits(day('09:10'), ['11', '5.51']));
    expect(desk.told()).toEqual(['level:warning fired']);
    desk.see(credits(day('09:15'), ['12', '6.49']), credits(day('09:20'), ['12', '6.49']));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved topped_up']);
  });
});

describe('step: nobody answers', () => {
  it.each([
    ['16', 'warning', 24],
    ['4', 'critical', 4],
    ['0', 'exhausted', 1],
  ])('with %s left says a %s again after %i hours, not before', (left, severity, hours) => {
    const desk = limitDesk();
    desk.see(key(day('00:00'), left));
    const due = Date.parse(day('00:00')) + hours * 3_600_000;
    desk.tick(new Date(due - 1));
    expect(desk.told().filter((each) => each.startsWith('repeat'))).toEqual([]);
    desk.tick(new Date(due));
    desk.tick(new Date(due));
    expect(desk.told().filter((each) => each.startsWith('repeat'))).toEqual(['repeat:1 repeated']);
    expect(desk.messages().at(-1)?.severity).toBe(severity);
    desk.tick(new Date(due + hours * 3_600_000));
    expect(desk.told().at(-1)).toBe('repeat:2 repeated');
  });

  it('tells the next channel once when something critical stays unanswered', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '4'));
    desk.tick(day('09:29'));
    expect(desk.told()).toEqual(['level:critical fired']);
    desk.tick(day('09:30'));
    desk.tick(day('10:30'));
    expect(desk.told()).toEqual(['level:critical fired', 'escalate:1 unanswered']);
  });

  it('tells nobody else of a warning', () => {
    const desk = limitDesk();
    desk.see(key(day('00:00'), '16'));
    desk.tick(day('23:59'));
    expect(desk.told()).toEqual(['level:warning fired']);
  });

  it('neither repeats nor escalates what is acknowledged', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '0'));
    desk.acknowledge(day('09:01'));
    desk.tick(day('23:00'));
    expect(desk.told()).toEqual(['level:exhausted fired']);
  });

  it('is not put off by a clock that was ahead', () => {
    const desk = limitDesk();
    desk.tick('2026-11-21T09:00:00Z', key(day('09:00'), '4'));
    desk.tick(day('09:05'));
    desk.tick(day('13:05'));
    expect(desk.told()).toContain('repeat:1 repeated');
  });
});

describe('step: recovering and nobody answers', () => {
  it('repeats nothing that was not found at the last look', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '4'), key(day('09:05'), '104', { limit: usd('200') }));
    desk.tick(day('23:00'));
    expect(desk.told()).toEqual(['level:critical fired']);
  });
});

describe('step: snoozed and silenced', () => {
  it('says nothing while it is snoozed, and once when that has ended', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '4'));
    desk.snooze(day('18:00'));
    desk.tick(day('17:59'));
    expect(desk.told()).toEqual(['level:critical fired']);
    desk.tick(day('18:00'));
    desk.tick(day('18:01'));
    expect(desk.told()).toEqual(['level:critical fired', 'repeat:1 snooze-ended']);
  });

  it('says the end of a snooze even if nobody looked while it lasted', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'));
    desk.snooze(day('09:01'));
    desk.tick(day('12:00'));
    expect(desk.told().at(-1)).toBe('repeat:1 snooze-ended');
  });

  it('says without a sound that what is snoozed is over', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'));
    desk.snooze(day('18:00'));
    const raised = { limit: usd('200') };
    desk.see(key(day('09:05'), '116', raised), key(day('09:10'), '116', raised));
    expect(desk.messages().at(-1)).toMatchObject({ kind: 'resolved', pings: false });
    desk.tick(day('18:00'));
    expect(desk.told()).toHaveLength(2);
  });

  it('says aloud that it is over when it got worse in between, in the same step, too', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'));
    desk.snooze(day('18:00'));
    const raised = { limit: usd('200') };
    desk.see(key(day('09:05'), '4'), key(day('09:10'), '104', raised), key(day('09:15'), '104', raised));
    expect(desk.messages().at(-1)).toMatchObject({ kind: 'resolved', pings: true });
  });

  it('keeps a silenced level back, and says it when the silence has ended', () => {
    const desk = limitDesk();
    desk.silence(day('18:00'), 'key-limit');
    desk.see(key(day('09:00'), '16'));
    desk.tick(day('17:59'));
    expect(desk.told()).toEqual([]);
    expect(desk.open()).toHaveLength(1);
    desk.tick(day('18:00'));
    desk.tick(day('18:01'));
    expect(desk.told()).toEqual(['level:warning silence-ended']);
  });

  it('never says that something is over of which it never told', () => {
    const desk = limitDesk();
    desk.silence(day('18:00'));
    const raised = { limit: usd('200') };
    desk.see(key(day('09:00'), '16'), key(day('09:05'), '116', raised), key(day('09:10'), '116', raised));
    desk.tick(day('18:00'));
    expect(desk.told()).toEqual([]);
    expect(desk.steps().at(-1)).toBe('recovering:warning → resolved');
  });

  it('leaves other rules alone', () => {
    const desk = limitDesk();
    desk.silence(day('18:00'), 'another');
    desk.see(key(day('09:00'), '16'));
    expect(desk.told()).toEqual(['level:warning fired']);
  });
});

describe('step: a reading that cannot be believed', () => {
  it('leaves what fires as it is, and tells of itself after three in a row', () => {
    const desk = openDesk([...CREDITS, ...STALE]);
    desk.see(credits(day('09:00'), ['50', '50']));
    const { notices } = desk.see(missing(day('09:01')), missing(day('09:02')));
    expect(notices).toMatchObject([{ doubt: { kind: 'missing' } }]);
    expect(desk.told()).toEqual(['level:exhausted fired']);
    desk.see(missing(day('09:03')), missing(day('09:04')));
    expect(desk.told()).toEqual(['level:exhausted fired', 'level:warning fired']);
    expect(desk.messages().at(-1)).toMatchObject({
      alertKey: 'source-stale⋅account',
      evidence: { failures: 3, freshAt: new Date(day('09:00')) },
    });
    expect(desk.open()).toHaveLength(2);
  });

  it('is over after two that can', () => {
    const desk = openDesk(STALE);
    desk.see(missing(day('09:00')), missing(day('09:05')), missing(day('09:10')));
    desk.see(credits(day('09:15'), ['50', '5']));
    expect(desk.open()).toHaveLength(1);
    desk.see(credits(day('09:20'), ['50', '5']));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved source_back']);
  });

  it('tells when nothing comes at all', () => {
    const desk = openDesk(STALE);
    desk.see(credits(day('09:00'), ['50', '5']));
    desk.tick(day('09:44'));
    expect(desk.told()).toEqual([]);
    desk.tick(day('09:45'));
    desk.tick(day('09:46'));
    expect(desk.told()).toEqual(['level:warning fired']);
  });

  it('takes a forecast for no look at how long nothing came: who was away makes one before it asks', () => {
    const desk = openDesk(STALE);
    desk.see(credits(day('09:00'), ['50', '5']));
    desk.see({ kind: 'lots', subject: { kind: 'account' }, at: new Date(day('10:00')), lots: [] });
    desk.see(credits(day('10:00'), ['50', '6']));
    expect(desk.told()).toEqual([]);
  });

  it('asks no key to come by itself: its source tells of the silence', () => {
    const desk = openDesk(STALE);
    desk.see(key(day('09:00'), '50'));
    desk.tick(day('23:00'));
    expect(desk.told()).toEqual([]);
  });

  it('neither fires nor resolves on 0 of 0, however often, unless a management key asked', () => {
    const desk = openDesk(CREDITS);
    const empty = (time: string) => credits(day(time), ['0', '0']);
    desk.see(empty('09:05'), { ...empty('09:10'), askedWith: 'ordinary-key' });
    expect(desk.told()).toEqual([]);
    desk.see(credits(day('09:15'), ['50', '50']));
    const { notices } = desk.see(empty('09:20'), empty('09:22'), empty('09:24'));
    expect(notices).toMatchObject([{ doubt: { kind: 'empty-credits' } }]);
    expect(desk.told()).toEqual(['level:exhausted fired']);
    const asked = openDesk(CREDITS);
    asked.see({ ...empty('09:00'), askedWith: 'management-key' });
    expect(asked.told()).toEqual(['level:exhausted fired']);
  });

  it('believes that less was spent when the next reading says so too', () => {
    const desk = openDesk(CREDITS);
    desk.see(credits(day('09:00'), ['50', '50']), credits(day('09:05'), ['50', '12']));
    expect(desk.open()).toMatchObject([{ isRecovering: false }]);
    desk.see(credits(day('09:10'), ['50', '13']), credits(day('09:15'), ['50', '13']));
    expect(desk.told()).toEqual(['level:exhausted fired', 'resolved corrected']);
  });

  it('forgets a fall that does not come again', () => {
    const desk = openDesk(CREDITS);
    desk.see(credits(day('09:00'), ['50', '50']), credits(day('09:05'), ['50', '12']));
    desk.see(credits(day('09:10'), ['50', '51']), credits(day('09:15'), ['50', '12']));
    expect(desk.told()).toEqual(['level:exhausted fired']);
    expect(desk.open()).toMatchObject([{ isRecovering: false }]);
  });

  it('doubts a limit that resets without a counter of its period', () => {
    const { limitRemaining: _, ...bare } = key(day('09:05'), '0');
    expect(limitDesk().see(bare).notices).toMatchObject([{ doubt: { kind: 'no-counter' } }]);
  });

  it('takes a limit that was raised and counts afresh as it is', () => {
    const { notices } = limitDesk().see(
      key(day('09:00'), '16'),
      key(day('09:05'), '200', { limit: usd('200') }),
    );
    expect(notices).toEqual([]);
  });

  it('does not take the noise of floats for a fall', () => {
    const { notices } = limitDesk().see(key(day('09:00'), '16'), key(day('09:05'), '16.000000000002'));
    expect(notices).toEqual([]);
  });

  it('refuses a date more than a minute ahead, says so once, and does not wait for it', () => {
    const desk = limitDesk();
    const ahead = desk.tick(day('09:00'), key(day('10:00'), '0'), key(day('10:05'), '0'));
    expect(ahead.notices).toMatchObject([{ doubt: { kind: 'ahead-of-clock' } }]);
    desk.tick(day('09:05'), key(day('09:06'), '16'));
    expect(desk.told()).toEqual(['level:warning fired']);
  });

  it('changes nothing when it is not newer than the one before', () => {
    const desk = limitDesk();
    desk.see(key(day('09:05'), '50'));
    desk.tick(day('09:10'), key(day('09:05'), '0'), key(day('09:00'), '0'));
    expect(desk.told()).toEqual([]);
  });
});

describe('step: rules that change', () => {
  it('resolves what a removed rule had found, without a sound', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'));
    desk.useRules([]);
    const { notifications } = desk.tick(day('09:01'));
    expect(notifications).toMatchObject([{ kind: 'resolved', pings: false }]);
    expect(desk.told()).toEqual(['level:warning fired', 'resolved rule_removed']);
  });

  it('forgets what a removed rule was about to find', () => {
    const desk = limitDesk(SLOW);
    desk.see(key(day('09:00'), '16'));
    desk.useRules([]);
    desk.tick(day('09:01'));
    desk.useRules([SLOW]);
    desk.see(key(day('09:10'), '16'));
    expect(desk.told()).toEqual([]);
  });

  it('says that the rule was changed where a new threshold ends an alert', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'));
    const levels = [{ severity: 'warning', kind: 'share', from: exact('0.9') }] as const;
    desk.useRules([{ ...LIMIT, levels } as AlertRule]);
    desk.see(key(day('09:05'), '16'), key(day('09:10'), '16'));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved rule_changed']);
  });

  it('finds by a new threshold what the old one let pass, with the next reading', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '30'));
    const levels = [{ severity: 'info', kind: 'share', from: exact('0.6') }] as const;
    desk.useRules([{ ...LIMIT, levels } as AlertRule]);
    desk.see(key(day('09:05'), '30'));
    expect(desk.told()).toEqual(['level:info fired']);
  });
});

describe('step: a subject that goes', () => {
  const gone = (time: string) => ({
    kind: 'gone' as const,
    subject: { kind: 'key', id: 'a1', name: 'prod' } as const,
    at: new Date(day(time)),
  });

  it('is believed to be gone after two listings without it', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'), gone('09:05'));
    expect(desk.open()).toHaveLength(1);
    desk.see(gone('09:10'));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved gone']);
  });

  it('is not gone when it was listed in between', () => {
    const desk = limitDesk();
    desk.see(key(day('09:00'), '16'), gone('09:05'), key(day('09:10'), '16'), gone('09:15'));
    expect(desk.open()).toHaveLength(1);
  });

  it('is over when the key is disabled, in two readings', () => {
    const desk = limitDesk();
    const disabled = { disabled: true } as const;
    desk.see(key(day('09:00'), '16'), key(day('09:05'), '0', disabled));
    expect(desk.told()).toEqual(['level:warning fired']);
    desk.see(key(day('09:10'), '0', disabled), key(day('09:15'), '0', disabled));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved key_disabled']);
  });

  it('tells of nothing at a disabled key', () => {
    const desk = limitDesk();
    const disabled = { disabled: true } as const;
    desk.see(key(day('09:05'), '0', disabled), key(day('09:10'), '0', disabled));
    expect(desk.told()).toEqual([]);
  });
});

describe('step: text', () => {
  it('needs neither a state nor a reading', () => {
    const now = new Date(day('09:00'));
    const nothing = { watched: undefined, readings: [], facts: [], silences: [], rules: DEFAULT_RULES, now };
    expect(step(nothing)).toMatchObject({ notifications: [], incidents: [], events: [] });
  });
});
