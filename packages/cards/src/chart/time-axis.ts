/** A scale of time from `low` to `high`, both in epoch milliseconds, with the instants that are written at it. */
export type TimeAxis = {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
};

/** Finds the finest scale of round steps whose labels fit; days begin at midnight UTC. */
export function timeAxis(low: number, high: number, fits: (axis: TimeAxis) => boolean): TimeAxis {
  for (const step of stepsFor(high - low)) {
    if ((high - low) / step > MOST_TICKS) continue;
    const first = Math.ceil(low / Math.min(step, DAY)) * Math.min(step, DAY);
    const count = Math.floor((high - first) / step) + 1;
    const instants = Array.from({ length: Math.max(0, count) }, (_, at) => first + at * step);
    const axis = { low, high, ticks: instants.map((at) => ({ at, label: instantLabel(at, step) })) };
    if (axis.ticks.length > 0 && fits(axis)) return axis;
  }
  const begin = { low, high, ticks: [{ at: low, label: instantLabel(low, low % DAY === 0 ? DAY : HOUR) }] };
  return fits(begin) ? begin : { low, high, ticks: [] };
}

/** An instant that a calendar knows. */
export function dated(at: number): number {
  return Math.max(-LAST_INSTANT, Math.min(LAST_INSTANT, at));
}

/** From two days on nobody asks for the hour; a single instant has no step. */
function stepsFor(span: number): readonly number[] {
  return span === 0 ? [] : STEPS.filter((step) => step >= DAY || span < 2 * DAY);
}

function instantLabel(at: number, step: number): string {
  const text = new Date(at).toISOString();
  const [day = '', time = ''] = text.split('T');
  return step < DAY ? `${day} ${time.slice(0, 'hh:mm'.length)}` : day;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS: readonly number[] = [
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  ...[1, 2, 7, 14, 28, 91, 364, 3_640, 36_400, 364_000, 3_640_000, 36_400_000].map((days) => days * DAY),
];
const MOST_TICKS = 12;
/** ECMA-262, section 21.4.1.1. */
const LAST_INSTANT = 8.64e15;
