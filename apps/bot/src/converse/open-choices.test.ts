import { describe, expect, it } from 'vitest';

import { smallCatalog } from '../terminal/scenario/testing/small-catalog.ts';
import type { ChoiceName } from '../understand/choice.ts';
import { openChoices } from './open-choices.ts';

/** What is open among these rates, with what was chosen already. */
function openIn(
  rates: Readonly<Record<string, string>>,
  kind: Parameters<typeof openChoices>[1],
  chosen: Partial<Record<ChoiceName, string>> = {},
) {
  const card = smallCatalog({ 'maker/one': rates }).card('maker/one');
  if (card === undefined) throw new Error('no card');
  return openChoices(card, kind, new Map(Object.entries(chosen) as [ChoiceName, string][]));
}

describe('openChoices', () => {
  it('asks where the dearest value costs more than twice the cheapest', () => {
    const rates = { 'image quality=low': '0.01', 'image quality=medium': '0.0201' };

    expect(openIn(rates, 'image')).toEqual({
      asked: [{ name: 'quality', options: ['low', 'medium'] }],
      taken: [],
    });
  });

  it('takes the usual value where it is twice at most, and says what else there is', () => {
    const rates = { 'image quality=low': '0.01', 'image quality=medium': '0.02' };

    expect(openIn(rates, 'image')).toEqual({
      asked: [],
      taken: [{ name: 'quality', options: ['low', 'medium'], value: 'medium' }],
    });
  });

  it('takes the first value that there is where none of them is usual', () => {
    expect(openIn({ 'image quality=draft': '0.01', 'image quality=fine': '0.015' }, 'image').taken).toEqual([
      { name: 'quality', options: ['draft', 'fine'], value: 'draft' },
    ]);
  });

  it('has nothing to ask where a rate applies without a choice, or where it was chosen', () => {
    expect(openIn({ image: '0.01', 'image quality=high': '0.9' }, 'image')).toEqual({ asked: [], taken: [] });
    expect(
      openIn({ 'image quality=low': '0.01', 'image quality=high': '0.9' }, 'image', { quality: 'high' }),
    ).toEqual({ asked: [], taken: [] });
  });

  it('judges each choice with the others as they are usual: the size matters, the quality does not', () => {
    const rates = {
      'image quality=medium;size=1024x1024': '0.04',
      'image quality=standard;size=1024x1024': '0.05',
      'image quality=medium;size=2048x2048': '0.16',
      'image quality=standard;size=2048x2048': '0.2',
    };
    const { asked, taken } = openIn(rates, 'image');

    expect(asked.map(({ name }) => name)).toEqual(['size']);
    expect(taken.map(({ name, value }) => `${name} ${value}`)).toEqual(['quality medium']);
  });

  it('leaves out what the choices made so far rule out', () => {
    const rates = {
      'video-second audio=on;resolution=1080p': '0.4',
      'video-second audio=off;resolution=1080p': '0.2',
      'video-second audio=on;resolution=4k': '9',
    };

    expect(openIn(rates, 'video', { resolution: '1080p' })).toEqual({
      asked: [],
      taken: [{ name: 'audio', options: ['on', 'off'], value: 'on' }],
    });
  });

  it('minds only what the work is charged by, at standard rates', () => {
    expect(openIn({ 'image quality=low': '0.01', 'image quality=high': '0.9' }, 'text').asked).toEqual([]);
    expect(openIn({ 'input-token': '3', 'output-token': '15' }, 'image')).toEqual({ asked: [], taken: [] });
  });
});
