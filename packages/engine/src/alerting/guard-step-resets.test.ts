import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { KeyReading, LimitReset, Reading } from '../budgeting/reading.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { credits, key } from './testing/sample-readings.ts';

const RULES = DEFAULT_RULES.filter(({ kind }) => kind === 'limit-share');

function limitDesk(): Desk {
  return openDesk(RULES);
}

/** 84 of 100 dollars before a reset, 1 after it, with all that was ever spent growing by 1. */
function around(reset: LimitReset, before: string, after: string): readonly [KeyReading, KeyReading] {
  const limitReset = { limitReset: reset };
  return [key(before, '16', limitReset), key(after, '99', { ...limitReset, used: '501' })];
}

describe('step: a new period', () => {
  it.each<[LimitReset, string, string]>([
    ['daily', '2026-11-20T23:59:00Z', '2026-11-21T00:01:00Z'],
    // From a Sunday to a Monday.
    ['weekly', '2026-11-22T23:59:00Z', '2026-11-23T00:01:00Z'],
    ['monthly', '2026-11-30T23:59:00Z', '2026-12-01T00:01:00Z'],
    // The end of a year; the end of a February with and without a 29th; a day of summer time in Europe.
    ['monthly', '2026-12-31T23:59:00Z', '2027-01-01T00:01:00Z'],
    ['monthly', '2027-02-28T23:59:00Z', '2027-03-01T00:01:00Z'],
    ['monthly', '2028-02-29T23:59:00Z', '2028-03-01T00:01:00Z'],
    ['daily', '2028-02-28T23:59:00Z', '2028-02-29T00:01:00Z'],
    ['daily', '2027-03-28T23:59:00Z', '2027-03-29T00:01:00Z'],
  ])('of a %s limit begins in UTC, from %s to %s, and ends the alert at once', (reset, before, after) => {
    const desk = limitDesk();
    desk.see(...around(reset, before, after));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved period_reset']);
    expect(desk.messages().at(-1)?.pings).toBe(true);
  });

  it.each<[LimitReset, string, string]>([
    ['weekly', '2026-11-21T23:59:00Z', '2026-11-22T00:01:00Z'],
    ['monthly', '2028-02-28T23:59:00Z', '2028-02-29T00:01:00Z'],
    ['monthly', '2026-11-22T23:59:00Z', '2026-11-23T00:01:00Z'],
  ])('of a %s limit does not begin from %s to %s', (reset, before, after) => {
    const desk = limitDesk();
    const { notices } = desk.see(...around(reset, before, after));
    expect(desk.told()).toEqual(['level:warning fired']);
    expect(notices).toMatchObject([{ doubt: { kind: 'spent-fell' } }]);
  });

  it('is not believed while the counter trails behind midnight', () => {
    const desk = limitDesk();
    desk.see(key('2026-11-30T23:55:00Z', '16'), key('2026-12-01T00:02:00Z', '3', { used: '513' }));
    expect(desk.told()).toEqual(['level:warning fired']);
    desk.see(key('2026-12-01T00:07:00Z', '99', { used: '514' }));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved period_reset']);
  });

  it('is believed when all that it shows was spent since, however much that is', () => {
    const desk = limitDesk();
    // 85 of the new month, and 85 more in all.
    desk.see(key('2026-11-30T23:55:00Z', '16'), key('2026-12-01T00:05:00Z', '15', { used: '585' }));
    expect(desk.messages().map(({ kind, incidentNumber, pings }) => [kind, incidentNumber, pings])).toEqual([
      ['level:warning', 1, true],
      // The new incident is told aloud; that the old one is over needs no sound.
      ['resolved', 1, false],
      ['level:warning', 2, true],
    ]);
  });

  it('is believed after two hours, whatever the counter says', () => {
    const desk = limitDesk();
    desk.see(key('2026-11-30T23:55:00Z', '16'), key('2026-12-01T01:59:00Z', '16'));
    expect(desk.told()).toEqual(['level:warning fired']);
    desk.see(key('2026-12-01T02:00:00Z', '16'));
    expect(desk.told().slice(1)).toEqual(['resolved period_reset', 'level:warning fired']);
  });

  it('after a gap of weeks is the same as at midnight', () => {
    const desk = limitDesk();
    desk.see(key('2026-11-20T09:00:00Z', '16'), key('2026-12-20T09:00:00Z', '70', { used: '700' }));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved period_reset']);
  });

  it('that comes early is believed the second time', () => {
    const desk = limitDesk();
    desk.see(key('2026-11-20T09:00:00Z', '16'), key('2026-11-20T09:05:00Z', '99', { used: '501' }));
    expect(desk.told()).toEqual(['level:warning fired']);
    desk.see(key('2026-11-20T09:10:00Z', '98', { used: '502' }));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved period_reset']);
  });

  it('never comes for a limit that does not reset', () => {
    const desk = limitDesk();
    const never = { limitReset: 'never' } as const;
    desk.see(key('2026-11-30T23:55:00Z', '16', never), key('2026-12-20T09:00:00Z', '15', never));
    expect(desk.told()).toEqual(['level:warning fired']);
  });

  it('is what a fall is where nobody knows when the period ends', () => {
    const desk = limitDesk();
    const hourly = { limitReset: 'unknown' } as const;
    desk.see(key('2026-11-20T09:00:00Z', '16', hourly), key('2026-11-20T09:05:00Z', '100', hourly));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved period_reset']);
  });

  it('is one of a shared budget, too', () => {
    const desk = limitDesk();
    const budget = (at: string, spent: string): Reading => ({
      kind: 'budget',
      subject: { kind: 'workspace', id: 'w1', name: 'prod' },
      at: new Date(at),
      budget: {
        scope: 'workspace',
        limit: usd('100'),
        spent: usd(spent),
        remaining: usd('10'),
        reset: 'weekly',
        includesByok: false,
      },
    });
    desk.see(budget('2026-11-22T23:59:00Z', '96'), budget('2026-11-23T00:05:00Z', '96'));
    expect(desk.told()).toEqual(['level:critical fired']);
    desk.see(budget('2026-11-23T00:09:00Z', '2'));
    expect(desk.told()).toEqual(['level:critical fired', 'resolved period_reset']);
    expect(desk.messages()[0]?.alertKey).toBe('shared-budget⋅workspace:w1');
  });

  it('is not one of the credits', () => {
    const desk = openDesk();
    desk.see(credits('2026-11-30T23:59:00Z', ['50', '50']), credits('2026-12-01T00:05:00Z', ['50', '51']));
    expect(desk.told()).toEqual(['level:exhausted fired']);
  });
});

describe('step: a clock that is wrong', () => {
  /** What is spent grows by a dollar in half an hour, and begins anew at the true midnight. */
  function polls(clockAheadMs: number): readonly KeyReading[] {
    const midnight = Date.parse('2026-12-01T00:00:00Z');
    return Array.from({ length: 48 }, (_, at): KeyReading => {
      const truly = midnight + (at - 24) * 600_000;
      const spent = truly < midnight ? 88 + at / 3 : (at - 24) / 3;
      const left = (100 - spent).toFixed(6);
      return key(new Date(truly + clockAheadMs), left, { used: (500 + at / 3).toFixed(6) });
    });
  }

  it.each([
    ['right', 0],
    ['an hour ahead', 3_600_000],
    ['an hour behind', -3_600_000],
    ['half an hour ahead', 1_800_000],
  ])('by nothing, where it is %s, says the same: one alert and one end', (_, ahead) => {
    const desk = limitDesk();
    for (const reading of polls(ahead)) desk.see(reading);
    // How long it takes to believe the end decides whether somebody else is told.
    const told = desk.told().filter((each) => !each.startsWith('escalate'));
    expect(told).toEqual(['level:warning fired', 'level:critical worse', 'resolved period_reset']);
  });

  it('an hour behind says once what is found in the hours after the reset', () => {
    const desk = limitDesk();
    const midnight = Date.parse('2026-12-01T00:00:00Z');
    for (let minute = -30; minute < 300; minute += 10) {
      const at = new Date(midnight + (minute - 60) * 60_000);
      const spent = minute < 0 ? 84 : Math.min(85, 20 + minute * 2);
      const used = (minute < 0 ? 500 : 501 + minute * 2).toFixed(0);
      desk.see(key(at, (100 - spent).toFixed(0), { used }));
    }
    expect(desk.told()).toEqual([
      'level:warning fired',
      'resolved period_reset',
      'level:info fired',
      'level:warning worse',
    ]);
  });

  it('far ahead does not shut out what is read when it is put right', () => {
    const desk = limitDesk();
    desk.see(key('2027-11-20T09:00:00Z', '50'));
    desk.see(key('2026-11-20T09:05:00Z', '4'));
    expect(desk.told()).toEqual(['level:info fired', 'level:critical worse']);
    desk.tick('2026-11-20T09:10:00Z', key('2026-11-20T09:01:00Z', '0'));
    expect(desk.told()).toHaveLength(2);
  });

  it.each(['10:00:00', '09:06:01'])(
    'as late as %s does not shut out what is read at 09:05, nor lets in what is old',
    (ahead) => {
      const desk = limitDesk();
      desk.see(key(`2026-11-20T${ahead}Z`, '50'));
      desk.tick('2026-11-20T09:05:00Z', key('2026-11-20T09:00:00Z', '0'));
      expect(desk.told()).toEqual(['level:info fired']);
      desk.see(key('2026-11-20T09:05:00Z', '4'));
      expect(desk.told()).toEqual(['level:info fired', 'level:critical worse']);
    },
  );
});
