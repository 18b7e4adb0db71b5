import { type Money, usd } from '@tollkeeper/pricing';
import { type Complain, type Named, shown, textOf } from '@tollkeeper/pricing/yaml';

type DurationShape = { readonly leastMs: number; readonly mostMs: number; readonly such: string };

/** Reads a length of time such as "90 s", "15 min", "4 h" or "3 d", in milliseconds. */
export function durationIn(
  named: Named | undefined,
  { leastMs, mostMs, such }: DurationShape,
  complain: Complain,
): number | undefined {
  if (named === undefined) return undefined;
  const { place, name } = named;
  const [, count = '', unit = ''] = DURATION.exec(textOf(place.node)?.trim() ?? '') ?? [];
  const value = Number(count) * (UNITS[unit.charAt(0)] ?? Number.NaN);
  if (count !== '' && value >= leastMs && value <= mostMs) return value;
  complain(
    place.at,
    `${name} is ${shown(place.node)}, expected a time from ${durationText(leastMs)} to ${durationText(mostMs)}, such as ${such}`,
  );
  return undefined;
}

/** Writes a length of time, in milliseconds, as it is read. */
export function durationText(milliseconds: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((each) => milliseconds % (UNITS[each] ?? 1) === 0) ?? 's';
  return `${milliseconds / (UNITS[unit] ?? 1)} ${unit === 'm' ? 'min' : unit}`;
}

/** Reads dollars above zero, to the cent or finer: `120` or `0.50`. */
export function dollarsIn(named: Named | undefined, complain: Complain): Money | undefined {
  if (named === undefined) return undefined;
  const { place, name } = named;
  const text = textOf(place.node)?.trim().replace(/^\$/, '') ?? '';
  const amount = /^\d{1,9}(?:\.\d{1,12})?$/.test(text) ? usd(text) : undefined;
  if (amount !== undefined && amount > 0n) return amount;
  complain(place.at, `${name} is ${shown(place.node)}, expected dollars above zero, such as 120 or 0.50`);
  return undefined;
}

/** Reads yes or no. */
export function flagIn(named: Named | undefined, complain: Complain): boolean | undefined {
  if (named === undefined) return undefined;
  const { place, name } = named;
  const text = textOf(place.node)?.toLowerCase() ?? '';
  if (['yes', 'true', 'on'].includes(text)) return true;
  if (['no', 'false', 'off'].includes(text)) return false;
  complain(place.at, `${name} is ${shown(place.node)}, expected yes or no`);
  return undefined;
}

/** In the largest unit that divides it: `15 min`. */
const DURATION = /^(\d{1,6})\s*(s|sec|seconds?|min|m|minutes?|h|hours?|d|days?)$/;
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
