import type { Horizon } from '@tollkeeper/engine';
import { exact, type Money, multiply, type Ratio, usd } from '@tollkeeper/pricing';
import { type Complain, type Named, shown, textOf } from '@tollkeeper/pricing/yaml';

/** Reads what has to be reached for a severity; `undefined` once it has complained. */
export type LevelReader<Level> = (named: Named, complain: Complain) => Level | undefined;

/** A share such as 80% of a limit, or 120% of a plan. */
export const shareIn: LevelReader<{ readonly kind: 'share'; readonly from: Ratio }> = (named, complain) => {
  const [, percent] = /^(\d{1,4}(?:\.\d{1,3})?)\s*%$/.exec(written(named)) ?? [];
  if (percent !== undefined && Number(percent) > 0)
    return { kind: 'share', from: multiply(exact(percent), exact('0.01')) };
  return refused(named, 'a share such as 80%', complain);
};

/** So many times what is usual. */
export const factorIn: LevelReader<{ readonly kind: 'factor'; readonly from: Ratio }> = (named, complain) => {
  const [, factor] = /^(\d{1,4}(?:\.\d{1,3})?)\s*(?:x|×|times)?$/.exec(written(named)) ?? [];
  if (factor !== undefined && Number(factor) > 1) return { kind: 'factor', from: exact(factor) };
  return refused(named, 'a factor above 1, such as 3', complain);
};

/** The end comes within a time at even odds. */
export const chanceIn: LevelReader<{
  readonly kind: 'chance';
  readonly from: number;
  readonly withinHours: Horizon;
}> = (named, complain) => {
  const hours = hoursOf(written(named));
  const horizon = HORIZONS.find((each) => each === hours);
  if (horizon !== undefined) return { kind: 'chance', from: EVEN_ODDS, withinHours: horizon };
  return refused(named, 'the time in which it ends: 4 h, 24 h, 72 h or 7 d', complain);
};

/** So much time is left, or less. */
export const timeLeftIn: LevelReader<{ readonly kind: 'hours'; readonly below: number }> = (
  named,
  complain,
) => {
  const hours = hoursOf(written(named));
  if (hours !== undefined) return { kind: 'hours', below: hours };
  return refused(named, 'a time that is left, such as 12 h or 30 d', complain);
};

/** So many dollars are left, or less, or they last for so long. */
export const creditsIn: LevelReader<
  { readonly kind: 'dollars'; readonly below: Money } | { readonly kind: 'hours'; readonly below: number }
> = (named, complain) => {
  const text = written(named);
  const [, dollars] = /^\$?(\d{1,9}(?:\.\d{1,6})?)$/.exec(text) ?? [];
  if (dollars !== undefined) return { kind: 'dollars', below: usd(dollars) };
  const hours = hoursOf(text);
  if (hours !== undefined) return { kind: 'hours', below: hours };
  return refused(named, 'dollars that are left such as $5, or how long they last such as 3 d', complain);
};

/** So many, or more. */
export const countIn: LevelReader<{ readonly kind: 'count'; readonly from: number }> = (named, complain) => {
  const text = written(named);
  if (/^[1-9]\d{0,6}$/.test(text)) return { kind: 'count', from: Number(text) };
  return refused(named, 'a whole number above zero, such as 10', complain);
};

function written({ place }: Named): string {
  return textOf(place.node)?.trim() ?? '';
}

function refused({ place, name }: Named, expected: string, complain: Complain): undefined {
  complain(place.at, `${name} is ${shown(place.node)}, expected ${expected}, or off`);
}

function hoursOf(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,4})\s*(h|hours?|d|days?)$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  return Number(count) * (unit.startsWith('d') ? 24 : 1);
}

const EVEN_ODDS = 0.5;

/** A forecast tells the chance for these times only. */
const HORIZONS: readonly Horizon[] = [4, 24, 72, 168];
