import type { Money } from './money.ts';
import { multiply, type Ratio, ratio } from './ratio.ts';

/** Money for a block of one billing unit, as published: $3 per 1,000,000. */
export type Price = { readonly amount: Money; readonly per: bigint };

/** Multiplies exactly; the result is in picodollars and not yet rounded. */
export function costOf(price: Price, quantity: Ratio): Ratio {
  return multiply(quantity, ratio(price.amount, price.per));
}

/** When a price applies; every part that is present must hold. */
export type PriceCondition = {
  /**
   * The prompt, cached tokens included, is longer than this many tokens. Strictly longer, and for the
   * whole request (OpenRouter models API, `overrides[].min_prompt_tokens`, 2026-08-22).
   */
  readonly promptOver?: bigint;
};

/** What a request looks like to a price condition. */
export type RequestShape = { readonly promptTokens: Ratio };

export function applies(condition: PriceCondition, { promptTokens }: RequestShape): boolean {
  return (
    condition.promptOver === undefined ||
    promptTokens.numerator > condition.promptOver * promptTokens.denominator
  );
}
