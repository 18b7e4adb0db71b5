import { conditionText, decimalUsd, firstAmount, type Rate } from '@tollkeeper/pricing';

/** A rate as data: dollars as an exact decimal string for a block of `per` units. */
export function rateJson({ unit, price, condition, kind, source, asOf }: Rate): Record<string, unknown> {
  return {
    unit,
    usd: decimalUsd(firstAmount(price)),
    per: Number(price.per),
    ...whenJson(condition),
    kind,
    source: source.title,
    ...(source.url === undefined ? {} : { url: source.url }),
    as_of: asOf,
  };
}

/** The condition in the form in which facts and your own rates write it; none where a rate always holds. */
export function whenJson(condition: Rate['condition']): { readonly when?: string } {
  const when = conditionText(condition);
  return when === '' ? {} : { when };
}
