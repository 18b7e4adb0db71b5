import { type RateCard, ratio } from '@tollkeeper/pricing';

import type { Fact } from '../understand/fact.ts';
import type { Brief } from './brief.ts';

/**
 * The brief with the megapixels of its size, where the model charges by them and tells no sizes apart.
 *
 * An image of 1024x1024 counts as one megapixel, as the price calculators of FLUX models show it (2026-09); the exact
 * rounding of other sizes is not published.
 */
export function withMegapixels(brief: Brief, card: RateCard | undefined): Brief {
  const [, width = '', height = ''] = /^(\d{3,4})x(\d{3,4})$/.exec(brief.choices.get('size') ?? '') ?? [];
  const isCharged = card?.rates.some(
    ({ unit, condition }) => unit === 'megapixel' && condition.variant?.['size'] === undefined,
  );
  if (width === '' || isCharged !== true || brief.facts.has('megapixels')) return brief;
  const fact: Fact = {
    name: 'megapixels',
    value: ratio(BigInt(width) * BigInt(height), ONE_MEGAPIXEL),
    words: `${width}x${height}`,
    note: '1024x1024 counts as one megapixel',
  };
  const choices = new Map(brief.choices);
  choices.delete('size');
  return { ...brief, facts: new Map([...brief.facts, [fact.name, fact]]), choices };
}

const ONE_MEGAPIXEL = 1_024n * 1_024n;
