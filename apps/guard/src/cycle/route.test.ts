import type { Notification } from '@tollkeeper/engine';
import { parseNotification } from '@tollkeeper/engine/guarding';
import { describe, expect, it } from 'vitest';

import { owed } from './route.ts';

const AT = new Date('2026-11-21T12:00:00Z');

const WARNING: Notification = {
  alertKey: 'key-limit⋅key:a',
  incidentNumber: 3,
  kind: 'level:warning',
  rule: 'key-limit',
  subject: { kind: 'key', id: 'a', name: 'prod' },
  severity: 'warning',
  evidence: { kind: 'no-limit', readAt: AT },
  reason: { kind: 'fired' },
  at: AT,
  since: AT,
  pings: true,
};

const CHANNELS = [
  { name: 'all', from: 'info', escalateTo: undefined },
  { name: 'ops', from: 'warning', escalateTo: 'pager' },
  { name: 'grave', from: 'critical', escalateTo: undefined },
  { name: 'pager', from: 'escalation', escalateTo: 'boss' },
  { name: 'boss', from: 'escalation', escalateTo: 'ops' },
] as const;

function names(change: Partial<Notification>, told: readonly string[] = []): readonly string[] {
  return owed({ ...WARNING, ...change }, CHANNELS, told).map(({ channel }) => channel);
}

describe('owed', () => {
  it('goes to every channel that wants to hear of such a severity', () => {
    expect(names({})).toEqual(['all', 'ops']);
    expect(names({ kind: 'level:exhausted', severity: 'exhausted' })).toEqual(['all', 'ops', 'grave']);
    expect(names({ kind: 'repeat:1' })).toEqual(['all', 'ops']);
  });

  it('goes one channel further with each escalation, and in no circle', () => {
    expect(names({ kind: 'escalate:1' })).toEqual(['all', 'ops', 'pager']);
    expect(names({ kind: 'escalate:2' })).toEqual(['all', 'ops', 'pager', 'boss']);
    expect(names({ kind: 'escalate:9' })).toEqual(['all', 'ops', 'pager', 'boss']);
  });

  it('changes and ends it where it was told, and nowhere else', () => {
    expect(names({ kind: 'resolved', severity: 'info' }, ['grave', 'pager', 'gone'])).toEqual([
      'grave',
      'pager',
    ]);
    expect(names({ kind: 'update:1' })).toEqual([]);
  });

  it('names a message by alert, incident, kind and channel, and freezes what it says', () => {
    const [first] = owed(WARNING, CHANNELS, []);
    expect(first).toMatchObject({
      id: 'key-limit⋅key:a⋅3⋅level:warning⋅all',
      incident: { alertKey: 'key-limit⋅key:a', number: 3 },
      kind: 'level:warning',
      createdAt: AT,
    });
    expect(parseNotification(first?.content ?? '')).toEqual(WARNING);
  });
});
