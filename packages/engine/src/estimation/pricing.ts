import {
  type BillingUnit,
  type Catalog,
  exact,
  multiply,
  type Rate,
  type RateCard,
  type Ratio,
  roundToMoney,
  type ServiceTier,
} from '@tollkeeper/pricing';

import type { Assumed } from './assumption.ts';
import type { Field } from './field.ts';
import { isForLong } from './long-rate.ts';
import { chosenVariant, openChoices, type Variant } from './variant.ts';
import { weekOfRates } from './week-of-rates.ts';

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
  /** Whether its price of the unit was stated rather than listed. */
  readonly isStated: (unit: BillingUnit) => boolean;
  /** What of the variant must be chosen before the unit has a rate, such as `quality: low, high`. */
  readonly choices: (unit: BillingUnit) => readonly string[];
  /** How many seconds a clip has that it charges for; absent where the price or the list does not say it. */
  readonly clipSeconds?: Ratio;
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
    weekOfRates(listed, { tier, variant, today }).map(({ rates, share }) => ({
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
    isStated: (unit) => overridden.has(unit),
    choices: (unit) => (listed === undefined ? [] : openChoices(listed, unit, variant)),
    ...clipLength(standard),
    disagreements: (listed?.disagreements ?? []).filter((rate) => !overridden.has(rate.unit)),
  };
}

/** Price lists tell clips of different lengths apart by `duration=5s`. */
function clipLength(cards: readonly HourlyCard[]): Pick<Payee, 'clipSeconds'> {
  const durations = cards
    .flatMap(({ card }) => card.rates)
    .flatMap(({ unit, condition }) => (unit === 'clip' ? (condition.variant?.['duration'] ?? []) : []));
  const [, seconds] = /^(\d+)s$/.exec(durations[0] ?? '') ?? [];
  return seconds === undefined ? {} : { clipSeconds: exact(seconds) };
}

/** A tier that lists one price only has not said what a long prompt pays there: it pays the standard long price. */
function withLongRates(rates: readonly Rate[], standard: readonly Rate[]): readonly Rate[] {
  const settled = new Set(rates.filter(isForLong).map(({ unit }) => unit));
  const known = new Set(rates.map(({ unit }) => unit));
  return [...rates, ...standard.filter(({ unit }) => known.has(unit) && !settled.has(unit))];
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
