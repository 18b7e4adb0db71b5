import { describe, expect, it } from 'vitest';

import { smallCatalog } from '../terminal/scenario/testing/small-catalog.ts';
import type { Choice } from '../understand/choice.ts';
import { priceOf } from './price-of-model.ts';
import { replyOf, talkThrough } from './testing/talk-through.ts';

const RATES = {
  'video-second resolution=720p': '0.1',
  'video-second audio=off;resolution=1080p': '0.2',
  'video-second audio=on;resolution=1080p': '0.4',
  'video-second audio=on;resolution=4k': '0.6',
};

/** The variants of the rates that are shown. */
function shown(...choices: readonly Choice[]) {
  const around = { catalog: smallCatalog({ 'maker/clips': RATES }), today: '2026-11-21' };
  const { card } = replyOf('price', { reply: priceOf('maker/clips', choices, around) });
  return card.rates.map(({ condition }) => condition.variant);
}

const RESOLUTION = { name: 'resolution', value: '1080p' } as const;
const AUDIO = { name: 'audio', value: 'on' } as const;

describe('priceOf', () => {
  it('leaves out the rates of what was not chosen', () => {
    expect(shown(RESOLUTION)).toEqual([
      { audio: 'off', resolution: '1080p' },
      { audio: 'on', resolution: '1080p' },
    ]);
    expect(shown(RESOLUTION, AUDIO)).toEqual([{ audio: 'on', resolution: '1080p' }]);
    // Nothing tells the rate for 720p apart by audio.
    expect(shown(AUDIO)).toHaveLength(3);
  });

  it('shows all rates where none is of the choice', () => {
    expect(shown({ name: 'resolution', value: '16k' })).toHaveLength(4);
    expect(shown()).toHaveLength(4);
  });

  it('is what picking one of several models shows', () => {
    const asked = talkThrough('price of haiku?');
    const { candidates } = replyOf('ambiguous-model', asked);

    expect(replyOf('price', talkThrough('price of haiku?', '2')).card.model).toBe(candidates[1]?.id);
    expect(replyOf('price', talkThrough('price of haiku?', 'haiku 4.5')).card.model).toBe(
      'anthropic/claude-haiku-4.5',
    );
  });

  it('is what a look-up in words shows: "at 1080p with audio"', () => {
    const { card } = replyOf(
      'price',
      talkThrough('what does veo 3.1 fast charge per second at 1080p with audio'),
    );

    expect(card.model).toBe('google/veo-3.1-fast');
    expect(new Set(card.rates.map(({ condition }) => condition.variant?.['resolution']))).toEqual(
      new Set(['1080p']),
    );
  });
});
