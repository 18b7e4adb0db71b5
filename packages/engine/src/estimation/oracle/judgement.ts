import type { Estimate } from '../estimate.ts';
import type { Scenario } from '../scenario.ts';
import type { Choose } from '../testing/any-rates.ts';
import { type Around, estimateOf, handMadeCatalog, type Values } from '../testing/hand-made.ts';
import type { Workload } from '../workload.ts';
import { type Fraction, fraction, minus, over, plus, times } from './fraction.ts';

/** Decimals by their names, as a plan of an oracle has them; what is absent is not part of it. */
export type Plan = { readonly [name in string]?: string };

/** Work, the rates that it is priced with, and what an oracle says that it costs in dollars before anything goes wrong. */
export type Case = {
  readonly work: Workload;
  readonly rates: Readonly<Record<string, readonly string[]>>;
  readonly base: Fraction;
  /** With its caches and tiers. */
  readonly cost: Fraction;
  /** Whether attempts have the rejected outputs in them. */
  readonly countsRejected?: boolean;
};

/** Whether there is a decision, by a coin or a die with so many sides. */
export function happens(choose: Choose, sides = 2): boolean {
  return choose(sides) === 0;
}

/** A decimal from 0 to `most` with so many places, sometimes a bound. */
export function decimal(choose: Choose, most: number, places = 2): string {
  const scale = 10 ** places;
  const units = happens(choose, 10) ? (happens(choose) ? 0 : most * scale) : choose(most * scale + 1);
  return (units / scale).toFixed(places);
}

/** A decimal from a hundredth on. */
export function positive(choose: Choose, most: number): string {
  return ((choose(most * 100) + 1) / 100).toFixed(2);
}

/** What goes wrong around the work. */
export function anyAround(choose: Choose): Values {
  const share = (most: number): string => decimal(choose, most, 3);
  return {
    ...(happens(choose) ? { retryRate: share(0.9) } : {}),
    ...(happens(choose) ? { duplicateRate: share(1) } : {}),
    ...(happens(choose) ? { failedJobRate: share(1) } : {}),
    ...(happens(choose) ? { billedShareOfFailed: share(1) } : {}),
    ...(happens(choose) ? { rejectionRate: share(1) } : {}),
    ...(happens(choose) ? { buffer: share(2) } : {}),
  };
}

/**
 * Where the estimate and the oracle part, in words; `undefined` where they agree.
 *
 * Every line is rounded to a picodollar, so a total may be half a picodollar off for each of its lines.
 */
export function disagreement(
  each: Case,
  values: Values,
  retries: Scenario['retries'] = 'once',
): string | undefined {
  const around: Around = { values, catalog: handMadeCatalog(each.rates), retries };
  const result = estimateOf(each.work, around);
  const said = totalsOf(each, values, retries);
  const totals = ['base', 'expected', 'planned'] as const;
  const wrong = totals.filter((name) => isOff(result, name, said[name]));
  if (wrong.length === 0 && result.gaps.length === 0) return undefined;
  const pair = (name: (typeof totals)[number]): string =>
    `${name} is ${result[name].money}, the oracle says ${(said[name].top * PICODOLLARS) / said[name].bottom}`;
  return [...wrong.map(pair), ...result.gaps.map(({ reason }) => reason)].join('; ');
}

function isOff(
  { lines, ...totals }: Estimate,
  name: 'base' | 'expected' | 'planned',
  said: Fraction,
): boolean {
  const off = totals[name].money * said.bottom - said.top * PICODOLLARS;
  return 2n * (off < 0n ? -off : off) > said.bottom * BigInt(lines.length);
}

function totalsOf(
  { base, cost, countsRejected = false }: Case,
  values: Values,
  retries: Scenario['retries'],
) {
  const { retryRate = '0', duplicateRate = '0', failedJobRate = '0', billedShareOfFailed = '1' } = values;
  const { rejectionRate = '0', buffer = '0' } = values;
  const one = fraction(1);
  const retried =
    retries === 'once' ? plus(one, fraction(retryRate)) : over(one, minus(one, fraction(retryRate)));
  const expected = times(
    cost,
    retried,
    plus(one, fraction(duplicateRate)),
    plus(one, times(fraction(failedJobRate), fraction(billedShareOfFailed))),
    plus(one, fraction(countsRejected ? '0' : rejectionRate)),
  );
  return { base, expected, planned: times(expected, plus(one, fraction(buffer))) };
}

const PICODOLLARS = 10n ** 12n;
