import type { RateCard } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { handMadeCatalog } from './testing/hand-made.ts';
import { chosenVariant, openChoices } from './variant.ts';

function card(...rates: readonly string[]): RateCard {
  return handMadeCatalog({ model: rates }).card('model') as RateCard;
}

const QUALITIES = card(
  'image $0.02/1 quality=low;size=small',
  'image $0.03/1 quality=low;size=large',
  'image $0.19/1 quality=high;size=large',
);

describe('chosenVariant', () => {
  it('is what was said', () => {
    expect(chosenVariant(QUALITIES, { quality: 'low', size: 'small' })).toEqual({
      quality: 'low',
      size: 'small',
    });
  });

  it('is completed where only one rate fits what was said', () => {
    expect(chosenVariant(QUALITIES, { quality: 'high' })).toEqual({ quality: 'high', size: 'large' });
  });

  it('is completed where every rate that fits is the same, in whatever block it is quoted', () => {
    const alike = card('video-second $0.10/1 resolution=720p', 'video-second $6/60 resolution=1080p');
    expect(chosenVariant(alike, {})).toEqual({ resolution: '720p' });
  });

  it('is completed whatever other tiers cost', () => {
    const batched = card('image $0.04/1 quality=high', 'image $0.02/1 quality=high;tier=batch');
    expect(chosenVariant(batched, {})).toEqual({ quality: 'high' });
  });

  it('is left open where completing it would choose a price', () => {
    expect(chosenVariant(QUALITIES, { quality: 'low' })).toEqual({ quality: 'low' });
    expect(chosenVariant(QUALITIES, {})).toEqual({});
  });

  it('is left open where a rate holds without a choice', () => {
    expect(chosenVariant(card('image $0.02/1', 'image $0.05/1 quality=high'), {})).toEqual({});
  });
});

describe('openChoices', () => {
  it('names what can be chosen beyond what was said', () => {
    expect(openChoices(QUALITIES, 'image', {})).toEqual(['quality: low, high', 'size: small, large']);
    expect(openChoices(QUALITIES, 'image', { quality: 'low' })).toEqual(['size: small, large']);
    expect(openChoices(QUALITIES, 'image', { quality: 'low', size: 'small' })).toEqual([]);
  });

  it('names them all where the list does not have what was said', () => {
    expect(openChoices(QUALITIES, 'image', { quality: 'ultra' })).toEqual([
      'quality: low, high',
      'size: small, large',
    ]);
  });

  it('is empty for a unit without choices', () => {
    expect(openChoices(QUALITIES, 'clip', {})).toEqual([]);
  });
});
