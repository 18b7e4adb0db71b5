import type { WorkloadKind } from '@tollkeeper/engine';
import {
  type BillingUnit,
  compare,
  exact,
  PRICE_VARIANTS,
  type Rate,
  type RateCard,
  type Ratio,
  ratio,
} from '@tollkeeper/pricing';

import type { ChoiceName } from '../understand/choice.ts';
import type { Brief } from './brief.ts';

/** What nobody chose among the rates of a model: what must be asked, and what is taken because it changes little. */
export type OpenChoices = {
  readonly asked: readonly OpenChoice[];
  readonly taken: readonly (OpenChoice & { readonly value: string })[];
};

/** A choice with the values that the price list has for it. */
export type OpenChoice = { readonly name: ChoiceName; readonly options: readonly string[] };

/**
 * Finds the choices without which no rate applies. Where the dearest value costs more than twice the cheapest it is
 * asked; else a usual one is taken, and the reply says which.
 */
export function openChoices(card: RateCard, kind: WorkloadKind, chosen: Brief['choices']): OpenChoices {
  const units = UNITS[kind] ?? [];
  const settled = new Map<string, string>(chosen);
  const [asked, taken]: [OpenChoice[], (OpenChoice & { value: string })[]] = [[], []];
  for (const name of PRICE_VARIANTS) {
    const rates = card.rates.filter(
      (rate) => units.includes(rate.unit) && rate.condition.tier === undefined && fits(rate, settled),
    );
    if (settled.has(name) || rates.length === 0 || rates.some((rate) => isSettled(rate, settled))) continue;
    const options = [...new Set(rates.flatMap(({ condition }) => condition.variant?.[name] ?? []))];
    if (options.length === 0) continue;
    const value = usualOf(name, options);
    if (isWide(name, rates, settled)) asked.push({ name, options });
    else taken.push({ name, options, value });
    settled.set(name, value);
  }
  return { asked, taken };
}

/** Whether what was chosen does not speak against the rate. */
function fits({ condition }: Rate, settled: ReadonlyMap<string, string>): boolean {
  return Object.entries(condition.variant ?? {}).every(
    ([name, value]) => (settled.get(name) ?? value) === value,
  );
}

/** Whether nothing is left to choose for the rate to apply. */
function isSettled({ condition }: Rate, settled: ReadonlyMap<string, string>): boolean {
  return Object.keys(condition.variant ?? {}).every((name) => settled.has(name));
}

/** Whether the values differ in price by more than a factor of two, whatever else is chosen. */
function isWide(name: string, rates: readonly Rate[], settled: ReadonlyMap<string, string>): boolean {
  const alike = rates.filter(({ condition }) =>
    Object.entries(condition.variant ?? {}).every(
      ([other, value]) => other === name || settled.has(other) || value === usualAmong(other, rates),
    ),
  );
  const prices = alike.flatMap(priceOf).toSorted(compare);
  const [least, most] = [prices[0], prices.at(-1)];
  if (least === undefined || most === undefined) return false;
  return compare(ratio(most.numerator * least.denominator, most.denominator * least.numerator), TWICE) > 0;
}

function usualAmong(name: string, rates: readonly Rate[]): string {
  return usualOf(name, [...new Set(rates.flatMap(({ condition }) => condition.variant?.[name] ?? []))]);
}

function usualOf(name: string, options: readonly string[]): string {
  return USUAL[name]?.find((value) => options.includes(value)) ?? options[0] ?? '';
}

function priceOf({ price }: Rate): readonly Ratio[] {
  return price.kind === 'flat' && price.amount > 0n ? [ratio(price.amount, BigInt(price.per))] : [];
}

/** What a piece of the work is charged by. */
const UNITS: Partial<Record<WorkloadKind, readonly BillingUnit[]>> = {
  image: ['image', 'megapixel'],
  video: ['video-second', 'clip'],
  subscription: ['seat-month'],
};

/** What most people mean who do not say. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  resolution: ['1080p', '720p', '1k', '768p'],
  quality: ['medium', 'standard', 'balanced'],
  size: ['1024x1024'],
  mode: ['text-to-video', 'standard'],
  audio: ['on'],
  duration: ['5s', '6s', '8s'],
  billing: ['monthly'],
};

const TWICE = exact(2);
