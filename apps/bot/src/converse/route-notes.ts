import { routeOf, type Variant } from '@tollkeeper/pricing';

/** Says what the suffixes of a model's name change at OpenRouter, as far as the catalog's rate does not show it. */
export function routeNotes(name: string): readonly string[] {
  return routeOf(name).variants.flatMap((variant) => NOTES[variant] ?? []);
}

/** Why a found model cannot be estimated as it was named, or `undefined` where it can. */
export function beyondEstimates(name: string): string | undefined {
  if (routeOf(name).adds.length === 0) return undefined;
  return `"${name}" adds a web search to every request, billed apart, which is not estimated yet: leave :online out.`;
}

/** OpenRouter docs, guides/routing/model-variants, 2026-08-22. */
const NOTES: Partial<Record<Variant, string>> = {
  floor: ':floor takes the cheapest endpoint and admits the flex tier: it can cost less than this.',
  nitro: ':nitro takes the fastest endpoint and admits the priority tier: it can cost more than this.',
  exacto: ':exacto takes endpoints by quality, not by price: it can cost more than this.',
};
