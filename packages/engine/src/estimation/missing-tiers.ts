import { compare, type Gap, multiply, type Ratio, rateFor, toNumber, ZERO } from '@tollkeeper/pricing';

import { hasTier, type RequestClass } from './request-class.ts';

/** What is charged at tiers that were asked for and have no rate of their own, in sentences. */
export function tierNotes(each: RequestClass<Ratio>): readonly string[] {
  const { payee, tiers } = each;
  return [...(tiers ?? [])].flatMap(([tier, share]) => {
    if (compare(share, ZERO) === 0) return [];
    const { isStated, isListed } = sourcesOf(each);
    const yours = `What you pay at ${tier}: your price is taken for it as well.`;
    const missing = (of: string): string =>
      `No ${tier} rate of ${of} is published: that share is charged at the standard rate.`;
    const whole = isListed && !hasTier(payee, tier) ? [missing(payee.name)] : [];
    const isLong = hasTier(payee, tier) && lacksLongRate(each, tier);
    return [
      ...(isStated ? [yours] : []),
      ...(isLong ? [missing(`${payee.name} for prompts of this length`)] : whole),
    ];
  });
}

/** Priority costs more than standard: without its rate the standard one is the least that the share costs. */
export function surchargeGaps(each: RequestClass<Ratio>): readonly Gap[] {
  const { payee, tiers, count } = each;
  const share = tiers?.get('priority') ?? ZERO;
  if (compare(share, ZERO) === 0 || hasTier(payee, 'priority') || !sourcesOf(each).isListed) return [];
  const reason = `no priority rate of ${payee.name}, which costs more than the standard one`;
  return [{ unit: 'request', quantity: multiply(count, share), reason }];
}

/** Whether some of what a request uses is paid at a stated price, and some at one of a price list. */
function sourcesOf({ payee, usage }: RequestClass<Ratio>): {
  readonly isStated: boolean;
  readonly isListed: boolean;
} {
  const used = [...usage].flatMap(([unit, quantity]) => (compare(quantity, ZERO) > 0 ? [unit] : []));
  return {
    isStated: used.some(payee.isStated),
    isListed: used.some((unit) => !payee.isStated(unit) && payee.charges(unit)),
  };
}

type Tier = Parameters<typeof hasTier>[1];

function lacksLongRate({ payee, usage }: RequestClass<Ratio>, tier: Tier): boolean {
  const promptTokens = toNumber(usage.get('input-token') ?? ZERO);
  return payee.cards(tier).some(({ card }) => {
    const rate = rateFor(card, 'input-token', promptTokens);
    return rate !== undefined && rate.kind !== 'stated' && rate.condition.tier === undefined;
  });
}
