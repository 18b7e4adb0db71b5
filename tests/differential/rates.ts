import {
  type BillingUnit,
  bundledCatalog,
  cardIn,
  compare,
  conditionText,
  exact,
  findModel,
  firstAmount,
  multiply,
  type Rate,
  ratio,
  roundToMoney,
} from '@tollkeeper/pricing';

import { aiSdkModels, aiSdkPrices } from './ai-sdk.ts';
import { COMPARED_AT, genaiModels, genaiPrices } from './genai-prices.ts';
import type { PeerPrice } from './peer-card.ts';

/** A plain rate that both catalogs have, in dollars for a million. */
export type ComparedRate = {
  readonly peer: 'genai-prices' | 'ai-sdk-cost-calculator';
  readonly model: string;
  readonly unit: BillingUnit;
  readonly ours: Rate;
  readonly theirs: number;
  readonly cause: RateCause;
};

/** Why two rates differ, as far as kinds and dates tell. */
export type RateCause =
  | 'equal'
  | 'rounding: a published fraction, cut at different places'
  | 'route: ours is what one endpoint charges, theirs the list price'
  | 'older: ours was read before theirs'
  | 'newer: ours was read after theirs'
  | 'disputed: a claim in our own catalog says what they say';

/** The day of each peer's data: the npm release of genai-prices; ai-sdk-cost-calculator keeps no dates. */
const THEIR_DAY = { 'genai-prices': '2026-09-23', 'ai-sdk-cost-calculator': '2026-09-15' } as const;

/** Compares every plain token rate of every model in common, found by its exact name at its own maker. */
export function comparedRates(): readonly ComparedRate[] {
  const genai = genaiModels().flatMap((model) => compareModel('genai-prices', model, genaiPrices(model)));
  const aiSdk = aiSdkModels().flatMap((model) =>
    compareModel('ai-sdk-cost-calculator', model, aiSdkPrices(model)),
  );
  return [...genai, ...aiSdk];
}

const catalog = bundledCatalog();

function compareModel(
  peer: ComparedRate['peer'],
  { provider, model }: { readonly provider: string; readonly model: string },
  prices: readonly PeerPrice[],
): readonly ComparedRate[] {
  const maker = MAKERS[provider];
  if (maker === undefined) return [];
  const match = findModel(catalog, provider === 'openrouter' ? model : `${maker}/${model}`);
  const card =
    match.kind === 'found' && match.model.id.startsWith(maker) ? catalog.card(match.model.id) : undefined;
  if (card === undefined) return [];
  const plain = cardIn(card, { at: COMPARED_AT }).rates.filter(
    ({ condition }) => conditionText(condition) === '',
  );
  return prices.flatMap(({ unit, dollars, promptOver, promptFrom }) => {
    const ours = plain.find((rate) => rate.unit === unit && rate.price.per === 1_000_000n);
    if (ours === undefined || promptOver !== undefined || promptFrom !== undefined) return [];
    const cause = causeOf(ours, dollars, { peer, disagreements: card.disagreements });
    return [{ peer, model: card.model, unit, ours, theirs: dollars, cause }];
  });
}

function causeOf(
  ours: Rate,
  theirs: number,
  { peer, disagreements }: { readonly peer: ComparedRate['peer']; readonly disagreements: readonly Rate[] },
): RateCause {
  const amount = roundToMoney(multiply(exact(String(theirs)), exact('1e12')));
  if (amount === firstAmount(ours.price)) return 'equal';
  const gap = ratio(amount - firstAmount(ours.price), amount === 0n ? 1n : amount);
  if (compare(multiply(gap, gap), exact('1e-6')) < 0)
    return 'rounding: a published fraction, cut at different places';
  if (ours.kind === 'route' || ours.kind === 'promotion') {
    return 'route: ours is what one endpoint charges, theirs the list price';
  }
  if (disagreements.some((claim) => claim.unit === ours.unit && firstAmount(claim.price) === amount)) {
    return 'disputed: a claim in our own catalog says what they say';
  }
  return ours.asOf < THEIR_DAY[peer]
    ? 'older: ours was read before theirs'
    : 'newer: ours was read after theirs';
}

/** The author of the ids that a provider's own models have here. */
const MAKERS: Readonly<Record<string, string>> = {
  anthropic: 'anthropic',
  openai: 'openai',
  google: 'google',
  'x-ai': 'x-ai',
  xai: 'x-ai',
  mistral: 'mistralai',
  deepseek: 'deepseek',
  cohere: 'cohere',
  moonshotai: 'moonshotai',
  minimax: 'minimax',
  zai: 'z-ai',
  openrouter: '',
};
