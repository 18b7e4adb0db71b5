import type { Watched } from '@tollkeeper/engine';
import {
  ACTIVITY,
  alertKeyOf,
  evidenceText,
  modelDaysText,
  readingText,
  subjectJson,
  subjectKey,
  watchedText,
} from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import { openStore, type Store } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { DigestSettings } from '../configuration/settings.ts';
import { contentOf } from '../delivering/content.ts';
import { digestJob } from './digest-job.ts';

const DAILY: DigestSettings = { daily: { hour: 9, minute: 0, zone: 'UTC' }, channels: ['ops', 'log'] };
const CHANNELS = ['ops', 'log'].map((name) => ({
  name,
  way: { kind: 'terminal' } as const,
  from: 'info' as const,
  escalateTo: undefined,
  pings: true,
}));

const SOURCE = { kind: 'source', id: 'management credits', name: 'the credits' } as const;
const ASKED = { sources: [{ subject: SOURCE }], mostMs: 900_000, awaitsDays: true };

type Desk = {
  readonly store: Store;
  readonly at: (instant: string) => void;
  /** Another guard on the same store. */
  readonly job: (digest?: DigestSettings) => ReturnType<typeof digestJob>;
  /** `digest ops: Daily digest: 2026-11-20` for each message that is owed. */
  readonly owed: (channel: string) => Promise<readonly string[]>;
};

async function desk(): Promise<Desk> {
  const store = await openStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  let now = new Date('2026-11-20T12:00:00Z');
  const owed = async (channel: string): Promise<readonly string[]> => {
    const leaseMs = 1;
    const far = new Date('2027-01-01T00:00:00Z');
    const rows = await store.outbox.claim({ channel, now: far, leaseMs, pauseMs: leaseMs, limit: 100 });
    return rows.map(({ kind, content }) => {
      const read = contentOf(content);
      return `${kind.split(':')[0]} ${read.kind === 'notice' ? read.notice.card.title : read.kind}`;
    });
  };
  return {
    store,
    at: (instant) => {
      now = new Date(instant);
    },
    job: (digest = DAILY) => digestJob({ digest, channels: CHANNELS, store, asked: ASKED, now: () => now }),
    owed,
  };
}

describe('digestJob', () => {
  it('says nothing of the time before the guard began, and then once at each time', async () => {
    const { job, at, owed } = await desk();
    const { look } = job();
    expect((await look()).nextDue).toEqual(new Date('2026-11-20T13:00:00Z'));
    at('2026-11-21T08:30:00Z');
    expect((await look()).nextDue).toEqual(new Date('2026-11-21T09:00:00Z'));
    expect(await owed('ops')).toEqual([]);
    at('2026-11-21T09:00:00Z');
    await look();
    await look();
    expect(await owed('ops')).toEqual(['digest Daily digest: 2026-11-20']);
    expect(await owed('log')).toEqual(['digest Daily digest: 2026-11-20']);
  });

  it('catches up with the last one only', async () => {
    const { store, job, at, owed } = await desk();
    await job().look();
    at('2026-11-25T04:00:00Z');
    await job().look();
    // Due at nine on the 24th, of the 23rd.
    expect(await owed('ops')).toEqual(['digest Daily digest: 2026-11-23']);
    at('2026-11-25T09:00:00Z');
    await job().look();
    // No message falls between two accounts: this one begins where the one before ended, not when that was made.
    const [trace] = await store.outbox.ofIncident({
      alertKey: 'digest⋅daily',
      number: minuteOf('2026-11-25T09:00:00Z'),
    });
    expect(trace?.content).toContain('from 2026-11-24 09:00 UTC until 2026-11-25 09:00 UTC');
  });

  it('waits until the account was looked at and the days are listed, after the guard was away', async () => {
    const { store, job, at, owed } = await desk();
    await job().look();
    await answeredAt(store, new Date('2026-11-20T12:05:00Z'));
    at('2026-11-25T15:00:00Z');
    expect((await job().look()).nextDue).toEqual(new Date('2026-11-25T15:00:00Z'));
    await answeredAt(store, new Date('2026-11-25T15:00:01Z'));
    at('2026-11-25T15:00:05Z');
    await job().look();
    expect(await owed('ops')).toEqual([]);
    await listedAt(store, new Date('2026-11-25T15:00:06Z'));
    at('2026-11-25T15:00:10Z');
    await job().look();
    expect(await owed('ops')).toEqual(['digest Daily digest: 2026-11-24']);
  });

  it('waits for an hour at the most, whichever guard has begun to', async () => {
    const { store, job, at, owed } = await desk();
    await job().look();
    await answeredAt(store, new Date('2026-11-20T12:05:00Z'));
    for (const instant of ['2026-11-25T15:00:00Z', '2026-11-25T15:30:00Z', '2026-11-25T15:59:59Z']) {
      at(instant);
      await job().look();
    }
    expect(await owed('ops')).toEqual([]);
    at('2026-11-25T16:00:00Z');
    await job().look();
    expect(await owed('ops')).toEqual(['digest Daily digest: 2026-11-24']);
  });

  it('is not put off by a clock that was ahead', async () => {
    const { store, job, at } = await desk();
    for (const instant of ['2026-11-20T12:00:00Z', '2027-11-20T12:00:00Z', '2026-11-20T12:05:00Z']) {
      at(instant);
      await job().look();
    }
    at('2026-11-21T09:00:00Z');
    await job().look();
    const number = minuteOf('2026-11-21T09:00:00Z');
    const owed = await store.outbox.ofIncident({ alertKey: 'digest⋅daily', number });
    expect(owed.map(({ channel }) => channel)).toEqual(['log', 'ops']);
  });

  it('is said once by two guards that look at the same time', async () => {
    const { job, at, owed } = await desk();
    const [one, other] = [job(), job()];
    await one.look();
    at('2026-11-21T09:00:00Z');
    await Promise.all([one.look(), other.look(), one.look()]);
    expect(await owed('ops')).toHaveLength(1);
  });

  it('sums up a week beside the days, and nothing where all is off', async () => {
    const { job, at, owed } = await desk();
    const weekly = { ...DAILY, weekly: { hour: 9, minute: 0, weekday: 1, zone: 'UTC' } };
    await job(weekly).look();
    at('2026-11-23T09:00:00Z');
    await job(weekly).look();
    expect((await owed('ops')).toSorted()).toEqual([
      'digest Daily digest: 2026-11-22',
      'digest Weekly digest: 2026-11-16 to 2026-11-22',
    ]);
    const silent = await desk();
    await silent.job({ channels: ['ops'] }).look();
    silent.at('2026-11-23T09:00:00Z');
    await silent.job({ channels: ['ops'] }).look();
    expect(await silent.owed('ops')).toEqual([]);
  });

  it('tells of a message that was decided and is nowhere, once', async () => {
    const { store, job, at, owed } = await desk();
    await job().look();
    await openIncident(store);
    at('2026-11-21T09:00:00Z');
    await job().look();
    expect(await owed('ops')).toEqual(
      expect.arrayContaining([
        'lost Critical: 2 messages of the guard are lost',
        'digest Daily digest: 2026-11-20',
      ]),
    );
    at('2026-11-22T09:00:00Z');
    await job().look();
    const told = (await store.outbox.counts(new Date(0), new Date('2027-01-01'))).map(({ fired }) => fired);
    // Of each channel: two digests, and the loss once.
    expect(told).toEqual([3, 3]);
  });
});

/** The credits were read, as the guard remembers it; days were listed long before. */
async function answeredAt(store: Store, freshAt: Date): Promise<void> {
  const key = subjectKey(SOURCE);
  const [known] = await store.guard.watched([key]);
  const state: Watched = {
    subject: SOURCE,
    seen: {},
    freshAt,
    failures: 0,
    burn: [],
    topUps: [],
    alerts: [],
  };
  const watched = [{ key, version: known?.version ?? 0, json: watchedText(state) }];
  const nothing = { incidents: [], events: [], outbox: [], targets: [] };
  await store.guard.commit({ ...nothing, readings: [], watched });
  if (known === undefined) await listedAt(store, freshAt);
}

async function listedAt(store: Store, at: Date): Promise<void> {
  const readings = [{ subjectKey: 'account', at, kind: ACTIVITY, json: modelDaysText([]) }];
  const nothing = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
  await store.guard.commit({ ...nothing, readings });
}

function minuteOf(instant: string): number {
  return Date.parse(instant) / 60_000;
}

/** A key's limit is spent, and the guard remembers that it said so; the outbox does not. */
async function openIncident(store: Store): Promise<void> {
  const subject = { kind: 'key', id: 'a1', name: 'prod' } as const;
  const at = new Date('2026-11-20T15:00:00Z');
  const evidence = { kind: 'no-limit', readAt: at } as const;
  const reading = { kind: 'key', subject, at, limitReset: 'never', spent: { allTime: usd('1') } } as const;
  const state = { kind: 'open', severity: 'warning', evidence, since: at, rising: [], told: ['warning'] };
  const counts = { repeats: 0, escalations: 0, updates: 0, saidAt: at };
  const alerts = [{ rule: 'key-limit', number: 1, state: { ...state, ...counts } }];
  const watched = { subject, seen: {}, failures: 0, burn: [], topUps: [], alerts } as unknown as Watched;
  await store.guard.commit({
    readings: [{ subjectKey: 'key:a1', at, kind: 'key', json: readingText(reading) }],
    watched: [{ key: 'key:a1', version: 0, json: watchedText(watched) }],
    incidents: [
      {
        alertKey: alertKeyOf('key-limit', subject),
        number: 1,
        rule: 'key-limit',
        subject: subjectJson(subject),
        severity: 'warning',
        openedAt: at,
        evidence: evidenceText(evidence),
      },
    ],
    events: [],
    outbox: [],
    targets: [],
  });
}
