import { estimate, given } from '@tollkeeper/engine';
import { bundledCatalog, type Gap, ONE, type RateCard } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { ChoiceName } from '../understand/choice.ts';
import { choiceFor, idleChoices, wrongChoices } from './choices.ts';

const catalog = bundledCatalog();

function cardOf(model: string): RateCard {
  const card = catalog.card(model);
  if (card === undefined) throw new Error(`the catalog has no ${model}`);
  return card;
}

const VEO = cardOf('google/veo-3.1');
const choose = (chosen: Partial<Record<ChoiceName, string>>) =>
  new Map(Object.entries(chosen) as [ChoiceName, string][]);
const gap = (unit: Gap['unit']): Gap => ({ unit, quantity: ONE, reason: 'no rate' });

describe('wrongChoices', () => {
  it('names what the price list has instead, and minds only what it tells apart', () => {
    expect(wrongChoices(choose({ audio: 'loud', quality: 'high', cache_lifetime: '5m' }), VEO)).toEqual([
      'audio is "loud", but Veo 3.1 has audio: off, on.',
    ]);
  });
});

describe('idleChoices', () => {
  function idleIn(model: string, chosen: Partial<Record<ChoiceName, string>>) {
    const { cache_lifetime: _, ...variant } = chosen;
    const inputs = { acceptedClips: given(ONE), secondsPerClip: given(ONE) };
    const workload = { kind: 'video' as const, pricing: { model, variant, inputs: {} }, inputs };
    return idleChoices(
      choose(chosen),
      estimate({ workloads: [workload], inputs: {} }, catalog, '2026-11-21'),
    );
  }

  it('has those by which no used rate is told apart', () => {
    const chosen = { resolution: '1080p', audio: 'on', quality: 'high', cache_lifetime: '5m' };

    expect(idleIn('google/veo-3.1', chosen)).toEqual(['quality=high', 'cache_lifetime=5m']);
    // One rate for 720p, with or without audio.
    expect(idleIn('google/veo-3.1', { resolution: '720p', audio: 'off' })).toEqual(['audio=off']);
  });

  it('knows that an image charged by its tokens has more of them at a higher quality', () => {
    const model = 'openai/gpt-image-1';
    const card = { ...cardOf(model), rates: cardOf(model).rates.filter(({ unit }) => unit !== 'image') };
    const variant = { quality: 'high', size: '1024x1024', audio: 'on' };
    const workload = {
      kind: 'image' as const,
      pricing: { model, variant, inputs: {} },
      inputs: { acceptedImages: given(ONE) },
    };
    const byToken = { ...catalog, card: () => card };

    const result = estimate({ workloads: [workload], inputs: {} }, byToken, '2026-11-21');
    expect(idleChoices(choose(variant), result)).toEqual(['audio=on']);
  });
});

describe('choiceFor', () => {
  it('says how an open choice is stated', () => {
    expect(choiceFor(gap('video-second'), choose({ resolution: '4k' }), VEO)).toBe(undefined);
    expect(choiceFor(gap('image'), choose({ size: '1024x1536' }), cardOf('openai/gpt-image-1'))).toBe(
      'There is no rate, so there is no figure. Choose with fields of /estimate, such as quality=high.',
    );
  });

  it('names a rate that there is where choices have none together', () => {
    const card = cardOf('openai/gpt-image-1');

    expect(choiceFor(gap('image'), choose({ quality: 'high', size: '256x256', audio: 'on' }), card)).toBe(
      'There is no rate with quality=high size=256x256, so there is no figure. There is one with quality=high size=1024x1024.',
    );
  });

  it('has nothing to say of a unit that is not told apart by choices', () => {
    expect(choiceFor(gap('input-token'), choose({}), cardOf('openai/gpt-image-1'))).toBe(undefined);
  });
});
