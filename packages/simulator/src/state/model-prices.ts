import { type Picodollars, usd } from '../money/picodollars.ts';
import type { ModelPlan, PriceChange, World } from '../world/world.ts';

/** A price per token that holds from an instant on. */
export type TokenPrice = { readonly prompt: Picodollars; readonly completion: Picodollars };

/** A model of the world with the prices it had and will have. */
export type Model = {
  readonly plan: ModelPlan;
  readonly priceAt: (instant: Date) => TokenPrice;
};

/** Reads the models of a world; a change of a model that does not exist is a mistake. */
export function modelsOf({ models, priceChanges = [] }: World): ReadonlyMap<string, Model> {
  const known = new Map(models.map((plan) => [plan.id, modelOf(plan, priceChanges)]));
  const stray = priceChanges.find(({ model }) => !known.has(model));
  if (stray !== undefined) throw new Error(`a price changes of "${stray.model}", which is no model`);
  return known;
}

/** Prices tokens exactly. */
export function costOf(price: TokenPrice, promptTokens: number, completionTokens: number): Picodollars {
  return price.prompt * BigInt(promptTokens) + price.completion * BigInt(completionTokens);
}

function modelOf(plan: ModelPlan, changes: readonly PriceChange[]): Model {
  const latestFirst = changes
    .filter(({ model }) => model === plan.id)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .map((change) => ({ at: change.at, price: priceOf(change) }));
  const first = priceOf(plan);
  return {
    plan,
    priceAt: (instant) => latestFirst.find(({ at }) => at <= instant)?.price ?? first,
  };
}

function priceOf({ prompt, completion }: { prompt: string; completion: string }): TokenPrice {
  return { prompt: usd(prompt), completion: usd(completion) };
}
