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
  const calm = await sweepingGuard({ path: join(folder, 'calm.db') }, KEYS);
  const calmLines = await sweepsOf(calm, CALM);
  await calm.store.close();
  const path = join(folder, 'busy.db');
  const before = residentMemory();
  const busy = await sweepingGuard({ path }, KEYS);
  const busyLines = await sweepsOf(busy, BUSY);
  const size = sizeOf(path);
  await busy.sweep();
  const reading = (sizeOf(path) - size) / KEYS;
  const [memory, heap] = [residentMemory() - before, process.memoryUsage().heapUsed];
  await busy.store.close();
  await rm(folder, { recursive: true });
  const lines = [
    headOf('SQLite', 1_000),
    ...calmLines,
    ...busyLines,
    `  ${mebibytes(memory)} more memory with every key in use, ${mebibytes(heap)} of JavaScript in all`,
  ];
  return { lines, reading };
}

async function benchPostgres(): Promise<readonly string[]> {
  const server = await startPostgres('durable');
  try {
    const lines: string[] = [];
    for (const every of [CALM, BUSY]) {
      const guard = await sweepingGuard({ url: server.url }, KEYS, [`one in ${every}`]);
      lines.push(...(await sweepsOf(guard, every)));
      await guard.store.close();
    }
    const { wall, targets, doubleClaims, subjects, shares } = await severalGuards(server.url, 4, 100);
    return [
      headOf('PostgreSQL with fsync', 2_000),
      ...lines,
      `4 guards at once on ${targets} workspaces of 100 keys: ${doubleClaims} double claims, ${count(subjects)} subjects in ${milliseconds(wall)} by the clock, ${shares.join(' + ')} targets`,
    ];
  } finally {
    await server.stop();
  }
}

function headOf(store: string, bound: number): string {
  return `${store}, ${count(KEYS)} keys in 100 pages (${milliseconds(bound)} are allowed, and 50 ms for the longest wait)`;
}

async function sweepsOf(guard: SweepingGuard, every: number): Promise<readonly string[]> {
  const first = await guard.sweep();
  await dayOld(guard, every);
  const sweeps: Sweep[] = [];
  for (let round = 0; round < ROUNDS; round += 1) sweeps.push(await guard.sweep({ every }));
  const alerts = median(sweeps.map(({ notifications }) => notifications));
  const whose = every === 1 ? 'every key is' : `one key in ${every} is`;
  return [
    lineOf(`${whose} in use, the first sweep`, [first]),
    lineOf(`${whose} in use, a day later, ${alerts} alerts in each sweep`, sweeps),
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

function mebibytes(bytes: number): string {
  return `${count(Math.round(bytes / 1024 ** 2))} MiB`;
}

function milliseconds(value: number): string {
  return `${count(Math.round(value))} ms`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

const KEYS = 10_000;
const ROUNDS = 7;

/** One key in so many spends. */
const CALM = 10;
const BUSY = 1;

const FORECAST_KEYS = 100;

/** All of two days, each five minutes, and the last of every hour before. */
const MONTH_READINGS = 2 * 288 + 28 * 24;
const MONTH_FORECASTS = 30 * 24;
