import { PRICE_VARIANTS } from '@tollkeeper/pricing';

/** A word that chooses among the rates of a model, such as `quality=high`, as the price list writes it. */
export type Choice = { readonly name: ChoiceName; readonly value: string };

/** The names that price lists tell rates apart by, and how long a cache is kept. */
export type ChoiceName = (typeof CHOICE_NAMES)[number];

export const CHOICE_NAMES = [...PRICE_VARIANTS, 'cache_lifetime'] as const;

export function isChoiceName(name: string): name is ChoiceName {
  return CHOICE_NAMES.some((each) => each === name);
}
