import { describe, expect, it } from 'vitest';

import { type NextPoll, nextDue } from './next-due.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const NEVER = Number.POSITIVE_INFINITY;

/** Seconds until the next poll. */
function seconds({
  collected = {},
  ...change
}: Partial<Omit<NextPoll, 'collected'>> & { collected?: object }): number {
  const due = nextDue({
    collected: { kind: 'answered', requests: 1, ...collected },
    hoursLeft: NEVER,
    poll: { leastMs: 30_000, mostMs: 900_000, requestsPerMinute: 60 },
    now: NOW,
    random: 0.5,
    ...change,
  });
  return (due.getTime() - NOW.getTime()) / 1_000;
}

describe('nextDue', () => {
  it('is a twentieth of the time that is left, within the bounds', () => {
    expect(seconds({ hoursLeft: NEVER })).toBe(900);
    // 2 h / 20 = 6 min.
    expect(seconds({ hoursLeft: 2 })).toBe(360);
    expect(seconds({ hoursLeft: 0 })).toBe(30);
  });

  it('takes no more than half of the requests of a minute', () => {
    // 51 pages of 60 requests a minute: 51 s at full speed.
    expect(seconds({ hoursLeft: 0, collected: { requests: 51 } })).toBe(102);
  });

  it('asks soon again what did not answer, but not before it wants to be asked', () => {
    expect(seconds({ collected: { kind: 'unanswered' } })).toBe(60);
    const notBefore = new Date(NOW.getTime() + 300_000);
    expect(seconds({ collected: { kind: 'unanswered', notBefore } })).toBe(300);
  });

  it('is when the source says where it is known, and never in the past', () => {
    expect(seconds({ collected: { nextAt: new Date(NOW.getTime() + 7_000) } })).toBe(7);
    expect(seconds({ collected: { nextAt: new Date(0) } })).toBe(0);
  });

  it('differs by a tenth, so that guards that began together do not ask together', () => {
    expect([seconds({ random: 0 }), seconds({ random: 1 })]).toEqual([810, 990]);
  });
});
