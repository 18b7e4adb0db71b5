import { type Money, NOTHING, usd } from '@tollkeeper/pricing';

import type { CounterReading, CreditsReading, KeyReading, SpentByPeriod } from './reading.ts';
import { resetPeriod } from './reset-period.ts';

/** What is odd about a reading. Only the guard decides whether it is believed: counters trail by minutes. */
export type Suspicion =
  /** A counter that only grows is lower than in the reading before. */
  | { readonly kind: 'spent-fell'; readonly from: Money; readonly to: Money }
  /** A part of a period says more than the whole of it, such as a day more than its month. */
  | {
      readonly kind: 'part-above-whole';
      readonly part: Window;
      readonly whole: Window | 'allTime';
      readonly partSpent: Money;
      readonly wholeSpent: Money;
    }
  /** What is left does not follow from limit and usage; `remaining` is what the provider enforces. */
  | {
      readonly kind: 'remaining-differs';
      readonly remaining: Money;
      /** Limit − usage of its period. */
      readonly computed: Money;
    }
  | { readonly kind: 'empty-credits' }
  | { readonly kind: 'went-back-in-time'; readonly from: Date; readonly to: Date };

export type Window = 'daily' | 'weekly' | 'monthly';

/** Lists what is odd about a reading by itself, and after the one before it of the same subject. */
export function suspicionsOf(
  reading: CounterReading,
  previous: CounterReading | undefined,
): readonly Suspicion[] {
  const turned: Suspicion[] =
    previous !== undefined && reading.at < previous.at
      ? [{ kind: 'went-back-in-time', from: previous.at, to: reading.at }]
      : [];
  const own = reading.kind === 'key' ? oddOfKey(reading) : oddOfCredits(reading);
  // Of two readings in the wrong order the earlier is rightly the lower.
  return turned.length > 0 ? [...turned, ...own] : [...fallSince(reading, previous), ...own];
}

/** Whether `later` is lower than `earlier` by more than the noise of adding in floats. */
export function hasFallen(earlier: Money, later: Money): boolean {
  return later < earlier - FLOAT_NOISE;
}

function fallSince(reading: CounterReading, previous: CounterReading | undefined): readonly Suspicion[] {
  if (previous === undefined) return [];
  const pairs: (readonly [Money | undefined, Money | undefined])[] =
    reading.kind === 'key' && previous.kind === 'key'
      ? [
          [previous.spent.allTime, reading.spent.allTime],
          [previous.byokSpent?.allTime, reading.byokSpent?.allTime],
        ]
      : reading.kind === 'credits' && previous.kind === 'credits'
        ? [[previous.totalSpent, reading.totalSpent]]
        : [];
  return pairs.flatMap(([from, to]) =>
    from !== undefined && to !== undefined && hasFallen(from, to) ? [{ kind: 'spent-fell', from, to }] : [],
  );
}

function oddOfCredits({ totalCredits, totalSpent, askedWith }: CreditsReading): readonly Suspicion[] {
  const isEmpty = totalCredits === 0n && totalSpent === 0n && askedWith !== 'management-key';
  return isEmpty ? [{ kind: 'empty-credits' }] : [];
}

function oddOfKey(reading: KeyReading): readonly Suspicion[] {
  return [...partsAboveWholes(reading.spent, reading.at), ...remainingDiffers(reading)];
}

/** A day lies within its week and its month; a week within its month only when it begins there. */
function partsAboveWholes(spent: SpentByPeriod, at: Date): readonly Suspicion[] {
  const nested: (readonly [Window, Window | 'allTime'])[] = [
    ['daily', 'weekly'],
    ['daily', 'monthly'],
    ...(weekIsWithinMonth(at) ? ([['weekly', 'monthly']] as const) : []),
    ['daily', 'allTime'],
    ['weekly', 'allTime'],
    ['monthly', 'allTime'],
  ];
  return nested.flatMap(([part, whole]) => {
    const [partSpent, wholeSpent] = [spent[part], spent[whole]];
    return partSpent !== undefined && wholeSpent !== undefined && hasFallen(partSpent, wholeSpent)
      ? [{ kind: 'part-above-whole', part, whole, partSpent, wholeSpent }]
      : [];
  });
}

function weekIsWithinMonth(at: Date): boolean {
  const [week, month] = [resetPeriod('weekly', at), resetPeriod('monthly', at)];
  return week !== undefined && month !== undefined && week.start >= month.start;
}

function remainingDiffers(reading: KeyReading): readonly Suspicion[] {
  const { limit, limitRemaining: remaining, limitReset, spent, byokSpent } = reading;
  if (limit === undefined || remaining === undefined || limitReset === 'unknown') return [];
  const counter = limitReset === 'never' ? 'allTime' : limitReset;
  const own = spent[counter];
  const byok = byokSpent === undefined ? NOTHING : byokSpent[counter];
  if (own === undefined || byok === undefined) return [];
  const computed = (limit - own - byok) as Money;
  // Below zero both say "spent", and some answers stop at zero.
  if (computed <= 0n && remaining <= 0n) return [];
  const difference = computed > remaining ? computed - remaining : remaining - computed;
  return difference > slack(limit) ? [{ kind: 'remaining-differs', remaining, computed }] : [];
}

/** The two are counted at slightly different times: a hundredth of the limit apart, or a cent, is no news. */
function slack(limit: Money): bigint {
  return limit / 100n > CENT ? limit / 100n : CENT;
}

const CENT = usd('0.01');

/** A double holds $100,000 to about 1.5e-11, so sums of them differ far below a millionth of a dollar. */
const FLOAT_NOISE = usd('0.000001');
