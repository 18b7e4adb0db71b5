import type { RateCard } from './rate-card.ts';

/** A model as the catalog lists it. */
export type ListedModel = { readonly id: string; readonly name: string };

/** Rate cards by model id, as one snapshot has them. */
export type Catalog = {
  /** The snapshot that the rates come from; an estimate quotes it. */
  readonly snapshot: string;
  /** The newest day on which any rate was read. */
  readonly asOf: string;
  readonly models: readonly ListedModel[];
  /** Names that people use and no id contains. */
  readonly aliases: readonly { readonly name: string; readonly model: string }[];
  /** The card of exactly this id, or `undefined`; a model without any known rate has a card without rates. */
  readonly card: (id: string) => RateCard | undefined;
};
