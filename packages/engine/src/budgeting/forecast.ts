import { type LayerForecast, layerForecast, medianEnd } from './layer-forecast.ts';
import type { RunwayLayer } from './runway-layer.ts';
import { type Pace, paceOf, type SafePace, safePace } from './safe-pace.ts';
import { medianDollars, type SpendPaths } from './spend-paths.ts';

/** When a key is stopped, and by what. */
export type Forecast = {
  readonly at: Date;
  /** The soonest first; those that are not expected to stop the key, by their risk. */
  readonly layers: readonly LayerForecast[];
  /** What stops the key first in half of all cases or more; missing when nothing is expected to. */
  readonly first?: LayerForecast;
  /** What would stop it next if the first were lifted; missing when nothing is expected to. */
  readonly next?: LayerForecast;
  /** What the key will spend in the day to come, in half of all cases; missing when nobody can tell. */
  readonly pace?: Pace;
  /** With this the layers last until they reset; missing when none resets. */
  readonly safePace?: SafePace;
};

/** What is asked: the layers of a key at an instant, and how the key, and all keys together, may go on spending. */
export type ForecastQuestion = {
  readonly at: Date;
  readonly layers: readonly RunwayLayer[];
  readonly key: SpendPaths | undefined;
  readonly account: SpendPaths | undefined;
};

/** Finds which layer stops the key first, when, what comes next, and the pace that is safe. */
export function forecast({ at, layers, key, account }: ForecastQuestion): Forecast {
  const forecasts = layers
    .map((layer) => layerForecast(layer, layer.kind === 'balance' ? account : key, at))
    .toSorted((a, b) => sooner(a, b, at));
  const [first, next] = forecasts.filter((each) => medianEnd(each, at) < Number.POSITIVE_INFINITY);
  const safe = safePace(layers, at);
  return {
    at,
    layers: forecasts,
    ...(first !== undefined && { first }),
    ...(next !== undefined && { next }),
    ...(key !== undefined && { pace: paceOf(medianDollars(key, HOURS_PER_DAY)) }),
    ...(safe !== undefined && { safePace: safe }),
  };
}

function sooner(a: LayerForecast, b: LayerForecast, now: Date): number {
  const [endOfA, endOfB] = [medianEnd(a, now), medianEnd(b, now)];
  if (endOfA !== endOfB) return endOfA - endOfB;
  return (b.risk?.within7Days ?? 0) - (a.risk?.within7Days ?? 0);
}

const HOURS_PER_DAY = 24;
