import { dollarsOf } from './dollars.ts';
import type { RunwayLayer } from './runway-layer.ts';
import type { SpendPaths } from './spend-paths.ts';

/** When one layer stops the key, as if it were the only one. */
export type LayerForecast = {
  readonly layer: RunwayLayer;
  /** `date`: it is written when. `pace`: too little history to wake anybody up. `none`: nothing can be said. */
  readonly basis: SpendPaths['basis'] | 'date' | 'none';
  /** One case in ten ends before `p10`, half before `p50`, nine before `p90`; missing with the basis `none`. */
  readonly ends?: { readonly p10: RunwayEnd; readonly p50: RunwayEnd; readonly p90: RunwayEnd };
  readonly risk?: RunwayRisk;
};

export type RunwayEnd =
  | { readonly kind: 'spent' }
  | { readonly kind: 'ends'; readonly at: Date }
  /** The limit begins anew before that. */
  | { readonly kind: 'resets-before'; readonly at: Date }
  /** Not within ten years. */
  | { readonly kind: 'lasts' };

/** The chance, from 0 to 1, that it stops the key within some hours, and before it resets. */
export type RunwayRisk = {
  readonly within4Hours: number;
  readonly within24Hours: number;
  readonly within72Hours: number;
  readonly within7Days: number;
  /** Only for a layer that resets at a known time. */
  readonly beforeReset?: number;
};

/** Says when a layer ends on the paths of those who spend it. */
export function layerForecast(layer: RunwayLayer, paths: SpendPaths | undefined, now: Date): LayerForecast {
  if (layer.kind === 'key-expiry') {
    return { layer, basis: 'date', ...summaryOf(Float64Array.of(hoursBetween(now, layer.at)), layer, now) };
  }
  // What is left was of the period before; the next reading tells.
  if (layer.kind === 'budget' && layer.resetsAt !== undefined && layer.resetsAt <= now) {
    return { layer, basis: 'none' };
  }
  if (layer.remaining <= 0n) return { layer, basis: 'date', ...summaryOf(Float64Array.of(0), layer, now) };
  const factor = layer.kind === 'budget' ? layer.perKeyDollar : 1;
  if (paths === undefined || factor === undefined) return { layer, basis: 'none' };
  // The counter trailed when it was read: what was spent meanwhile is on the paths already.
  const behind = hoursBetween(paths.from, now);
  const dollars = dollarsOf(layer.remaining) / factor;
  const hours = Float64Array.from({ length: paths.count }, (_, path) =>
    Math.max(0, paths.hoursTo(path, dollars) - behind),
  );
  return { layer, basis: paths.basis, ...summaryOf(hours.sort(), layer, now) };
}

/** The instant at which half of all cases are stopped, as a number to sort by; `Infinity` for later or never. */
export function medianEnd({ ends }: LayerForecast, now: Date): number {
  if (ends?.p50.kind === 'spent') return now.getTime();
  return ends?.p50.kind === 'ends' ? ends.p50.at.getTime() : Number.POSITIVE_INFINITY;
}

/** `hours` are sorted. */
function summaryOf(
  hours: Float64Array,
  layer: RunwayLayer,
  now: Date,
): Required<Pick<LayerForecast, 'ends' | 'risk'>> {
  const resetsAt = layer.kind === 'budget' ? layer.resetsAt : undefined;
  const untilReset = resetsAt === undefined ? Number.POSITIVE_INFINITY : hoursBetween(now, resetsAt);
  const within = (limit: number): number => {
    const count = hours.filter((each) => each <= limit && each < untilReset).length;
    return count / hours.length;
  };
  const endAt = (share: number): RunwayEnd => {
    const end = hours[Math.floor(share * (hours.length - 1) + 0.5)] ?? 0;
    if (end <= 0) return { kind: 'spent' };
    if (resetsAt !== undefined && end >= untilReset) return { kind: 'resets-before', at: resetsAt };
    return end > FURTHEST ? { kind: 'lasts' } : { kind: 'ends', at: new Date(now.getTime() + end * HOUR) };
  };
  return {
    ends: { p10: endAt(0.1), p50: endAt(0.5), p90: endAt(0.9) },
    risk: {
      within4Hours: within(4),
      within24Hours: within(24),
      within72Hours: within(72),
      within7Days: within(168),
      ...(resetsAt !== undefined && { beforeReset: within(Number.POSITIVE_INFINITY) }),
    },
  };
}

function hoursBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / HOUR);
}

const HOUR = 3_600_000;

/** Ten years in hours: past that a projection says nothing. */
const FURTHEST = 3_650 * 24;
