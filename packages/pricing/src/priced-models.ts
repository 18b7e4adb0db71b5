import type { Catalog } from './catalog.ts';
import type { Rate } from './rate-card.ts';
import type { Ratio } from './ratio.ts';

/** One side of a comparison: rates by model id, as a catalog or somebody's claims have them. */
export type PricedModels = {
  readonly rates: ReadonlyMap<string, readonly Rate[]>;
  /** Models that are listed but could not be read: they are neither added nor removed. */
  readonly unread: ReadonlySet<string>;
  /** Amounts as they were written, by model and field, where reading rounds them. */
  readonly written: ReadonlyMap<string, Ratio>;
};

/** Takes the rates of every card in a catalog. */
export function pricedModels(catalog: Catalog): PricedModels {
  const rates = catalog.models.map(({ id }) => [id, catalog.card(id)?.rates ?? []] as const);
  return { rates: new Map(rates), unread: new Set(), written: new Map() };
}
