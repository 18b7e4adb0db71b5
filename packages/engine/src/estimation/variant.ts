import { type BillingUnit, firstAmount, type Rate, type RateCard } from '@tollkeeper/pricing';

/** A choice that a price list tells apart by name, such as `{ quality: 'high', size: '1024x1024' }`. */
export type Variant = Readonly<Record<string, string>>;

/**
 * Completes a choice where completing it costs nothing: what was not said is taken as the list has it, as long as
 * every rate that fits what was said is the same.
 */
export function chosenVariant(card: RateCard, said: Variant): Variant {
  const units = new Set(card.rates.map(({ unit }) => unit));
  const completions = [...units].flatMap((unit) => {
    const rates = fitting(card, unit, said);
    const [first] = rates;
    const plain = rates.some((rate) => rate.condition.variant === undefined);
    const alike = first !== undefined && rates.every((rate) => sameCost(rate, first));
    return first === undefined || plain || !alike ? [] : [first.condition.variant ?? {}];
  });
  return Object.assign({}, ...completions, said) as Variant;
}

/** What can be chosen for a unit beyond what was said, such as `quality: low, medium, high`. */
export function openChoices(card: RateCard, unit: BillingUnit, said: Variant): readonly string[] {
  const names = new Map<string, Set<string>>();
  const fits = fitting(card, unit, said);
  // A choice that the list does not have leaves everything open.
  if (fits.length === 0 && Object.keys(said).length > 0) return openChoices(card, unit, {});
  for (const { condition } of fits) {
    for (const [name, value] of Object.entries(condition.variant ?? {})) {
      if (said[name] === undefined) names.set(name, (names.get(name) ?? new Set()).add(value));
    }
  }
  return [...names].map(([name, values]) => `${name}: ${[...values].join(', ')}`);
}

function fitting(card: RateCard, unit: BillingUnit, said: Variant): readonly Rate[] {
  return card.rates.filter(
    (rate) =>
      rate.unit === unit &&
      rate.condition.tier === undefined &&
      Object.entries(rate.condition.variant ?? {}).every(
        ([name, value]) => said[name] === undefined || said[name] === value,
      ),
  );
}

function sameCost(a: Rate, b: Rate): boolean {
  return firstAmount(a.price) * b.price.per === firstAmount(b.price) * a.price.per;
}
