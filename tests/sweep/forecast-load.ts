import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreditsReading, KeyReading, Reading } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { openStore, type Store } from '@tollkeeper/store';

import { storedReading } from '../../apps/guard/src/collecting/reading-text.ts';
import { riskBook } from '../../apps/guard/src/cycle/risk.ts';
import { forecastJob } from '../../apps/guard/src/forecasting/forecast-job.ts';
import { cpuNow, type Waited, watchTurns } from './turns.ts';

/** What forecasts take that are made from everything that is kept of keys after five weeks. */
export type ForecastLoad = {
  /** Readings of each key. */
  readonly readings: number;
  /** Milliseconds of processor time a key. */
  readonly cpu: number;
  readonly waited: Waited;
  /** Bytes in the database of one hour's forecast and pattern of a key. */
  readonly bytes: number;
};

/** Forecasts so many keys twice, an hour apart, and times the second. */
export async function forecastLoad(keys: number): Promise<ForecastLoad> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-forecasts-'));
  const path = join(folder, 'store.db');
  const instants = keptInstants();
  const seeded = await openStore({ path });
  const subjects: readonly Subject[] = Array.from({ length: keys }, (_, index) => index);
  for (const subject of ['account', ...subjects] as const)
    await keep(
      seeded,
      instants.map((at, turn) => readingOf(subject, at, turn)),
    );
  await seeded.close();
  const before = (await stat(path)).size;
  const store = await openStore({ path });
  let at = NOW;
  const risk = riskBook();
  risk.note((['account', ...subjects] as const).map((subject) => readingOf(subject, NOW, instants.length)));
  const { look } = forecastJob({
    store,
    risk,
    plans: [],
    declared: { purchases: [], withdrawals: [] },
    awaitsDays: false,
    now: () => at,
    spanMs: Number.POSITIVE_INFINITY,
  });
  await keep(store, (await look()).readings);
  at = new Date(NOW.getTime() + HOUR_MS);
  const waited = watchTurns();
  const used = cpuNow();
  const { readings } = await look();
  const cpu = (cpuNow() - used) / keys;
  const longest = waited();
  await keep(store, readings);
  await store.close();
  const bytes = ((await stat(path)).size - before) / keys / 2;
  await rm(folder, { recursive: true });
  return { readings: instants.length, cpu, waited: longest, bytes };
}

type Subject = number | 'account';

/** Every five minutes of two days, and every hour of the five weeks before. */
function keptInstants(): readonly Date[] {
  const back = [
    ...Array.from({ length: 33 * 24 }, (_, hour) => 2 * DAY_MS + hour * HOUR_MS).toReversed(),
    ...Array.from({ length: 2 * 24 * 12 }, (_, turn) => turn * FIVE_MINUTES_MS).toReversed(),
  ];
  return back.map((milliseconds) => new Date(NOW.getTime() - milliseconds));
}

/** Spends more by day than by night, and differs from key to key. */
function readingOf(subject: Subject, at: Date, turn: number): KeyReading | CreditsReading {
  const days = (at.getTime() - NOW.getTime()) / DAY_MS + 36;
  const share = subject === 'account' ? 1 : 1 + (subject % 7) / 10;
  const spent = usd((share * (days + Math.sin(days * 2 * Math.PI) / 10) + turn / 10_000).toFixed(6));
  if (subject === 'account') {
    return { kind: 'credits', subject: { kind: 'account' }, at, totalCredits: usd('60'), totalSpent: spent };
  }
  return {
    kind: 'key',
    subject: { kind: 'key', id: `${subject}`.padStart(64, '0'), name: `service-${subject}` },
    at,
    limit: usd('80'),
    limitReset: 'never',
    spent: { allTime: spent, daily: spent, weekly: spent, monthly: spent },
  };
}

async function keep(store: Store, readings: readonly Reading[]): Promise<void> {
  const nothing = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
  await store.guard.commit({ ...nothing, readings: readings.map(storedReading) });
}

const NOW = new Date('2026-11-21T12:00:00Z');
const FIVE_MINUTES_MS = 300_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
