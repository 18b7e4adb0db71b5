import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { startPostgres } from '../../packages/store/contract/postgres-process.ts';
import { dayOld } from '../sweep/day-old.ts';
import { forecastLoad } from '../sweep/forecast-load.ts';
import { severalGuards } from '../sweep/several-guards.ts';
import { type Sweep, type SweepingGuard, sweepingGuard } from '../sweep/sweeping-guard.ts';

/**
 * Times whole sweeps over 10,000 keys, without a network, and what they keep; then forecasts, apart.
 *
 * Processor time is the thread's own, which a busy machine lengthens less than the clock.
 */
export async function benchGuard(): Promise<string> {
  const sqlite = await benchSqlite();
  const postgres = await benchPostgres();
  const forecasts = await forecastLoad(FORECAST_KEYS);
  const { cpu, readings, waited, bytes } = forecasts;
  const month = (KEYS * (MONTH_READINGS * sqlite.reading + MONTH_FORECASTS * bytes)) / 1e9;
  return [
    ...sqlite.lines,
    ...postgres,
    `Forecasts from ${readings} readings a key: ${cpu.toFixed(1)} ms of the processor a key, so ${((cpu * KEYS) / 1_000).toFixed(0)} s for ${count(KEYS)} keys once an hour; the longest wait ${milliseconds(waited.cpu)} of the processor, ${milliseconds(waited.wall)} by the clock`,
    `Database: ${sqlite.reading.toFixed(0)} B a reading, ${bytes.toFixed(0)} B a forecast with its pattern; if every key spent all the time, ${month.toFixed(1)} GB after a month (${count(MONTH_READINGS)} readings a key are left of 8,640, and ${MONTH_FORECASTS} forecasts)`,
    `load of the machine ${loadavg()
      .map((each) => each.toFixed(1))
      .join(', ')}`,
  ].join('\n');
}

type Benched = {
  readonly lines: readonly string[];
  /** Bytes of one reading in the database. */
  readonly reading: number;
};

async function benchSqlite(): Promise<Benched> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-bench-'));
  const path = join(folder, 'store.db');
  const before = residentMemory();
  const guard = await sweepingGuard({ path }, KEYS);
  const lines = await sweepsOf('SQLite', guard, 1_000);
  const size = sizeOf(path);
  await guard.sweep();
  const reading = (sizeOf(path) - size) / KEYS;
  const memory = residentMemory() - before;
  await guard.store.close();
  await rm(folder, { recursive: true });
  return { lines: [...lines, `${(memory / 1024 ** 2).toFixed(0)} MiB more memory after all of it`], reading };
}

async function benchPostgres(): Promise<readonly string[]> {
  const server = await startPostgres('durable');
  try {
    const guard = await sweepingGuard({ url: server.url }, KEYS);
    const lines = await sweepsOf('PostgreSQL with fsync', guard, 2_000);
    await guard.store.close();
    const { wall, targets, doubleClaims, subjects, shares } = await severalGuards(server.url, 4, 100);
    return [
      ...lines,
      `4 guards at once on ${targets} workspaces of 100 keys: ${doubleClaims} double claims, ${count(subjects)} subjects in ${milliseconds(wall)} by the clock, ${shares.join(' + ')} targets`,
    ];
  } finally {
    await server.stop();
  }
}

async function sweepsOf(store: string, guard: SweepingGuard, bound: number): Promise<readonly string[]> {
  const first = await guard.sweep();
  await dayOld(guard);
  const busy: Sweep[] = [];
  const calm: Sweep[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    busy.push(await guard.sweep());
    calm.push(await guard.sweep({ every: 10 }));
  }
  return [
    `${store}, ${count(KEYS)} keys in 100 pages (${milliseconds(bound)} are allowed, and 50 ms for the longest wait)`,
    lineOf('the first sweep', [first]),
    lineOf('a day later, one key in ten has spent', calm),
    lineOf('a day later, every key has spent, 100 alerts', busy),
  ];
}

function lineOf(what: string, sweeps: readonly Sweep[]): string {
  const of = (measure: (sweep: Sweep) => number): string => milliseconds(median(sweeps.map(measure)));
  const best = Math.min(...sweeps.map(({ wall }) => wall));
  return `  ${what}: ${of(({ cpu }) => cpu)} of the processor, of which ${of(({ reading }) => reading)} to read the pages; ${of(({ wall }) => wall)} by the clock, at best ${milliseconds(best)}; the longest wait ${of(({ waited }) => waited.cpu)} of the processor, ${of(({ waited }) => waited.wall)} by the clock`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** With what is still in the log of the file. */
function sizeOf(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const pages = Number(database.prepare('pragma page_count').get()?.['page_count']);
  const size = Number(database.prepare('pragma page_size').get()?.['page_size']);
  database.close();
  return pages * size;
}

function residentMemory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

function milliseconds(value: number): string {
  return `${count(Math.round(value))} ms`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

const KEYS = 10_000;
const ROUNDS = 5;
const FORECAST_KEYS = 100;

/** All of two days, each five minutes, and the last of every hour before. */
const MONTH_READINGS = 2 * 288 + 28 * 24;
const MONTH_FORECASTS = 30 * 24;
