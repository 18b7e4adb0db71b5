import {
  type BillingUnit,
  type Catalog,
  type Circumstances,
  cardIn,
  exact,
  multiply,
  ONE,
  type Rate,
  type RateCard,
  type Ratio,
  ratio,
  roundToMoney,
  type ServiceTier,
} from '@tollkeeper/pricing';

import type { Assumed } from './assumption.ts';
import type { Field } from './field.ts';
import { chosenVariant, openChoices, type Variant } from './variant.ts';

/** What a workload pays: the catalog's rates of a model, rates that the person stated, or some of each. */
export type Pricing = {
  /** The catalog id of the model; absent when only prices were stated. */
  readonly model?: string;
  /** What the price list tells apart by name: quality, size, resolution, audio. */
  readonly variant?: Variant;
  /** Stated prices, which stand before the catalog's, and what is peculiar to this model. */
  readonly inputs: { readonly [name in StatedPriceField | 'verbosity' | 'fallbackShare']?: Assumed };
};

export type StatedPriceField = keyof typeof UNITS_OF;

/** Whether the input is a price, which belongs to whom a workload pays rather than to the work. */
export function isStatedPrice(field: Field): field is StatedPriceField {
  return Object.hasOwn(UNITS_OF, field);
}

/** The stated prices of whatever is charged by the token. */
export const TOKEN_PRICES: readonly StatedPriceField[] = [
  'priceInputPerMillion',
  'priceOutputPerMillion',
  'priceCachedInputPerMillion',
  'priceCacheWritePerMillion',
];

/** The prices that hold on a day: the catalog, and the UTC day, such as 2026-11-21. */
export type PriceSource = { readonly catalog: Catalog; readonly today: string };

/** Somebody who is paid, with the rates that hold. */
export type Payee = {
  readonly model: string;
  readonly name: string;
  /** The rates at a tier; several where they depend on the hour, each with its share of the week. */
  readonly cards: (tier: ServiceTier) => readonly HourlyCard[];
  /** Whether the unit is one that it charges by, even if a choice is open without which there is no rate. */
  readonly charges: (unit: BillingUnit) => boolean;
  /** By which of several units it charges for the same thing: one whose price was stated, or the first that it has. */
  readonly chargesBy: (units: readonly BillingUnit[]) => BillingUnit | undefined;
  /** What of the variant must be chosen before the unit has a rate, such as `quality: low, high`. */
  readonly choices: (unit: BillingUnit) => readonly string[];
  readonly disagreements: readonly Rate[];
};

export type HourlyCard = { readonly card: RateCard; readonly share: Ratio };

/** Settles whom a workload pays; throws when the model is not in the catalog, which `problemsOf` has ruled out. */
export function payeeOf(pricing: Pricing, { catalog, today }: PriceSource): Payee {
  const { model } = pricing;
  const listed = model === undefined ? undefined : catalog.card(model);
  if (model !== undefined && listed === undefined) throw new Error(`the catalog has no model ${model}`);
  const stated = statedRates(pricing, today);
  const overridden = new Set(stated.map((rate) => rate.unit));
  const variant = listed === undefined ? {} : chosenVariant(listed, pricing.variant ?? {});
  const name = listed?.name ?? 'your stated prices';
  const cards = (tier: ServiceTier, longRates: readonly Rate[] = []): readonly HourlyCard[] =>
    weekOf(listed, { tier, variant, today }).map(({ rates, share }) => ({
      card: {
        model: listed?.model ?? 'stated prices',
        name,
        rates: [...withLongRates(rates, longRates).filter(({ unit }) => !overridden.has(unit)), ...stated],
        disagreements: [],
      },
      share,
    }));
  const standard = cards('standard');
  const longRates = standard.flatMap(({ card }) => card.rates.filter(isForLong));
  const charges = (unit: BillingUnit): boolean =>
    standard.some(({ card }) => card.rates.some((rate) => rate.unit === unit)) ||
    (listed !== undefined && openChoices(listed, unit, variant).length > 0);
  return {
    model: listed?.model ?? 'stated prices',
    name,
    cards: (tier) => (tier === 'standard' ? standard : cards(tier, longRates)),
    charges,
    chargesBy: (units) => units.find((unit) => overridden.has(unit)) ?? units.find(charges),
    choices: (unit) => (listed === undefined ? [] : openChoices(listed, unit, variant)),
    disagreements: (listed?.disagreements ?? []).filter((rate) => !overridden.has(rate.unit)),
  };
}

/** A tier that lists one price only has not said what a long prompt pays there: it pays the standard long price. */
function withLongRates(rates: readonly Rate[], standard: readonly Rate[]): readonly Rate[] {
  const settled = new Set(rates.filter(isForLong).map(({ unit }) => unit));
  const known = new Set(rates.map(({ unit }) => unit));
  return [...rates, ...standard.filter(({ unit }) => known.has(unit) && !settled.has(unit))];
}

function isForLong({ condition: { promptOver, promptFrom } }: Rate): boolean {
  return promptOver !== undefined || promptFrom !== undefined;
}

type Wanted = { readonly tier: ServiceTier; readonly variant: Variant; readonly today: string };

/**
 * The rates of today over the hours of a week. A plan has no clock: where a price depends on the hour, its requests
 * are spread evenly over all 168, and those of a window that begins at half past are counted from there.
 */
function weekOf(
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

function statedRates({ inputs }: Pricing, today: string): readonly Rate[] {
  return (Object.keys(UNITS_OF) as StatedPriceField[]).flatMap((field) => {
    const price = inputs[field];
    if (price === undefined) return [];
    const amount = roundToMoney(multiply(price.value, exact('1e12')));
    return UNITS_OF[field].map(
      ([unit, per]): Rate => ({
        unit,
        price: { kind: 'flat', amount, per },
        condition: {},
        kind: 'stated',
        source: YOU,
        asOf: today,
      }),
    );
  });
}

const MINUTE = 60_000;
const MINUTES_A_DAY = 1_440;
const YOU = { title: 'you said' };

/** The unit that a stated price is for, and for how many of them. */
const UNITS_OF = {
  priceInputPerMillion: [['input-token', 1_000_000n]],
  priceOutputPerMillion: [['output-token', 1_000_000n]],
  priceCachedInputPerMillion: [['cached-input-token', 1_000_000n]],
  priceCacheWritePerMillion: [
    ['cache-write-5m-token', 1_000_000n],
    ['cache-write-1h-token', 1_000_000n],
  ],
  unitPriceUsd: [
    ['image', 1n],
    ['clip', 1n],
  ],
  pricePerVideoSecond: [['video-second', 1n]],
  pricePerAudioMinute: [
    ['audio-second', 60n],
    ['spoken-second', 60n],
  ],
  pricePerSessionMinute: [['session-second', 60n]],
  pricePerMillionCharacters: [['character', 1_000_000n]],
  pricePerCredit: [['credit', 1n]],
  pricePerSeat: [['seat-month', 1n]],
} as const satisfies Partial<Record<Field, readonly (readonly [BillingUnit, bigint])[]>>;
