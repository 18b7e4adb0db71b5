import type { Rate } from '@tollkeeper/pricing';

import { priceText } from './money-text.ts';

/** Writes a rate as vendors quote it: `$3/1M`, `$0.04 each`, with the prompt length that it is for. */
export function rateText({ price, condition }: Rate): string {
  const amount = priceText(price.amount);
  const quoted =
    price.per === 1n
      ? `${amount} each`
      : price.per === 1_000_000n
        ? `${amount}/1M`
        : `${amount}/${price.per}`;
  return condition.promptOver === undefined ? quoted : `${quoted} over ${condition.promptOver} prompt tokens`;
}

/** Says what a rate rests on: `list price, models.dev, as of 2026-09-30`. */
export function rateSourceText({ kind, source, asOf }: Rate): string {
  if (kind === 'stated') return `your rate, as you said on ${asOf}`;
  return `${KIND[kind]}, ${source.title}, as of ${asOf}`;
}

const KIND = { list: 'list price', route: 'route price', free: 'free variant' } as const;
