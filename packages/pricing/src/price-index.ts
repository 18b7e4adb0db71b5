import type { Catalog } from './catalog.ts';
import type { Circumstances } from './price-condition.ts';
import { type PriceList, priceListOf } from './price-list.ts';
import { cardIn, type RateCard } from './rate-card.ts';

/** The price lists of a catalog by exact model id. */
export type PriceIndex = {
  /** The list that holds in the circumstances, or `undefined` for an id that the catalog lacks. */
  readonly find: (id: string, circumstances: Circumstances) => PriceList | undefined;
};

/**
 * Indexes a catalog for pricing requests by id.
 *
 * A standard list without dates and clock hours is prepared once; every other is prepared when it is asked for.
 */
export function priceIndex(catalog: Catalog): PriceIndex {
  const standard = new Map<string, PriceList>();
  return {
    find(id, circumstances) {
      const isStandard = isPlain(circumstances);
      const ready = isStandard ? standard.get(id) : undefined;
      if (ready !== undefined) return ready;
      const card = catalog.card(id);
      if (card === undefined) return undefined;
      const list = priceListOf(cardIn(card, circumstances));
      if (isStandard && isTimeless(card)) standard.set(id, list);
      return list;
    },
  };
}

function isPlain({ tier, region, variant }: Circumstances): boolean {
  return (tier === undefined || tier === 'standard') && region === undefined && variant === undefined;
}

function isTimeless({ rates }: RateCard): boolean {
  return rates.every(
    ({ condition: { from, until, window, days } }) =>
      from === undefined && until === undefined && window === undefined && days === undefined,
  );
}
