import { estimate, given, type Inputs, type Scenario } from '@tollkeeper/engine';
import { bundledCatalog, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimateNotes } from './estimate-notes.ts';

function notesOf(workloads: Scenario['workloads'], inputs: Inputs = {}): readonly string[] {
  return estimateNotes(estimate({ workloads, inputs }, bundledCatalog(), '2026-11-21'));
}

const BANNERS: Scenario['workloads'][number] = {
  kind: 'image',
  name: 'banners',
  pricing: { inputs: { unitPriceUsd: given(exact('0.04')) } },
  inputs: { acceptedImagesPerMonth: given(exact(1_000)), megapixels: given(exact(4)) },
};
const SEATS: Scenario['workloads'][number] = {
  kind: 'subscription',
  pricing: { inputs: { pricePerSeat: given(exact(20)) } },
  inputs: { seats: given(exact(3)) },
};

describe('estimateNotes', () => {
  it('name what was stated and changes nothing, and whose it is where there are several', () => {
    expect(notesOf([BANNERS])).toEqual([
      'Not used: megapixels of one image: 4 (you said), it changes nothing here.',
    ]);
    expect(notesOf([SEATS, BANNERS])).toEqual([
      'Not used: megapixels of one image: 4 (you said) (banners), it changes nothing here.',
    ]);
    expect(notesOf([SEATS], { retryRate: given(exact('0.1')) })).toEqual([
      'Not used: retry rate: 10% (you said), it changes nothing here.',
    ]);
  });

  it('say whose cache must be written where several have one', () => {
    const models = ['anthropic/claude-sonnet-4.6', 'anthropic/claude-haiku-4.5'];
    const [first, fallback] = models.map((model) => ({ model, inputs: {} }));
    const chat = {
      kind: 'text',
      cacheLifetime: '5m',
      pricing: first,
      fallbacks: [{ ...fallback, inputs: { fallbackShare: given(exact('0.5')) } }],
      inputs: {
        calls: given(exact(2)),
        inputTokens: given(exact(1_000)),
        outputTokens: given(exact(1)),
        cachedShare: given(exact('0.5')),
      },
    } as Scenario['workloads'][number];
    const written = notesOf([chat]).filter((note) => note.startsWith('The cache'));
    expect(written.map((note) => note.split(':')[0])).toEqual([
      'The cache of Claude Sonnet 4.6 must be written before it is read',
      'The cache of Claude Haiku 4.5 must be written before it is read',
    ]);
  });
});
