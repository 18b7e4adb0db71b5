import type { NewEvent, TracedNotification } from '@tollkeeper/store';
import { describe, expect, it } from 'vitest';

import { type Audited, missingMessages, type OpenState } from './missing-messages.ts';

const AT = new Date('2026-11-21T12:00:00Z');
const STATE: OpenState = {
  kind: 'open',
  severity: 'critical',
  evidence: { kind: 'no-limit', readAt: AT },
  since: AT,
  rising: [],
  told: ['warning', 'critical'],
  repeats: 1,
  escalations: 1,
  updates: 0,
};
const CHANNELS = [
  { name: 'ops', from: 'warning', escalateTo: 'pager' },
  { name: 'boss', from: 'exhausted', escalateTo: undefined },
  { name: 'pager', from: 'escalation', escalateTo: undefined },
] as const;

function row(channel: string, kind: string): TracedNotification {
  const incident = { alertKey: 'key-limit⋅key:a', number: 1 };
  return {
    id: `${kind}⋅${channel}`,
    incident,
    channel,
    kind,
    content: '',
    createdAt: AT,
    attempts: 1,
    nextAt: AT,
  };
}

function event(to: string, reason: string): NewEvent {
  return { incident: { alertKey: 'key-limit⋅key:a', number: 1 }, at: AT, from: 'ok', to, reason };
}

const ROWS = [
  row('ops', 'level:warning'),
  row('ops', 'level:critical'),
  row('ops', 'repeat:1'),
  row('ops', 'escalate:1'),
  row('pager', 'escalate:1'),
];

function missing(changes: Partial<Audited>): readonly string[] {
  const audited: Audited = {
    state: STATE,
    events: [],
    isResolved: false,
    severity: 'critical',
    rows: ROWS,
    everOwed: ['ops', 'pager'],
    channels: CHANNELS,
    ...changes,
  };
  return missingMessages(audited).map(({ channel, kind }) => `${kind} ${channel}`);
}

describe('missingMessages', () => {
  it('finds nothing where every message that was decided is there', () => {
    expect(missing({})).toEqual([]);
  });

  it.each(['level:warning', 'level:critical', 'repeat:1'])(
    'finds a lost %s for whoever hears of it today',
    (kind) => {
      expect(missing({ rows: ROWS.filter((each) => each.kind !== kind) })).toEqual([`${kind} ops`]);
    },
  );

  it('finds a lost change for those who were told before', () => {
    expect(missing({ state: { ...STATE, updates: 1 } })).toEqual(['update:1 ops', 'update:1 pager']);
  });

  it('finds a lost end where a channel was told of the beginning', () => {
    expect(missing({ state: undefined, isResolved: true, rows: [...ROWS, row('ops', 'resolved')] })).toEqual([
      'resolved pager',
    ]);
  });

  it('finds every level and the end of an incident that is over and of which every message is lost', () => {
    const events = [event('firing:warning', 'found'), event('firing:critical', 'worse')];
    const over = { state: undefined, isResolved: true, rows: [], events };
    expect(missing(over)).toEqual(['level:warning ops', 'level:critical ops', 'resolved ops']);
    expect(missing({ ...over, isResolved: false })).toEqual(['level:warning ops', 'level:critical ops']);
  });

  it('misses nothing of an incident that was over before anybody was to hear of its severity', () => {
    const events = [event('firing:critical', 'found')];
    expect(missing({ state: undefined, isResolved: true, rows: [], events, everOwed: [] })).toEqual([]);
  });

  it('misses nothing of an incident that was over before its silence was', () => {
    const events = [
      event('firing:critical', 'found'),
      event('silenced', 'nobody is told of it until that ends'),
    ];
    expect(missing({ state: undefined, isResolved: true, rows: [], events })).toEqual([]);
  });

  it('owes nothing to a channel that the guard does not have any more', () => {
    const rows = ROWS.map((each) => ({
      ...each,
      channel: each.channel === 'ops' ? 'renamed' : each.channel,
    }));
    expect(missing({ state: { ...STATE, updates: 1 }, rows })).toEqual(['update:1 pager']);
    expect(missing({ state: undefined, isResolved: true, rows })).toEqual(['resolved pager']);
  });

  it('misses nothing of what no channel wants to hear', () => {
    const told = { ...STATE, told: ['info', 'warning', 'critical'] } as const;
    expect(missing({ state: told })).toEqual([]);
  });
});
