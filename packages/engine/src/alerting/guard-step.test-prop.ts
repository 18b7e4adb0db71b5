import { type Money, usd } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Reading, type Subject, subjectKey } from '../budgeting/reading.ts';
import { DEFAULT_RULES, isWorse, type Severity } from './alert-rule.ts';
import { type GuardDecision, type GuardState, NOTHING_WATCHED, step } from './guard-step.ts';
import type { Notification } from './notification.ts';

const FIRST_DAY = Date.UTC(2026, 10, 28);
const NOW = new Date(FIRST_DAY + 20 * 86_400_000);
const LATEST = NOW.getTime() + 86_400_000;
/** Clocks may differ by a minute: a reading that is ahead by less is believed. */
const TOLERATED = 60_000;

const cents = (most: number): fc.Arbitrary<Money> =>
  fc.integer({ min: 0, max: most }).map((each) => usd((each / 100).toFixed(2)));
const keySubject = fc.constantFrom('a1', 'b2').map((id) => ({ kind: 'key', id, name: 'prod' }) as const);

/** Readings of two keys and of the account: limits that change, counters that fall, gaps, dates in the future. */
const anyReading = (at: Date): fc.Arbitrary<Reading> =>
  fc.oneof(
    fc
      .record({
        subject: keySubject,
        limit: fc.constantFrom(usd('0'), usd('100'), usd('120')),
        limitRemaining: cents(12_000),
        limitReset: fc.constantFrom('daily', 'weekly', 'monthly', 'never'),
        allTime: cents(100_000),
      })
      .map(({ allTime, ...figures }) => ({ kind: 'key', at, spent: { allTime }, ...figures }) as const),
    fc
      .record({ totalCredits: cents(300), totalSpent: cents(300) })
      .map((figures) => ({ kind: 'credits', subject: { kind: 'account' }, at, ...figures }) as const),
    fc
      .oneof(keySubject, fc.constant<Subject>({ kind: 'account' }))
      .map((subject) => ({ kind: 'missing', subject, at, cause: '502' }) as const),
  );

/** No two readings share an instant: which of two such readings comes first, nothing could tell. */
const anyReadings = fc
  .uniqueArray(fc.integer({ min: FIRST_DAY, max: LATEST }), { maxLength: 30 })
  .chain((instants) => fc.tuple(...instants.map((each) => anyReading(new Date(each)))));

/** One key, one limit, one month in which what is spent only grows. */
const growingSpent = fc
  .array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 30 })
  .map((steps): readonly Reading[] => {
    let spent = 0;
    return steps.map((each, minute) => {
      spent += each;
      const [left, allTime] = [usd(((10_000 - spent) / 100).toFixed(2)), usd((spent / 100).toFixed(2))];
      const figures = { limit: usd('100'), limitRemaining: left, spent: { allTime } };
      const subject = { kind: 'key', id: 'a1', name: 'prod' } as const;
      return { kind: 'key', subject, at: new Date(FIRST_DAY + minute), limitReset: 'monthly', ...figures };
    });
  });

function stepFrom(state: GuardState, readings: readonly Reading[]): GuardDecision {
  return step(state, readings, { rules: DEFAULT_RULES, now: NOW });
}

function momentOf({ subject, evidence }: Notification): string {
  return `${subjectKey(subject)} ${evidence.readAt.toISOString()}`;
}

describe('step', () => {
  it('notifies once of the same readings, and of any part of them', () => {
    fc.assert(
      fc.property(anyReadings, fc.nat(), (readings, cut) => {
        const { state } = stepFrom(NOTHING_WATCHED, readings);
        const again = stepFrom(state, readings.slice(cut % (readings.length + 1)));
        expect(again).toEqual({ state, notifications: [], notices: [] });
      }),
    );
  });

  it('decides the same in whatever order the readings come', () => {
    const shuffled = anyReadings.chain((readings) =>
      fc.tuple(fc.constant(readings), fc.shuffledSubarray([...readings], { minLength: readings.length })),
    );
    fc.assert(
      fc.property(shuffled, ([readings, others]) => {
        expect(stepFrom(NOTHING_WATCHED, others)).toEqual(stepFrom(NOTHING_WATCHED, readings));
      }),
    );
  });

  it('decides the same reading by reading as all at once', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const inOrder = readings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
        const single = inOrder.reduce<GuardDecision>(
          (before, reading) => {
            const next = stepFrom(before.state, [reading]);
            return {
              state: next.state,
              notifications: [...before.notifications, ...next.notifications],
              notices: [...before.notices, ...next.notices],
            };
          },
          { state: NOTHING_WATCHED, notifications: [], notices: [] },
        );
        expect(single).toEqual(stepFrom(NOTHING_WATCHED, readings));
      }),
    );
  });

  it('notifies at most once of one reading', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const moments = stepFrom(NOTHING_WATCHED, readings).notifications.map(momentOf);
        expect(new Set(moments).size).toBe(moments.length);
      }),
    );
  });

  it('notifies of nothing without a reading that has counters', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const counted = readings.filter(
          ({ kind, at }) => kind !== 'missing' && at.getTime() <= NOW.getTime() + TOLERATED,
        );
        const moments = new Set(
          counted.map(({ subject, at }) => `${subjectKey(subject)} ${at.toISOString()}`),
        );
        for (const each of stepFrom(NOTHING_WATCHED, readings).notifications) {
          expect(moments).toContain(momentOf(each));
        }
      }),
    );
  });

  it('never notifies of a reading that it says it does not believe', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const { notifications, notices } = stepFrom(NOTHING_WATCHED, readings);
        const doubted = notices.map(
          ({ subject, readAt }) => `${subjectKey(subject)} ${readAt.toISOString()}`,
        );
        for (const each of notifications) expect(doubted).not.toContain(momentOf(each));
      }),
    );
  });

  it('resolves only what it has notified of, and only once', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const open = new Set<string>();
        for (const { reason, rule, subject } of stepFrom(NOTHING_WATCHED, readings).notifications) {
          const alert = `${rule} ${subjectKey(subject)}`;
          if (reason !== 'first') expect(open).toContain(alert);
          if (reason === 'resolved') open.delete(alert);
          else open.add(alert);
        }
      }),
    );
  });

  it('goes only from bad to worse while what is spent grows in one period', () => {
    fc.assert(
      fc.property(growingSpent, (readings) => {
        let before: Severity | undefined;
        for (const { reason, severity } of stepFrom(NOTHING_WATCHED, readings).notifications) {
          expect(reason).toBe(before === undefined ? 'first' : 'worse');
          if (before !== undefined) expect(isWorse(severity, before)).toBe(true);
          before = severity;
        }
      }),
    );
  });
});
