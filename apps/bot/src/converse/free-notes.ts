import { numberText } from '@tollkeeper/cards';
import { freeModelLimits, ratio, usd } from '@tollkeeper/pricing';

import type { Brief } from './brief.ts';

/** How often a free variant may be called, which its price does not say. */
export function freeNotes({ model }: Brief): readonly string[] {
  if (model?.id.endsWith(':free') !== true) return [];
  const [few, many] = [freeModelLimits(usd('0')), freeModelLimits(usd('10'))];
  const perMonth = numberText(ratio(BigInt(many.perDay * 30)));
  return [
    `Free variants cost nothing and are rationed: OpenRouter serves an account ${few.perMinute} of their requests a minute and ${few.perDay} a day, ${numberText(ratio(BigInt(many.perDay)))} a day once $10 of credits were bought, so at most about ${perMonth} a month.`,
  ];
}
