import { compare, type Gap, multiply, type Ratio, rateFor, toNumber, ZERO } from '@tollkeeper/pricing';

import { hasTier, type RequestClass } from './request-class.ts';

/** Tiers that were asked for and have no published rate, in words; their share is charged at the standard one. */
export function missingTiers({ payee, tiers, usage }: RequestClass<Ratio>): readonly string[] {
  const promptTokens = toNumber(usage.get('input-token') ?? ZERO);
  return [...(tiers ?? [])].flatMap(([tier, share]) => {
    if (compare(share, ZERO) === 0) return [];
    if (!hasTier(payee, tier)) return [`${tier} rate of ${payee.name}`];
    const isLong = payee.cards(tier).some(({ card }) => {
      const rate = rateFor(card, 'input-token', promptTokens);
      return rate !== undefined && rate.condition.tier === undefined;
    });
    return isLong ? [`${tier} rate of ${payee.name} for prompts of this length`] : [];
  });
}

/** Priority costs more than standard: without its rate the standard one is the least that the share costs. */
export function surchargeGaps({ payee, tiers, count }: RequestClass<Ratio>): readonly Gap[] {
  const share = tiers?.get('priority') ?? ZERO;
  if (compare(share, ZERO) === 0 || hasTier(payee, 'priority')) return [];
  const reason = `no priority rate of ${payee.name}, which costs more than the standard one`;
  return [{ unit: 'request', quantity: multiply(count, share), reason }];
}
