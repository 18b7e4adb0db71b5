import { exact, type Money, usd } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reading } from '../budgeting/reading.ts';
import type { AlertRule } from './alert-rule.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import type { GuardDecision, IncidentFacts } from './guard-decision.ts';
import { step } from './guard-step.ts';
import { isWorse, type Severity } from './severity.ts';
import { notificationText, parseNotification, parseWatched, watchedText } from './state-text.ts';
import { openDesk } from './testing/desk.ts';
import { key } from './testing/sample-readings.ts';
import type { Watched } from './watched.ts';

const FIRST_DAY = Date.UTC(2028, 1, 27);
const NOW = new Date(FIRST_DAY + 20 * 86_400_000);
const LATEST = NOW.getTime() + 86_400_000;

const cents = (most: number): fc.Arbitrary<Money> =>
  fc.integer({ min: 0, max: most }).map((each) => usd((each / 100).toFixed(2)));

const KEY = { kind: 'key', id: 'a1', name: 'prod' } as const;
const ACCOUNT = { kind: 'account' } as const;

const keyCounters = (at: Date): fc.Arbitrary<Reading> =>
  fc
    .record({
      limit: fc.constantFrom(usd('0'), usd('100'), usd('120')),
      limitRemaining: cents(12_000),
      limitReset: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const, 'never' as const),
      allTime: cents(100_000),
      isDisabled: fc.boolean().map((each) => each && at.getTime() % 5 === 0),
    })
    .map(({ allTime, isDisabled, ...figures }) => ({
      kind: 'key',
      subject: KEY,
      at,
      spent: { allTime },
      ...figures,
      ...(isDisabled && { disabled: true }),
    }));

const accountCounters = (at: Date): fc.Arbitrary<Reading> =>
  fc
    .record({ totalCredits: cents(300), totalSpent: cents(300) })
    .map((figures) => ({ kind: 'credits', subject: ACCOUNT, at, ...figures }));

const patterns = (at: Date): fc.Arbitrary<Reading> =>
  fc.record({ spent: cents(3_000), usual: cents(500) }).map((figures) => {
    return {
      kind: 'pattern',
      subject: KEY,
      at,
      from: new Date(at.getTime() - 3_600_000),
      parts: [],
      ...figures,
    };
  });

const refusals = (at: Date): fc.Arbitrary<Reading> =>
  fc.integer({ min: 0, max: 60 }).map((count) => {
    const causes = [{ cause: 'key_limit_daily' as const, status: 403, count }];
    return { kind: 'refusals', subject: KEY, at, from: new Date(at.getTime() - 600_000), causes };
  });

/** Readings of a key or of the account: limits that change, counters that fall, gaps, dates in the future. */
const ofKey = (at: Date): fc.Arbitrary<Reading> =>
  fc.oneof(
    { weight: 6, arbitrary: keyCounters(at) },
    { weight: 2, arbitrary: patterns(at) },
    { weight: 2, arbitrary: refusals(at) },
    fc.constantFrom<Reading>(
      { kind: 'missing', subject: KEY, at, cause: '502' },
      { kind: 'gone', subject: KEY, at },
    ),
  );
const ofAccount = (at: Date): fc.Arbitrary<Reading> =>
  fc.oneof(
    { weight: 4, arbitrary: accountCounters(at) },
    fc.constant<Reading>({ kind: 'missing', subject: ACCOUNT, at, cause: '502' }),
  );

/** No two readings share an instant: which of two such readings comes first, nothing could tell. */
const anyReadings = fc
  .constantFrom(ofKey, ofAccount)
  .chain((any) =>
    fc
      .uniqueArray(fc.integer({ min: FIRST_DAY, max: LATEST }), { maxLength: 30 })
      .chain((instants) => fc.tuple(...instants.map((each) => any(new Date(each))))),
  );

/** `source-stale` looks at the time between steps, so how readings are cut into steps may change what it says. */
const TIMELESS = DEFAULT_RULES.filter(({ kind }) => kind !== 'source-stale');

function stepFrom(
  watched: Watched | undefined,
  readings: readonly Reading[],
  facts: readonly IncidentFacts[] = [],
): GuardDecision {
  return step({ watched, readings, facts, silences: [], rules: TIMELESS, now: NOW });
}

describe('step', () => {
  it('changes nothing and owes nothing for the same readings, or any part of them', () => {
    fc.assert(
      fc.property(anyReadings, fc.nat(), (readings, cut) => {
        const { watched } = stepFrom(undefined, readings);
        const again = stepFrom(watched, readings.slice(cut % (readings.length + 1)));
        expect(again).toEqual({ watched, incidents: [], events: [], notifications: [], notices: [] });
      }),
    );
  });

  it('decides the same in whatever order the readings come', () => {
    const shuffled = anyReadings.chain((readings) =>
      fc.tuple(fc.constant(readings), fc.shuffledSubarray([...readings], { minLength: readings.length })),
    );
    fc.assert(
      fc.property(shuffled, ([readings, others]) => {
        expect(stepFrom(undefined, others)).toEqual(stepFrom(undefined, readings));
      }),
    );
  });

  it('owes the same reading by reading as all at once, from the text that a store keeps', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const inOrder = readings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
        const owed: unknown[] = [];
        let watched: Watched | undefined;
        for (const reading of inOrder) {
          const decision = stepFrom(watched, [reading]);
          watched = parseWatched(watchedText(decision.watched));
          owed.push(...decision.notifications.map((each) => parseNotification(notificationText(each))));
        }
        const atOnce = stepFrom(undefined, readings);
        expect(owed).toEqual(atOnce.notifications);
        if (watched !== undefined) expect(watched).toEqual(atOnce.watched);
      }),
    );
  });

  it('changes nothing for a reading that is not newer than the last of its stream', () => {
    fc.assert(
      fc.property(anyReadings, fc.nat(), (readings, back) => {
        const { watched } = stepFrom(undefined, readings);
        const seenAt = watched.seen.counters;
        if (seenAt === undefined) return;
        const old = key(new Date(Math.max(FIRST_DAY, seenAt.getTime() - (back % 86_400_000))), '0');
        const late = watched.subject?.kind === 'key' ? stepFrom(watched, [old]) : stepFrom(watched, []);
        expect(late).toMatchObject({ watched, notifications: [] });
      }),
    );
  });

  it('gives every message an event of its incident, with the reading that led to it', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const { events, notifications } = stepFrom(undefined, readings);
        for (const { alertKey, incidentNumber, kind, evidence } of notifications) {
          const to = kind === 'resolved' ? 'resolved' : `firing:${kind.split(':')[1]}`;
          const led = events.filter(
            (each) => each.incident.alertKey === alertKey && each.incident.number === incidentNumber,
          );
          expect(led.map((each) => each.to)).toEqual(
            kind.startsWith('level:') ? expect.arrayContaining([to]) : expect.anything(),
          );
          const ats = readings.map(({ at }) => at.getTime());
          expect(ats).toContain(evidence.readAt.getTime());
        }
      }),
    );
  });

  it('owes one message of an id, ends what it began and only that, one incident after the other', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const { notifications } = stepFrom(undefined, readings);
        const ids = notifications.map((each) => `${each.alertKey} ${each.incidentNumber} ${each.kind}`);
        expect(new Set(ids).size).toBe(ids.length);
        const open = new Map<string, number>();
        const last = new Map<string, number>();
        for (const { alertKey, incidentNumber, kind } of notifications) {
          if (!open.has(alertKey)) {
            expect(kind).toMatch(/^level:/);
            expect(incidentNumber).toBeGreaterThan(last.get(alertKey) ?? 0);
            open.set(alertKey, incidentNumber);
            last.set(alertKey, incidentNumber);
          }
          expect(open.get(alertKey)).toBe(incidentNumber);
          if (kind === 'resolved') open.delete(alertKey);
        }
      }),
    );
  });

  it('neither fires nor ends anything on readings that are missing or cannot be believed, however many', () => {
    const odd = fc.array(
      fc.constantFrom<(at: Date) => Reading>(
        (at) => ({ kind: 'missing', subject: ACCOUNT, at, cause: '503' }),
        (at) => ({ kind: 'credits', subject: ACCOUNT, at, totalCredits: usd('0'), totalSpent: usd('0') }),
      ),
      { minLength: 3, maxLength: 20 },
    );
    fc.assert(
      fc.property(odd, fc.boolean(), (kinds, isLow) => {
        const desk = openDesk();
        const spent = isLow ? '99' : '5';
        desk.see({
          kind: 'credits',
          subject: ACCOUNT,
          at: new Date(FIRST_DAY),
          totalCredits: usd('100'),
          totalSpent: usd(spent),
        });
        const open = desk.open().map(({ rule, severity }) => `${rule} ${severity}`);
        kinds.forEach((reading, at) => {
          desk.see(reading(new Date(FIRST_DAY + (at + 1) * 60_000)));
        });
        expect(desk.open().map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
          ...open,
          'source-stale warning',
        ]);
      }),
    );
  });

  it('goes only from bad to worse while what is spent grows in one period', () => {
    const growing = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(growing, (steps) => {
        const desk = openDesk(DEFAULT_RULES.filter(({ id }) => id === 'key-limit'));
        let spent = 0;
        steps.forEach((each, minute) => {
          spent += each;
          const left = ((10_000 - spent) / 100).toFixed(2);
          desk.see(key(new Date(FIRST_DAY + minute * 1_000), left, { used: (spent / 100).toFixed(2) }));
        });
        let before: Severity | undefined;
        for (const { kind, severity } of desk.messages()) {
          expect(kind).toBe(`level:${severity}`);
          expect(isWorse(severity, before)).toBe(true);
          before = severity;
        }
      }),
    );
  });

  it('says no more of a balance that swings around a threshold than its time to keep allows', () => {
    const KEEP_MINUTES = 30;
    const rule: AlertRule = {
      kind: 'credits-low',
      id: 'credits',
      levels: [{ severity: 'warning', kind: 'dollars', below: usd('10') }],
      hold: { for: 0, readings: 1 },
      keep: { for: KEEP_MINUTES * 60_000, readings: 2 },
    };
    const swings = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(-3, 3)), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(swings, (all) => {
        const desk = openDesk([rule]);
        let minute = 0;
        for (const [wait, swing] of all) {
          minute += wait;
          const totalCredits = usd(String(500 + minute + swing));
          const totalSpent = usd(String(490 + minute));
          const at = new Date(FIRST_DAY + minute * 60_000);
          desk.see({ kind: 'credits', subject: ACCOUNT, at, totalCredits, totalSpent });
        }
        const fired = desk.messages().filter(({ kind }) => kind.startsWith('level:'));
        // One at once, and one more for every time to keep that has passed.
        expect(fired.length).toBeLessThanOrEqual(1 + minute / KEEP_MINUTES);
      }),
    );
  });

  it('says nothing false at a reset, whenever the counter drops, and whatever the clock says', () => {
    const shapes = fc.record({
      reset: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const),
      day: fc.constantFrom(
        '2026-11-23',
        '2026-12-01',
        '2027-01-01',
        '2027-03-01',
        '2028-03-01',
        '2028-02-29',
      ),
      lagMinutes: fc.integer({ min: 0, max: 9 }),
      clockMinutes: fc.constantFrom(0, 0, -60, 60, -7, 25),
      pollMinutes: fc.constantFrom(3, 5, 10),
      spent: fc.constantFrom(60, 85, 96, 100),
    });
    const rules: readonly AlertRule[] = [
      {
        ...(DEFAULT_RULES[0] as Extract<AlertRule, { readonly kind: 'limit-share' }>),
        levels: [{ severity: 'warning', kind: 'share', from: exact('0.8') }],
      },
    ];
    fc.assert(
      fc.property(shapes, ({ reset, day, lagMinutes, clockMinutes, pollMinutes, spent }) => {
        const midnight = Date.parse(`${day}T00:00:00Z`);
        const isReset =
          reset === 'daily' ||
          (reset === 'monthly' ? day.endsWith('-01') : new Date(midnight).getUTCDay() === 1);
        const desk = openDesk(rules);
        for (let minute = -80; minute <= 150; minute += pollMinutes) {
          const isDropped = isReset && minute >= lagMinutes;
          const now = isDropped ? (minute - lagMinutes) / 1_000 : spent + minute / 1_000;
          const ever = 1_000 + minute / 1_000;
          const at = new Date(midnight + (minute + clockMinutes) * 60_000);
          desk.see(key(at, (100 - now).toFixed(3), { used: ever.toFixed(3), limitReset: reset }));
        }
        const kinds = desk.messages().map(({ kind }) => kind);
        const told = spent >= 85 ? ['level:warning', ...(isReset ? ['resolved'] : [])] : [];
        expect(kinds).toEqual(told);
      }),
    );
  });
});
