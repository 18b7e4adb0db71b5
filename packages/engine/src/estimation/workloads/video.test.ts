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
  type Values,
  volumeIn,
} from '../testing/hand-made.ts';
import type { VideoWorkload } from '../workload.ts';

const catalog = handMadeCatalog({
  'by-second': ['video-second $0.40/1', 'input-image $0.02/1'],
  'by-clip': ['clip $0.28/1 duration=5s', 'clip $0.50/1 duration=10s'],
  'some-clip': ['clip $0.43/1'],
  'by-credit': ['credit $0.01/1'],
  'by-token': ['output-token $1/1M', 'output-video-token $2.40/1M'],
});

/** 10 accepted clips of 8 seconds, unless said otherwise. */
function clips(pricing: Pricing, values: Values = {}): VideoWorkload {
  return { kind: 'video', pricing, inputs: inputs({ acceptedClips: '10', secondsPerClip: '8', ...values }) };
}

function linesFor(workload: VideoWorkload): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(workload, { catalog }));
}

describe('VIDEO', () => {
  it('is charged by the second of every attempt', () => {
    const result = estimateOf(clips(listed('by-second'), { attemptsPerAccepted: '2.5' }), { catalog });
    expect(linesOf(result)).toEqual([['Seconds of video', '80']]); // 10 × 2.5 × 8 × $0.40
    expect(volumeIn(result)).toEqual([
      ['accepted clips', '10'],
      ['submitted jobs', '25'],
      ['billed seconds', '200'],
    ]);
  });

  it('is charged for the minimum where the clip is shorter', () => {
    const short = { secondsPerClip: '3', minimumSeconds: '5' };
    expect(linesFor(clips(listed('by-second'), short))).toEqual([['Seconds of video', '20']]); // 10 × 5 × $0.40
    const long = { secondsPerClip: '8', minimumSeconds: '5' };
    expect(linesFor(clips(listed('by-second'), long))).toEqual([['Seconds of video', '32']]); // 10 × 8 × $0.40
  });

  it.each([
    ['5', '2.8'], // 10 × $0.28
    ['5.01', '5.6'], // 10 × 2 × $0.28
    ['8', '5.6'],
    ['60', '33.6'], // 10 × 12 × $0.28
  ])('takes as many clips of the length that is sold as %s seconds need', (secondsPerClip, cost) => {
    const short = { ...listed('by-clip'), variant: { duration: '5s' } };
    expect(linesFor(clips(short, { secondsPerClip }))).toEqual([['Clips', cost]]);
  });

  it('costs at least one clip where the list does not say how long it is', () => {
    const result = estimateOf(clips(listed('some-clip'), { secondsPerClip: '60' }), { catalog });
    expect(linesOf(result)).toEqual([['Clips', '4.3']]); // 10 × $0.43
    expect([result.base.kind, result.planned.kind]).toEqual(['at-least', 'at-least']);
    expect(result.gaps).toEqual([
      {
        unit: 'clip',
        quantity: exact(10),
        reason: 'a clip of some-clip is of a length that is not stated: it may take more of them',
      },
    ]);
  });

  it('asks for the choice of a length, and no more, where the list has several', () => {
    const { gaps } = estimateOf(clips(listed('by-clip')), { catalog });
    expect(gaps.map(({ reason }) => reason)).toEqual([
      'no rate for clips of by-clip without a choice of duration: 5s, 10s',
    ]);
  });

  it.each([
    ['by-token', 'output-video-token', 'video_tokens_per_second'],
    ['by-credit', 'credit', 'credits_per_clip'],
  ] as const)('names what is missing where %s work cannot be measured', (model, unit, field) => {
    const { gaps, base } = estimateOf(clips(listed(model)), { catalog });
    expect(gaps).toMatchObject([{ unit, quantity: exact(10), reason: expect.stringContaining(field) }]);
    expect(base.kind).toBe('at-least');
  });

  it('is charged in credits at the price of one', () => {
    const credits = clips(stated({ pricePerCredit: '0.01' }), { creditsPerClip: '60' });
    expect(linesFor(credits)).toEqual([['Provider credits', '6']]); // 10 × 60 × $0.01
  });

  it('is charged by the token', () => {
    const tokens = clips(listed('by-token'), { videoTokensPerSecond: '20000' });
    expect(linesFor(tokens)).toEqual([['Video output tokens', '3.84']]); // 10 × 8 × 20,000 × $2.40/1M
  });

  it('charges the images that a clip begins with', () => {
    expect(linesFor(clips(listed('by-second'), { inputImages: '2' }))).toEqual([
      ['Seconds of video', '32'], // 10 × 8 × $0.40
      ['Input images', '0.4'], // 10 × 2 × $0.02
    ]);
  });

  it.each([
    ['a clip', ['by-second', { unitPriceUsd: '0.5' }], ['Clips', '5']], // 10 × $0.50
    ['a second', ['by-clip', { pricePerVideoSecond: '0.1' }], ['Seconds of video', '8']], // 10 × 8 × $0.10
  ] as const)(
    'takes a stated price of %s before the way in which the list charges',
    (_, [model, price], line) => {
      expect(linesFor(clips(listed(model, price)))).toEqual([line]);
    },
  );
});
