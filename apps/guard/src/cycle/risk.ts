import type {
  CreditsReading,
  Forecast,
  KeyReading,
  LayerForecast,
  Reading,
  RunwayLayer,
} from '@tollkeeper/engine';
import { runwayLayers, subjectKey } from '@tollkeeper/engine/guarding';

/** How soon something may end, as far as it is known, so that it is polled the more often the sooner. */
export type RiskBook = {
  /** Takes down what was read. */
  readonly note: (readings: readonly Reading[]) => void;
  /** Hours until the first of these subjects may be stopped; `Infinity` where none is expected to. */
  readonly hoursLeft: (readings: readonly Reading[], now: Date) => number;
};

/** Begins with nothing known; two polls, or one forecast, tell the first pace. */
export function riskBook(): RiskBook {
  const counters = new Map<string, KeyReading | CreditsReading>();
  const paces = new Map<string, number>();
  const forecasts = new Map<string, Date>();
  const note = (reading: Reading): void => {
    const key = subjectKey(reading.subject);
    if (reading.kind === 'forecast') {
      const end = earliestEnd(reading.forecast);
      if (end === undefined) forecasts.delete(key);
      else forecasts.set(key, end);
    }
    if (reading.kind !== 'key' && reading.kind !== 'credits') return;
    const before = counters.get(key);
    const pace = before && paceBetween(before, reading);
    if (pace !== undefined) paces.set(key, pace);
    // The last to come, whatever its date: one that a clock ahead had dated must not stay the newest until then.
    counters.set(key, reading);
  };
  const hoursOf = (reading: Reading, now: Date): number => {
    const key = subjectKey(reading.subject);
    const forecast = forecasts.get(key);
    const byForecast =
      forecast === undefined || forecast <= now ? Number.POSITIVE_INFINITY : hoursTo(forecast, now);
    return Math.min(byForecast, hoursAtPace(reading, paces.get(key), now));
  };
  return {
    note: (readings) => readings.forEach(note),
    hoursLeft: (readings, now) =>
      readings.reduce((least, reading) => Math.min(least, hoursOf(reading, now)), Number.POSITIVE_INFINITY),
  };
}

/** The instant before which one case in ten ends. */
function earliestEnd({ layers }: Forecast): Date | undefined {
  const ends = layers.flatMap((layer: LayerForecast) =>
    layer.ends?.p10.kind === 'ends' ? [layer.ends.p10.at.getTime()] : [],
  );
  return ends.length === 0 ? undefined : new Date(Math.min(...ends));
}

/** Dollars an hour; a counter that fell, or two answers from the same moment, tell nothing. */
function paceBetween(
  before: KeyReading | CreditsReading,
  after: KeyReading | CreditsReading,
): number | undefined {
  const hours = (after.at.getTime() - before.at.getTime()) / HOUR;
  const spent = dollarsOf(totalOf(after) - totalOf(before));
  return hours < LEAST_HOURS || spent < 0 ? undefined : spent / hours;
}

/** What is spent already cannot come sooner, and what resets before it ends does not end. */
function hoursAtPace(reading: Reading, pace: number | undefined, now: Date): number {
  const hours = layersOf(reading).map((layer) => {
    if (layer.kind === 'key-expiry' || layer.remaining <= 0n || pace === 0) return Number.POSITIVE_INFINITY;
    if (pace === undefined) return UNKNOWN_HOURS;
    const factor = layer.kind === 'budget' ? (layer.perKeyDollar ?? 1) : 1;
    const left = Math.max(0, dollarsOf(layer.remaining) / (pace * factor) - LAG_HOURS);
    const reset = layer.kind === 'budget' ? layer.resetsAt : undefined;
    return reset !== undefined && left > hoursTo(reset, now) ? Number.POSITIVE_INFINITY : left;
  });
  return Math.min(Number.POSITIVE_INFINITY, ...hours);
}

function layersOf(reading: Reading): readonly RunwayLayer[] {
  if (reading.kind === 'key') return runwayLayers(reading, undefined);
  if (reading.kind !== 'credits') return [];
  return [
    {
      kind: 'balance',
      remaining: (reading.totalCredits - reading.totalSpent) as CreditsReading['totalSpent'],
    },
  ];
}

function totalOf(reading: KeyReading | CreditsReading): bigint {
  return reading.kind === 'key' ? reading.spent.allTime : reading.totalSpent;
}

function hoursTo(instant: Date, now: Date): number {
  return (instant.getTime() - now.getTime()) / HOUR;
}

function dollarsOf(amount: bigint): number {
  return Number(amount) / 1e12;
}

const HOUR = 3_600_000;
const LEAST_HOURS = 20 / 3_600;

/** Until the first pace is known, what has an end is looked at every two minutes. */
const UNKNOWN_HOURS = (20 * 2) / 60;

/** Counters trail by minutes: that much has been spent already. */
const LAG_HOURS = 5 / 60;
