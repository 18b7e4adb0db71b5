import { grouped } from '../money-text.ts';

/** A scale of dollars from `low` to `high`, with the amounts that are written at it. */
export type Axis = { readonly low: number; readonly high: number; readonly ticks: readonly Tick[] };

export type Tick = { readonly value: number; readonly label: string };

/**
 * Finds the finest scale of round amounts that holds every value and whose labels fit.
 *
 * `values` are finite; where not even two labels fit, the scale has none.
 */
export function moneyAxis(values: readonly number[], fits: (axis: Axis) => boolean): Axis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!(high - low > SMALLEST))
    return { low, high: low + 1, ticks: low === 0 ? [{ value: 0, label: '$0' }] : [] };
  for (let parts = MOST_PARTS; parts > 0; parts -= 1) {
    const axis = axisOf(low, high, niceStep((high - low) / parts));
    if (fits(axis)) return axis;
  }
  return { ...axisOf(low, high, niceStep(high - low)), ticks: [] };
}

/** Where a scale begins: at zero, or near the values where these are close together and far from it. */
export function withBase(values: readonly number[]): readonly number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isFar = low > 0 && high - low < high / 2 && high - low > high * CLOSEST;
  return isFar ? values : [0, ...values];
}

/** A value as it can be drawn: no amount is beyond a quintillion dollars or between nothing and a picodollar. */
export function drawn(value: number): number {
  if (Math.abs(value) < SMALLEST) return 0;
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

type Step = { readonly digits: number; readonly power: number };

function axisOf(low: number, high: number, step: Step): Axis {
  const size = step.digits * 10 ** step.power;
  // A value that is a tick but for the last bit of its double gets no further part.
  const first = Math.floor(low / size + HAIR);
  const last = Math.ceil(high / size - HAIR);
  const ends = { low: Math.min(low, first * size), high: Math.max(high, last * size) };
  const values = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * size);
  const unit = unitOf(Math.max(-ends.low, ends.high), step);
  const decimals = decimalsOf(step, unit?.power ?? 0);
  return { ...ends, ticks: values.map((value) => ({ value, label: tickText(value, decimals, unit) })) };
}

/** The largest unit of which a step is at least one; thousands only without decimals: `$2,500` reads better than `$2.5k`. */
function unitOf(largest: number, step: Step): Unit | undefined {
  return UNITS.find(
    ({ from, power }) =>
      largest >= from && step.power >= power && (power > 3 || decimalsOf(step, power) === 0),
  );
}

function decimalsOf({ digits, power }: Step, unitPower: number): number {
  return Math.max(0, (digits === 2.5 ? 1 : 0) - power + unitPower);
}

function niceStep(least: number): Step {
  const power = Math.floor(Math.log10(least));
  const digits = least / 10 ** power;
  const nice = NICE.find((each) => each >= digits - HAIR);
  return nice === undefined ? { digits: 1, power: power + 1 } : { digits: nice, power };
}

type Unit = { readonly from: number; readonly power: number; readonly sign: string };

function tickText(value: number, decimals: number, unit: Unit | undefined): string {
  if (value === 0) return '$0';
  // Dollars have two decimals or none: $2.50.
  const places = unit === undefined && decimals === 1 ? 2 : decimals;
  const written = (Math.abs(value) / 10 ** (unit?.power ?? 0)).toFixed(places);
  return `${value < 0 ? '-' : ''}$${grouped(written)}${unit?.sign ?? ''}`;
}

const MOST_PARTS = 6;
const NICE: readonly number[] = [1, 2, 2.5, 5];
const UNITS: readonly Unit[] = [
  { from: 1e12, power: 12, sign: 'T' },
  { from: 1e9, power: 9, sign: 'B' },
  { from: 1e6, power: 6, sign: 'M' },
  { from: 1e4, power: 3, sign: 'k' },
];
const HAIR = 1e-9;
const SMALLEST = 1e-12;
const LARGEST = 1e18;
/** Closer than that, the labels would be all digits. */
const CLOSEST = 1e-4;
