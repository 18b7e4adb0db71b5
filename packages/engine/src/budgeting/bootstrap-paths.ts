import { exp } from '../uncertainty/elementary.ts';
import { standardNormal } from '../uncertainty/normal.ts';
import { randomFrom } from '../uncertainty/random.ts';
import { type DayBlock, dayBlocks } from './day-blocks.ts';
import type { HourlySpend } from './hourly-spend.ts';
import type { SpendPaths } from './spend-paths.ts';

/**
 * Makes up weeks out of past days: each day is one of the last 28, drawn with more weight when it is recent and of
 * the same kind of day, and scaled to the level of spending now. Beyond a week, each path goes on like its week.
 *
 * Whole days keep the shape of a day; in a comparison with straight lines, smoothing and profiles this had the
 * lowest error and the only usable interval (`guard backtest` repeats it).
 */
export function bootstrapPaths(spend: HourlySpend, seed: string): SpendPaths {
  const blocks = dayBlocks(spend);
  const cumulated = blocks.map(({ hours }) => runningSums(hours));
  const wheels = Array.from({ length: DAYS }, (_, day) =>
    wheelFor(spend.until.getTime() + day * DAY, blocks),
  );
  const random = randomFrom(seed);
  const drawn = new Uint8Array(COUNT * DAYS);
  const scales = new Float64Array(COUNT * DAYS);
  const ends = new Float64Array(COUNT * (DAYS + 1));
  for (let path = 0; path < COUNT; path += 1) {
    const noise = exp(LEVEL_NOISE * standardNormal(random()));
    for (const [day, wheel] of wheels.entries()) {
      const block = spin(wheel, random());
      const scale = noise * (blocks[block]?.scale ?? 1);
      const place = path * DAYS + day;
      drawn[place] = block;
      scales[place] = scale;
      ends[place + path + 1] = at(ends, place + path) + scale * (cumulated[block]?.[24] ?? 0);
    }
  }
  const dayAt = (path: number, day: number): Day => ({
    before: at(ends, path * (DAYS + 1) + day),
    scale: at(scales, path * DAYS + day),
    sums: cumulated[at(drawn, path * DAYS + day)] as Float64Array,
  });
  return {
    basis: 'day-blocks',
    count: COUNT,
    from: spend.until,
    hoursTo: (path, dollars) =>
      hoursTo(ends.subarray(path * (DAYS + 1), (path + 1) * (DAYS + 1)), dollars, (day) => dayAt(path, day)),
    spentAfter: (path, hours) => {
      const [weeks, rest] = [Math.floor(hours / WEEK), hours % WEEK];
      const { before, scale, sums } = dayAt(path, Math.floor(rest / 24));
      return weeks * at(ends, path * (DAYS + 1) + DAYS) + before + scale * between(sums, rest % 24);
    },
  };
}

/** One day of a path: what was spent before it, and its running sums, to be scaled. */
type Day = { readonly before: number; readonly scale: number; readonly sums: Float64Array };

function hoursTo(ends: Float64Array, dollars: number, dayAt: (day: number) => Day): number {
  if (dollars <= 0) return 0;
  const week = at(ends, DAYS);
  if (week <= 0) return Number.POSITIVE_INFINITY;
  // A sum that ends exactly with a week is reached in that week, not at the start of the next.
  const weeks = Math.max(0, Math.ceil(dollars / week) - 1);
  const rest = Math.min(dollars - weeks * week, week);
  let day = 0;
  while (day < DAYS - 1 && at(ends, day + 1) < rest) day += 1;
  const { before, scale, sums } = dayAt(day);
  const wanted = scale > 0 ? (rest - before) / scale : 0;
  let hour = 0;
  while (hour < 23 && at(sums, hour + 1) < wanted) hour += 1;
  const step = at(sums, hour + 1) - at(sums, hour);
  const part = step > 0 ? Math.min(1, Math.max(0, (wanted - at(sums, hour)) / step)) : 1;
  return weeks * WEEK + day * 24 + hour + part;
}

function between(sums: Float64Array, hours: number): number {
  const hour = Math.floor(hours);
  return at(sums, hour) + (hours - hour) * (at(sums, hour + 1) - at(sums, hour));
}

function runningSums(hours: Float64Array): Float64Array {
  const sums = new Float64Array(hours.length + 1);
  for (const [hour, dollars] of hours.entries()) sums[hour + 1] = at(sums, hour) + dollars;
  return sums;
}

/** Running sums of the weights of the blocks for a day that begins at `start`. */
function wheelFor(start: number, blocks: readonly DayBlock[]): Float64Array {
  const wheel = new Float64Array(blocks.length);
  let sum = 0;
  for (const [index, { start: past, daysAgo }] of blocks.entries()) {
    sum += exp(-daysAgo / MEMORY) * (kindOfDay(past) === kindOfDay(start) ? 1 : OTHER_KIND);
    wheel[index] = sum;
  }
  return wheel;
}

function spin(wheel: Float64Array, random: number): number {
  const mark = random * (wheel.at(-1) ?? 0);
  let index = 0;
  while (index < wheel.length - 1 && at(wheel, index) < mark) index += 1;
  return index;
}

/** Whether the 24 hours begin, and end, at a weekend: a block that is cut at noon is half Friday, half Saturday. */
function kindOfDay(start: number): number {
  return (isWeekend(start) ? 2 : 0) + (isWeekend(start + DAY) ? 1 : 0);
}

function isWeekend(time: number): boolean {
  return new Date(time).getUTCDay() % 6 === 0;
}

function at(values: Float64Array | Uint8Array, index: number): number {
  return values[index] ?? 0;
}

const DAY = 86_400_000;
const DAYS = 7;
const WEEK = DAYS * 24;
const COUNT = 250;

/** In days: the weight of a day falls by a factor of e in so long. */
const MEMORY = 10;
const OTHER_KIND = 0.05;
const LEVEL_NOISE = 0.15;
