import { BILLING_UNITS, conditionText, firstAmount, type Rate } from '@tollkeeper/pricing';

import { priceText } from './money-text.ts';

/** Writes a rate as vendors quote it: `$3/1M`, `$0.04 each`, with the conditions that it is for. */
export function rateText(rate: Rate): string {
  const { promptOver, ...rest } = rate.condition;
  const length = promptOver === undefined ? '' : ` over ${promptOver.toLocaleString('en-US')} prompt tokens`;
  const others = conditionText(rest).replaceAll(';', ', ');
  return `${quotedText(rate)}${length}${others === '' ? '' : ` (${others})`}`;
}

/** Writes the amount for its block alone: `$3/1M`. */
export function quotedText({ unit, price }: Pick<Rate, 'unit' | 'price'>): string {
  const amount = `${price.kind === 'graduated' ? 'from ' : ''}${priceText(firstAmount(price))}`;
  return `${amount}${blockText(price.per, unit)}`;
}

function blockText(per: bigint, unit: Rate['unit']): string {
  if (per === 1n) return ' each';
  if (BILLING_UNITS[unit].label.startsWith('seconds'))
    return per === 60n ? '/minute' : per === 3600n ? '/hour' : `/${per} s`;
  return per === 1_000_000n ? '/1M' : `/${per.toLocaleString('en-US')}`;
}

/** Says what a rate rests on: `list price, models.dev, as of 2026-09-30`. */
export function rateSourceText({ kind, source, asOf }: Rate): string {
  if (kind === 'stated') return `your rate, as you said on ${asOf}`;
  return `${KIND[kind]}, ${source.title}, as of ${asOf}`;
}

const KIND = {
  list: 'list price',
  route: 'route price',
  promotion: 'promotion',
  free: 'free variant',
} as const;
