import type { KeyReading } from '@tollkeeper/engine';
import { DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { exhaustionsIn, warnedOf } from './exhaustion.ts';
import { firedIn } from './fired.ts';
import { replaySubject } from './replay-subject.ts';

const RULES = DEFAULT_RULES.filter(({ id }) => id === 'key-limit');
const HOUR = 3_600_000;

/** Of $100 a month, of which so much is left. */
function key(at: string, left: string): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a⋅1', name: 'prod' },
    at: new Date(at),
    limit: usd('100'),
    limitRemaining: usd(left),
    limitReset: 'monthly',
    spent: { allTime: usd('500') },
  };
}

const HISTORY = [
  key('2026-11-20T09:00:00Z', '40'),
  key('2026-11-20T10:00:00Z', '18'),
  key('2026-11-20T15:00:00Z', '0'),
];

describe('replaySubject', () => {
  it('decides as a guard would have, whatever the order of the readings', () => {
    const events = firedIn(replaySubject(HISTORY, { rules: RULES }).events);
    expect(
      events.map(({ rule, subject, severity, at }) => [rule, subject, severity, at.toISOString()]),
    ).toEqual([
      ['key-limit', 'key:a⋅1', 'info', '2026-11-20T09:00:00.000Z'],
      ['key-limit', 'key:a⋅1', 'warning', '2026-11-20T10:00:00.000Z'],
      ['key-limit', 'key:a⋅1', 'exhausted', '2026-11-20T15:00:00.000Z'],
    ]);
    expect(firedIn(replaySubject(HISTORY.toReversed(), { rules: RULES }).events)).toEqual(events);
  });

  it('lets time pass for what is open, and says it again, only where it is told to', () => {
    const until = new Date('2026-11-20T18:01:00Z');
    const loud = (tickMs?: number): readonly string[] =>
      replaySubject(HISTORY, {
        rules: RULES,
        until,
        ...(tickMs !== undefined && { tickMs }),
      }).notifications.map(({ kind }) => kind);
    expect(loud()).toEqual(['level:info', 'level:warning', 'level:exhausted']);
    // Exhausted at 15:00: escalated after 15 minutes, repeated every hour.
    expect(loud(300_000).slice(3)).toEqual(['escalate:1', 'repeat:1', 'repeat:2', 'repeat:3']);
  });
});

describe('exhaustionsIn', () => {
  it('finds the first reading that says so, and again after something was left in between', () => {
    const again = [
      ...HISTORY,
      key('2026-11-20T16:00:00Z', '-1'),
      key('2026-11-20T17:00:00Z', '5'),
      key('2026-11-20T18:00:00Z', '0'),
    ];
    expect(exhaustionsIn(again).map((at) => at.toISOString())).toEqual([
      '2026-11-20T15:00:00.000Z',
      '2026-11-20T18:00:00.000Z',
    ]);
  });
});

describe('warnedOf', () => {
  const at = new Date('2026-11-20T15:00:00Z');
  const warned = {
    rule: 'key-limit',
    subject: 'key:a',
    severity: 'warning',
    at: new Date(at.getTime() - 5 * HOUR),
  } as const;

  it('names the earliest alert that was open then', () => {
    const later = { ...warned, severity: 'critical', at: new Date(at.getTime() - HOUR) } as const;
    expect(warnedOf('key:a', at, [later, warned])).toEqual({ subject: 'key:a', at, warned });
  });

  it('counts an alert that ends with the reading that proves it right', () => {
    expect(warnedOf('key:a', at, [{ ...warned, endedAt: at }])).toMatchObject({ warned });
  });

  it('counts no alert that was over, is of another, or came afterwards', () => {
    const over = { ...warned, endedAt: new Date(at.getTime() - HOUR) };
    const after = { ...warned, at: new Date(at.getTime() + 1) };
    expect(warnedOf('key:a', at, [over, { ...warned, subject: 'key:b' }, after])).toEqual({
      subject: 'key:a',
      at,
    });
  });
});
