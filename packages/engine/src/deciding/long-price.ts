import { type Rate, type RateCard, type Ratio, rateFor, toNumber, ZERO } from '@tollkeeper/pricing';

import { isForLong } from '../estimation/long-rate.ts';
import type { Payee } from '../estimation/pricing.ts';
import type { RequestClass } from '../estimation/request-class.ts';

/**
 * Whether requests pay a price for long prompts of which other cards say nothing.
 *
 * Who lists one price only has either no other or has not published it, or does not take such prompts: a saving
 * that rests on it would be a guess.
 */
export function lacksLongPrice(
  requests: readonly RequestClass<Ratio>[],
  cardsOf: (payee: Payee) => readonly RateCard[],
): boolean {
  return requests.some(({ payee, usage }) => {
    const promptTokens = toNumber(usage.get('input-token') ?? ZERO);
    const listed = payee.cards('standard').flatMap(({ card }) => longRates(card, promptTokens));
    return cardsOf(payee).some((card) =>
      listed.some(({ unit }) => {
        const other = rateFor(card, unit, promptTokens);
        return other !== undefined && !isForLong(other);
      }),
    );
  });
}

function longRates(card: RateCard, promptTokens: number): readonly Rate[] {
  return card.rates.filter((rate) => isForLong(rate) && rateFor(card, rate.unit, promptTokens) === rate);
}
