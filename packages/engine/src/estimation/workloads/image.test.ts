import { decimalUsd, exact } from '@tollkeeper/pricing';
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
import type { ImageWorkload } from '../workload.ts';

const catalog = handMadeCatalog({
  'by-image': ['image $0.04/1', 'input-image $0.01/1'],
  'by-quality': ['image $0.02/1 quality=low', 'image $0.19/1 quality=high'],
  'by-megapixel': ['megapixel $0.03/1', 'input-megapixel $0.015/1'],
  'by-token': ['input-token $0.30/1M', 'output-token $2.50/1M', 'output-image-token $30/1M'],
  'by-seen-token': ['input-token $5/1M', 'input-image-token $8/1M', 'output-image-token $30/1M'],
});

/** 100 accepted images, unless said otherwise. */
function images(pricing: Pricing, values: Values = {}): ImageWorkload {
  return { kind: 'image', pricing, inputs: inputs({ acceptedImages: '100', ...values }) };
}

function linesFor(workload: ImageWorkload): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(workload, { catalog }));
}

describe('IMAGE', () => {
  it('multiplies accepted images by the attempts that each one takes', () => {
    const work = images(stated({ unitPriceUsd: '0.04' }), {
      acceptedImages: '1000',
      attemptsPerAccepted: '2.4',
    });
    const result = estimateOf(work);
    expect(volumeIn(result).at(-1)).toEqual(['submitted jobs', '2400']); // 1,000 × 2.4
    expect(decimalUsd(result.planned.money)).toBe('96'); // 2,400 × $0.04
    expect(unitCostsIn(result)).toEqual([
      ['accepted image', '0.096'], // 96 / 1,000
      ['job', '0.04'],
    ]);
  });

  it('names what is missing where images are charged by tokens that nobody has counted', () => {
    const { gaps, planned } = estimateOf(images(listed('by-token')), { catalog });
    expect(gaps).toEqual([
      {
        unit: 'output-image-token',
        quantity: exact(100),
        reason:
          'by-token charges tokens of one generated image, which are not known: state tokens_per_output_image',
      },
    ]);
    expect(planned.kind).toBe('at-least');
  });

  it('is charged by the image, given images apart', () => {
    expect(linesFor(images(listed('by-image'), { inputImages: '2' }))).toEqual([
      ['Images', '4'], // 100 × $0.04
      ['Input images', '2'], // 100 × 2 × $0.01
    ]);
  });

  it('is charged by the megapixel, given images too', () => {
    expect(linesFor(images(listed('by-megapixel'), { megapixels: '2', inputImages: '3' }))).toEqual([
      ['Megapixels', '6'], // 100 × 2 × $0.03
      ['Input megapixels', '9'], // 100 × 3 × 2 × $0.015
    ]);
  });

  it('is charged by the token, the prompt and given images as input', () => {
    const values = {
      tokensPerOutputImage: '1290',
      inputTokens: '200',
      inputImages: '1',
      tokensPerImage: '800',
    };
    expect(linesFor(images(listed('by-token'), values))).toEqual([
      ['Image output tokens', '3.87'], // 100 × 1,290 × $30/1M
      ['Input tokens', '0.03'], // 100 × (200 + 800) × $0.30/1M
    ]);
  });

  it('is charged for given images at their own price of tokens', () => {
    const values = {
      tokensPerOutputImage: '1290',
      inputTokens: '200',
      inputImages: '1',
      tokensPerImage: '800',
    };
    expect(linesFor(images(listed('by-seen-token'), values))).toEqual([
      ['Image output tokens', '3.87'], // 100 × 1,290 × $30/1M
      ['Image input tokens', '0.64'], // 100 × 800 × $8/1M
      ['Input tokens', '0.1'], // 100 × 200 × $5/1M
    ]);
  });

  it('costs what its quality costs', () => {
    const high = { model: 'by-quality', variant: { quality: 'high' }, inputs: {} };
    expect(linesFor(images(high))).toEqual([['Images', '19']]); // 100 × $0.19
  });

  it('has no price without a quality where qualities differ, and says which there are', () => {
    const { gaps, planned } = estimateOf(images(listed('by-quality')), { catalog });
    expect(gaps).toMatchObject([{ unit: 'image', quantity: exact(100) }]);
    expect(gaps[0]?.reason).toBe('no rate for images of by-quality without a choice of quality: low, high');
    expect(planned).toEqual({ kind: 'at-least', money: 0n });
  });

  it('takes a stated price before the way in which the list charges', () => {
    expect(linesFor(images(listed('by-megapixel', { unitPriceUsd: '0.05' })))).toEqual([['Images', '5']]);
  });
});
