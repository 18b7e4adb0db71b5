import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Pricing } from '../pricing.ts';
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
import type { SpeechWorkload } from '../workload.ts';

const catalog = handMadeCatalog({
  'by-character': ['character $16/1M'],
  'by-byte': ['utf8-byte $15/1M'],
  'by-second': ['spoken-second $0.015/60'],
  'by-token': ['input-token $0.60/1M', 'output-token $1/1M', 'output-audio-token $12/1M'],
  nothing: [],
});

/** 900,000 characters, 900 of them a minute: 1,000 minutes. */
function speech(pricing: Pricing, values: Values = {}): SpeechWorkload {
  const size = { charactersPerMonth: '900000', charactersPerMinute: '900' };
  return { kind: 'speech', pricing, inputs: inputs({ ...size, ...values }) };
}

function linesFor(workload: SpeechWorkload): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(workload, { catalog }));
}

describe('SPEECH', () => {
  it('is charged by the character', () => {
    expect(linesFor(speech(listed('by-character')))).toEqual([['Characters', '14.4']]); // 900,000 × $16/1M
  });

  it('is charged by the byte, of which a character may have several', () => {
    // 900,000 × 3 × $15/1M
    expect(linesFor(speech(listed('by-byte'), { bytesPerCharacter: '3' }))).toEqual([
      ['UTF-8 bytes', '40.5'],
    ]);
  });

  it('is charged by the second that it takes to say it', () => {
    expect(linesFor(speech(listed('by-second')))).toEqual([['Seconds of speech', '15']]); // 1,000 minutes × $0.015
  });

  it('is charged by the token, read and spoken', () => {
    expect(linesFor(speech(listed('by-token'), { audioTokensPerSecondOut: '20' }))).toEqual([
      ['Audio output tokens', '14.4'], // 60,000 seconds × 20 × $12/1M
      ['Input tokens', '0.135'], // 900,000 / 4 × $0.60/1M
    ]);
  });

  it.each([
    ['character', ['by-second', { pricePerMillionCharacters: '10' }], ['Characters', '9']], // 900,000 × $10/1M
    ['minute', ['by-character', { pricePerAudioMinute: '0.02' }], ['Seconds of speech', '20']], // 1,000 × $0.02
  ] as const)(
    'takes a stated price of a %s before the way in which the list charges',
    (_, [model, price], line) => {
      expect(linesFor(speech(listed(model, price)))).toEqual([line]);
    },
  );

  it('has a gap in characters where no price is known', () => {
    const { gaps } = estimateOf(speech(listed('nothing')), { catalog });
    expect(gaps).toMatchObject([{ unit: 'character', quantity: exact(900_000) }]);
  });

  it('says how many minutes that is, and what one of them costs', () => {
    const result = estimateOf(speech(stated({ pricePerMillionCharacters: '10' })));
    expect(volumeIn(result).at(-1)).toEqual(['minutes of speech', '1000']);
    expect(unitCostsIn(result)).toEqual([['minute of speech', '0.009']]); // $9 / 1,000
  });
});
