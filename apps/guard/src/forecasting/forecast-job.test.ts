import type { Reading } from '@tollkeeper/engine';
import { DEFAULT_REMINDERS, DEFAULT_RULES, parseEvidence, planStateText } from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import {
  type HandClock,
  handClock,
  startSimulator,
  type TrafficPlan,
  type World,
} from '@tollkeeper/simulator';
import { openStore, type Store } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { readingsOf, storedReading } from '../collecting/reading-text.ts';
import { sourcesOf } from '../collecting/sources.ts';
import type { Job } from '../cycle/job.ts';
import { sourceJob } from '../cycle/jobs.ts';
import { keptReadings } from '../cycle/kept-readings.ts';
import { riskBook } from '../cycle/risk.ts';
import { type Cycle, prepareTargets, tick } from '../cycle/tick.ts';
import { watchedCache } from '../cycle/watched-cache.ts';
import { HOUR, MINUTE, NOON, quietWorld } from '../testing/guarded-account.ts';
import { forecastJob } from './forecast-job.ts';

describe('forecastJob', () => {
  it('knows on the first day when a key ends that has spent steadily for a month', async () => {
    // A request of 1,000 prompt and 500 completion tokens is $0.002, so $2.40 a day: since Monday $13.20 of $14.
    const { run, store } = await guarded(steadyWorld('14', '1000'));
    await run(5 * MINUTE);
    const [reading] = await forecastsOf(store, 'key:');
    const first = reading?.kind === 'forecast' ? reading.forecast.first : undefined;
    expect(first).toMatchObject({ basis: 'day-blocks', layer: { kind: 'budget', scope: 'key_limit' } });
    // $0.80 at $0.10 an hour.
    const end = first?.ends?.p50.kind === 'ends' ? first.ends.p50.at.getTime() - NOON.getTime() : 0;
    expect(end / HOUR).toBeGreaterThan(5);
    expect(end / HOUR).toBeLessThan(11);
  });

  it('forecasts each subject once an hour, whoever does it', async () => {
    const { run, start, store } = await guarded(steadyWorld('20', '1000'));
    // From noon until half past two: in the hours of 12, 13 and 14.
    await run(2 * HOUR + 30 * MINUTE);
    expect(await forecastsOf(store, 'key:')).toHaveLength(3);
    await start();
    await run(20 * MINUTE);
    expect(await forecastsOf(store, 'key:')).toHaveLength(3);
    expect(await forecastsOf(store, 'account')).toHaveLength(3);
  });

  it('leads to a warning days before the balance ends', async () => {
    // $5 left at $2.40 a day: about two days.
    const { run, store } = await guarded(steadyWorld(undefined, '77'));
    await run(2 * HOUR);
    const open = await store.incidents.open();
    expect(open.map(({ rule }) => rule)).toContain('forecast-balance');
  });

  it('foresees nothing of a key that is disabled', async () => {
    const world = steadyWorld('14', '1000');
    const { run, store } = await guarded({
      ...world,
      keys: world.keys.map((key) => ({ ...key, disabled: true })),
    });
    await run(5 * MINUTE);
    expect(await forecastsOf(store, 'key:')).toEqual([]);
    expect(await forecastsOf(store, 'account')).toHaveLength(1);
  });

  it('holds a plan that was saved in a chat against what its keys spend, until it is removed', async () => {
    const { run, store } = await guarded(steadyWorld('20', '1000'));
    // $2.40 a day are $72 in November.
    await store.plans.save({
      id: 'p1',
      workspace: 'slack/T1',
      name: 'launch',
      month: '2026-11',
      plannedPicodollars: usd('40'),
      state: planStateText({ card: {}, conversation: '', keys: ['PROD'] }),
      savedBy: 'U1',
      savedAt: NOON,
    });
    await run(10 * MINUTE);
    const drifts = (await store.incidents.open()).filter(({ rule }) => rule === 'plan-drift');
    expect(drifts.map(({ severity }) => severity)).toEqual(['critical']);
    await store.plans.remove('slack/T1', 'p1');
    await run(15 * MINUTE);
    const over = (await store.incidents.history(9)).find(({ rule }) => rule === 'plan-drift');
    expect(over?.resolved?.cause).toBe('gone');
  });

  it('says which key spends more than usual, and on which model it did on the last whole day', async () => {
    const world = steadyWorld(undefined, '1000');
    const [steady] = world.traffic ?? [];
    // From the beginning of Friday on ten times as much as the $2.40 a day, on another model: $24.
    const since = new Date('2026-11-20T00:00:00Z');
    const wild = { ...steady, model: 'maker/other', requestsPerDay: 12_000, since } as TrafficPlan;
    const models = world.models.flatMap((model) => [model, { ...model, id: 'maker/other' }]);
    const { run, store } = await guarded({ ...world, models, traffic: [...(world.traffic ?? []), wild] });
    await run(10 * MINUTE);
    const open = (await store.incidents.open()).filter(({ rule }) => rule === 'spend-above-pattern');
    const parts = open.map(({ evidence: text }) => {
      const evidence = parseEvidence(text);
      const found = evidence.kind === 'pattern' ? evidence.parts : [];
      return found.map(({ key, model, day, spent, usual = usd('999') }) => {
        const [dollars, before] = [spent, usual].map((each) => Number(each) / 1e12) as [number, number];
        return [key, model, day, Math.round(dollars / 3), Math.round(before / 3)];
      });
    });
    // In threes, as traffic varies: $26.40 of 24 hours, $24 and $2.40 of Friday.
    const [other, usual] = [
      ['maker/other', '2026-11-20', 8, 0] as const,
      ['maker/model', '2026-11-20', 1, 1] as const,
    ];
    expect(parts.toSorted((a, b) => a.length - b.length)).toEqual([
      [
        [undefined, ...other],
        [undefined, ...usual],
      ],
      [
        ['prod', undefined, undefined, 9, 1],
        ['prod', ...other],
        ['prod', ...usual],
      ],
    ]);
  });

  it('goes on where another guard ended, and names the keys that the other has looked at', async () => {
    const { run, clock, store, job } = await guarded(steadyWorld('20', '1000'));
    await run(10 * MINUTE);
    clock.advance(HOUR);
    const { readings: first } = await job().look();
    const of = (readings: readonly Reading[]) =>
      readings.map(({ kind, subject }) => `${kind} ${subject.kind}`);
    const all = ['forecast key', 'pattern key', 'forecast account', 'lots account', 'pattern account'];
    expect(of(first)).toEqual(all);
    const done = first.filter(({ subject }) => subject.kind === 'key');
    const none = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
    await store.guard.commit({ ...none, readings: done.map(storedReading) });
    const { readings: rest } = await job().look();
    expect(of(rest)).toEqual(all.slice(2));
    expect(rest).toEqual(first.slice(2));
    expect(rest.at(-1)).toMatchObject({ parts: [{ key: 'prod' }, {}] });
  });

  it('foresees nothing from counters of long ago, nor of a key that is listed no more', async () => {
    const { run, clock, store, job } = await guarded(steadyWorld('20', '1000'));
    await run(10 * MINUTE);
    clock.advance(HOUR);
    expect((await job().look()).readings).not.toEqual([]);
    const [prod] = readingsOf(await store.readings.latest('key', await store.readings.subjects()));
    if (prod === undefined) throw new Error('the key was not read');
    const gone = { kind: 'gone', subject: prod.subject, at: clock.now() } as const;
    const none = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
    await store.guard.commit({ ...none, readings: [storedReading(gone)] });
    expect((await job().look()).readings.map(({ subject }) => subject.kind)).not.toContain('key');
    clock.advance(12 * HOUR);
    const { readings, nextDue } = await job().look();
    expect(readings).toEqual([]);
    // Polls are under way, then it looks again.
    expect(nextDue.getTime() - clock.now().getTime()).toBe(MINUTE);
  });

  it('does a part at a time when there is too much for once, and goes on at once', async () => {
    const { run, store } = await guarded(steadyWorld('20', '1000'), -1);
    await run(4 * MINUTE);
    expect(await forecastsOf(store, 'account')).toEqual([]);
    const target = (await store.targets.list()).find(({ id }) => id === 'guard forecasts');
    expect((target?.nextDue.getTime() ?? 0) - NOON.getTime()).toBeLessThan(5 * MINUTE);
  });
});

/** A month of steady spending before noon, by one key. */
function steadyWorld(limit: string | undefined, bought: string): World {
  const from = new Date(NOON.getTime() - 31 * 24 * HOUR);
  const world = quietWorld([]);
  return {
    ...world,
    from,
    account: { movements: [{ kind: 'purchase', at: from, amount: bought }] },
    keys: [
      { name: 'prod', createdAt: from, ...(limit !== undefined && { limit, reset: 'weekly' as const }) },
    ],
    traffic: [
      {
        key: 'prod',
        model: 'maker/model',
        pattern: { kind: 'steady' },
        requestsPerDay: 1_200,
        promptTokens: 1_000,
        completionTokens: 500,
      },
    ],
  };
}

async function guarded(world: World, spanMs = 10_000) {
  const clock: HandClock = handClock(NOON);
  const simulator = await startSimulator({ clock, seed: 1, world });
  const store = await openStore({ path: ':memory:' });
  onTestFinished(async () => {
    await simulator.stop();
    await store.close();
  });
  const { now } = clock;
  const declared = { purchases: [], withdrawals: [] };
  const job = (risk = riskBook()): Job =>
    forecastJob({ store, risk, plans: [], declared, awaitsDays: true, now, spanMs });
  let cycle: Cycle;
  const start = async (): Promise<void> => {
    const openrouter = {
      url: simulator.url,
      management: () => simulator.world.managementKey,
      ordinary: undefined,
    };
    const poll = { leastMs: 30_000, mostMs: 15 * MINUTE, requestsPerMinute: 1_000 };
    const sources = sourcesOf({ openrouter, poll, workspaces: [], now, random: () => 0.5 }, store.readings);
    const risk = riskBook();
    cycle = {
      store,
      jobs: [
        ...sources.map((source) => sourceJob(source, { poll, risk, now, random: () => 0.5 })),
        job(risk),
      ],
      rules: DEFAULT_RULES,
      reminders: DEFAULT_REMINDERS,
      channels: [],
      kept: keptReadings(),
      cache: watchedCache(),
      now,
      owner: 'guard',
      leaseMs: 2 * MINUTE,
      deliver: async () => {},
      onFault: (_, error) => {
        throw error;
      },
    };
    await prepareTargets(cycle);
  };
  await start();
  const run = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += MINUTE) {
      await tick(cycle);
      clock.advance(MINUTE);
    }
  };
  return { run, start, clock, store, job };
}

async function forecastsOf(store: Store, prefix: string) {
  const keys = (await store.readings.subjects()).filter((key) => key.startsWith(prefix));
  const stored = await Promise.all(keys.map((key) => store.readings.since(key, new Date(0))));
  return readingsOf(stored.flat()).filter(({ kind }) => kind === 'forecast');
}
