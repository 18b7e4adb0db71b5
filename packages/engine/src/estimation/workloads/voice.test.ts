import { describe, expect, it } from 'vitest';

import {
  estimateOf,
  handMadeCatalog,
  inputs,
  linesOf,
  listed,
  stated,
  unitCostsIn,
  type Values,
  volumeIn,
} from '../testing/hand-made.ts';
import type { VoiceWorkload } from '../workload.ts';

const catalog = handMadeCatalog({
  native: [
    'input-token $4/1M',
    'output-token $16/1M',
    'input-audio-token $32/1M',
    'output-audio-token $64/1M',
    'cached-input-token $0.40/1M',
    'cached-audio-token $0.80/1M',
  ],
  'by-token-heard': ['input-token $2/1M', 'output-token $10/1M', 'input-audio-token $3/1M'],
});

/** Sessions of one minute and two turns, in which user and assistant speak for half a minute each. */
const SPOKEN: Values = {
  sessionsPerMonth: '1000',
  minutesPerSession: '1',
  turnsPerMinute: '2',
  speechShare: '1',
  userShare: '0.5',
  instructionTokens: '100',
  textTokensPerMinute: '200',
  audioTokensPerSecondIn: '10',
  audioTokensPerSecondOut: '20',
};

function native(values: Values): VoiceWorkload {
  return { kind: 'voice', pricing: listed('native'), inputs: inputs({ ...SPOKEN, ...values }) };
}

describe('VOICE with a model that hears and speaks', () => {
  it('is charged by the minute of the session, speech or not', () => {
    const pricing = stated({ pricePerSessionMinute: '0.06' });
    const sessions = inputs({ sessionsPerMonth: '1000', minutesPerSession: '5' });
    const result = estimateOf({ kind: 'voice', pricing, inputs: sessions });
    expect(linesOf(result)).toEqual([['Seconds of session', '300']]); // 1,000 × 5 × $0.06
    expect(volumeIn(result).at(-1)).toEqual(['minutes', '5000']);
    expect(unitCostsIn(result)).toEqual([
      ['session', '0.3'],
      ['minute', '0.06'],
    ]);
  });

  it('sends again at every turn what was said before', () => {
    // A turn has 0.25 × 60 × 10 = 150 tokens heard, 0.25 × 60 × 20 = 300 spoken, 0.25 × 200 = 50 of transcript.
    // Heard: 150, then 150 + 300 + 150 = 600. Text: 100 of instructions, then 100 + 50 = 150.
    expect(linesOf(estimateOf(native({ cachedShare: '0' }), { catalog }))).toEqual([
      ['Audio input tokens', '24'], // 1,000 × 750 × $32/1M
      ['Audio output tokens', '38.4'], // 1,000 × 600 × $64/1M
      ['Input tokens', '1'], // 1,000 × 250 × $4/1M
      ['Output tokens', '1.6'], // 1,000 × 100 × $16/1M
    ]);
  });

  it('reads the cached share of what is sent again from the cache, audio at its own price', () => {
    // Sent again: 150 tokens of audio and 100 of text; half of them are cached.
    const reads = 'Cache reads instead of plain input';
    const lines = linesOf(estimateOf(native({ cachedShare: '0.5' }), { catalog }), 'operations');
    expect(lines).toEqual([[reads, '-2.52']]); // 1,000 × (75 × ($0.80 − $32) + 50 × ($0.40 − $4))/1M
  });

  it('costs about four times as much for twice the minutes, since all is sent again', () => {
    const once = estimateOf(native({ cachedShare: '0', minutesPerSession: '10' }), { catalog });
    const twice = estimateOf(native({ cachedShare: '0', minutesPerSession: '20' }), { catalog });
    // Heard, n turns: 150 n + 450 n (n − 1) / 2. For 20 turns 88,500, for 40 turns 357,000: 4.03 times as much.
    expect(linesOf(once)[0]).toEqual(['Audio input tokens', '2832']); // 1,000 × 88,500 × $32/1M
    expect(linesOf(twice)[0]).toEqual(['Audio input tokens', '11424']); // 1,000 × 357,000 × $32/1M
  });
});

describe('VOICE with a chain', () => {
  const chain = {
    transcription: stated({ pricePerAudioMinute: '0.006' }),
    speech: stated({ pricePerMillionCharacters: '15' }),
  };
  /** Two minutes, two turns: user and assistant speak for a minute each. */
  const chained = (values: Values = {}): VoiceWorkload => ({
    kind: 'voice',
    pricing: stated({
      priceInputPerMillion: '3',
      priceOutputPerMillion: '15',
      priceCachedInputPerMillion: '0.3',
    }),
    inputs: inputs({
      ...SPOKEN,
      minutesPerSession: '2',
      turnsPerMinute: '1',
      charactersPerMinute: '900',
      ...values,
    }),
    chain,
  });
  const labelled = (name: string): string => `${name} (your stated prices)`;

  it('transcribes the user, answers with the whole conversation, and reads the answer aloud', () => {
    // A turn has 100 tokens asked and 100 answered: prompts of 100 + 100 and 200 + 200, together 600.
    expect(linesOf(estimateOf(chained()))).toEqual([
      [labelled('Transcription: seconds of audio'), '6'], // 1,000 × 1 minute × $0.006
      [labelled('Language model: input tokens'), '1.8'], // 1,000 × 600 × $3/1M
      [labelled('Language model: output tokens'), '3'], // 1,000 × 200 × $15/1M
      [labelled('Speech: characters'), '13.5'], // 1,000 × 900 × $15/1M
    ]);
  });

  it('reads what is sent again from the cache only where that is said', () => {
    const lines = linesOf(estimateOf(chained({ cachedShare: '0.5' })), 'operations');
    expect(lines).toEqual([['Cache reads instead of plain input', '-0.27']]); // 1,000 × 100 × ($0.30 − $3)/1M
  });

  it('pays a transcription by the session for all of its minutes', () => {
    const bySession = { ...chain, transcription: stated({ pricePerSessionMinute: '0.01' }) };
    const [first] = linesOf(estimateOf({ ...chained(), chain: bySession }));
    expect(first).toEqual([labelled('Transcription: seconds of session'), '20']); // 1,000 × 2 × $0.01
  });

  it('pays a transcription by the token for what it hears and writes', () => {
    const byToken = { ...chain, transcription: listed('by-token-heard') };
    const lines = linesOf(estimateOf({ ...chained(), chain: byToken }, { catalog }));
    expect(lines.slice(0, 2)).toEqual([
      ['Transcription: audio input tokens (by-token-heard)', '1.8'], // 1,000 × 60 × 10 × $3/1M
      ['Transcription: output tokens (by-token-heard)', '2'], // 1,000 × 200 × $10/1M
    ]);
  });
});
