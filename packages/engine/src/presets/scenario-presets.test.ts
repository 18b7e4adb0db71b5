import type { RateCard } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { smallCatalog } from '../deciding/testing/small-catalog.ts';
import { estimate } from '../estimation/estimate.ts';
import { presetsFor, SCENARIO_PRESETS } from './scenario-presets.ts';

const TEXT = { 'input-token': '1', 'output-token': '2' };
const AUDIO = { ...TEXT, 'input-audio-token': '3', 'output-audio-token': '4' };
const catalog = smallCatalog({
  'a/chat': TEXT,
  'a/gpt-transcribe': { ...TEXT, 'input-audio-token': '3' },
  'assemblyai/universal-streaming': { 'session-second': '0.1' },
  'a/voice-agent': { 'session-second': '0.1' },
  'a/realtime': AUDIO,
  'a/llama-prompt-guard': TEXT,
  'a/content-safety': TEXT,
  'a/vl-ocr': TEXT,
  'a/live-translate': AUDIO,
  'a/flux': { image: '0.04' },
  'a/flux-fill': { image: '0.05' },
  'a/flux-expand': { image: '0.05' },
});

function kindsOf(model: string): readonly string[] {
  return [...new Set(presetsFor(catalog.card(model) as RateCard).map(({ kind }) => kind))];
}

describe('presetsFor', () => {
  it.each([
    ['a/chat', ['text', 'agent']],
    ['a/gpt-transcribe', ['transcription']],
    ['assemblyai/universal-streaming', ['transcription']],
    ['a/voice-agent', ['voice']],
    ['a/realtime', ['voice']],
    ['a/flux', ['image']],
  ])('puts %s into %s, by the units that it charges', (model, kinds) => {
    expect(kindsOf(model)).toEqual(kinds);
  });

  it.each([
    'a/llama-prompt-guard',
    'a/content-safety',
    'a/vl-ocr',
    'a/live-translate',
    'a/flux-fill',
    'a/flux-expand',
  ])('puts %s into none, which is made for something else', (model) => {
    expect(kindsOf(model)).toEqual([]);
  });

  it('suits only work that then has a price', () => {
    for (const { id } of catalog.models) {
      for (const { scenario } of presetsFor(catalog.card(id) as RateCard)) {
        expect([id, estimate(scenario(id), catalog, '2026-11-21').gaps]).toEqual([id, []]);
      }
    }
  });
});

describe('SCENARIO_PRESETS', () => {
  it('says of each input which preset it comes from, and that it is only usual', () => {
    for (const { name, scenario } of SCENARIO_PRESETS) {
      const inputs = Object.values(scenario('a/chat').workloads[0]?.inputs ?? {});
      expect(inputs.filter(({ reason = '' }) => reason.split(' ').length < 4).length, name).toBe(0);
    }
  });
});
