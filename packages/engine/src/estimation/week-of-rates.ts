import {
  type Circumstances,
  cardIn,
  ONE,
  type Rate,
  type RateCard,
  type Ratio,
  ratio,
  type ServiceTier,
} from '@tollkeeper/pricing';

import type { Variant } from './variant.ts';

type Wanted = { readonly tier: ServiceTier; readonly variant: Variant; readonly today: string };

/**
 * The rates of today over the hours of a week. A plan has no clock: where a price depends on the hour, its requests
 * are spread evenly over all 168, and those of a window that begins at half past are counted from there.
 */
export function weekOfRates(
  listed: RateCard | undefined,
  { tier, variant, today }: Wanted,
): readonly { readonly rates: readonly Rate[]; readonly share: Ratio }[] {
  if (listed === undefined) return [{ rates: [], share: ONE }];
  const start = Date.parse(`${today}T00:00:00Z`);
  const depends = listed.rates.some(({ condition }) => condition.window ?? condition.days);
  if (!depends) return [{ rates: cardIn(listed, { at: new Date(start), tier, variant }).rates, share: ONE }];
  const kinds = new Map<string, { readonly rates: readonly Rate[]; readonly minutes: number }>();
  for (const { minute, length } of stretchesOfWeek(listed)) {
    const rates = ratesOfToday(listed, { at: new Date(start + minute * MINUTE), tier, variant }, today);
    const key = rates.map((rate) => listed.rates.indexOf(rate)).join();
    kinds.set(key, { rates, minutes: (kinds.get(key)?.minutes ?? 0) + length });
  }
  return [...kinds.values()].map(({ rates, minutes }) => ({
    rates,
    share: ratio(BigInt(minutes), BigInt(7 * MINUTES_A_DAY)),
  }));
}

/** The stretches of a week within which no price begins or ends, in minutes since its first midnight. */
function stretchesOfWeek({
  rates,
}: RateCard): readonly { readonly minute: number; readonly length: number }[] {
  const edges = rates.flatMap(({ condition: { window } }) =>
    window === undefined ? [] : [window.start, window.end],
  );
  const starts = [...new Set([0, ...edges])].sort((a, b) => a - b);
  return [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    starts.map((from, at) => ({
      minute: day * MINUTES_A_DAY + from,
      length: (starts[at + 1] ?? MINUTES_A_DAY) - from,
    })),
  );
}

/** What holds today at the clock and weekday of another instant: a price that changes this week is not mixed in. */
function ratesOfToday(listed: RateCard, wanted: Circumstances, today: string): readonly Rate[] {
  const now = listed.rates.filter(
    ({ condition: { from = today, until } }) => from <= today && (until === undefined || today < until),
  );
  const dateless = now.map((rate): Rate => {
    const { from: _from, until: _until, ...condition } = rate.condition;
    return { ...rate, condition };
  });
  return cardIn({ ...listed, rates: dateless }, wanted).rates.map(
    (rate) => now[dateless.indexOf(rate)] ?? rate,
  );
}

const MINUTE = 60_000;
const MINUTES_A_DAY = 1_440;
