import { decimalUsd, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Around, estimateOf, inputs, linesOf, stated, type Values } from './testing/hand-made.ts';
import { SOUND_WORK } from './testing/sound-work.ts';
import type { ImageWorkload } from './workload.ts';

/** Images at $1 each: so many of them a month, unless said otherwise. */
function images(count: string, volume: keyof Values = 'acceptedImagesPerMonth'): ImageWorkload {
  return { kind: 'image', pricing: stated({ unitPriceUsd: '1' }), inputs: inputs({ [volume]: count }) };
}

function feesOf(work: ImageWorkload, around: Around): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(work, around), 'fees');
}

describe('feeLines', () => {
  it('are none where nothing was said about paying', () => {
    expect(feesOf(images('100'), {})).toEqual([]);
  });

  it('take 5.5 % of what is bought', () => {
    // 2.5 purchases of $100 a month on average, each with a fee of $5.50
    const line = ['OpenRouter’s fee on buying the credits', '13.75'];
    expect(feesOf(images('250'), { values: { topUp: '100' } })).toEqual([line]);
  });

  it('take at least $0.80 of a small purchase', () => {
    // 5.5 % of $5 would be $0.275; 20 purchases of $5
    expect(feesOf(images('100'), { values: { topUp: '5' } })[0]?.[1]).toBe('16');
    // 5.5 % of $14.54 is $0.7997, of $14.56 $0.8008
    expect(feesOf(images('14.54'), { values: { topUp: '14.54' } })[0]?.[1]).toBe('0.8');
    expect(feesOf(images('14.56'), { values: { topUp: '14.56' } })[0]?.[1]).toBe('0.8008');
  });

  it('are for whole purchases where the work is done once', () => {
    const { lines } = estimateOf(images('250', 'acceptedImages'), { values: { topUp: '100' } });
    expect(lines.at(-1)).toMatchObject({ layer: 'fees', quantity: exact(3) });
    expect(feesOf(images('250', 'acceptedImages'), { values: { topUp: '100' } })[0]?.[1]).toBe('16.5'); // 3 × 5.50
    expect(feesOf(images('200', 'acceptedImages'), { values: { topUp: '100' } })[0]?.[1]).toBe('11'); // 2 × 5.50
  });

  it('are taken on the planned cost, buffer included, and stay out of it', () => {
    const result = estimateOf(images('100'), { values: { topUp: '100', buffer: '0.5' } });
    expect(decimalUsd(result.planned.money)).toBe('150');
    expect(decimalUsd(result.fees.money)).toBe('8.25'); // 1.5 × $5.50
  });

  it('take 5 % of the list price beyond $25,000 a month through one’s own keys', () => {
    const result = estimateOf(images('30000'), { ownKeys: true });
    expect(linesOf(result, 'fees')).toEqual([
      ['OpenRouter’s fee on your own keys, beyond the first $25,000 of list price', '250'], // 5 % of $5,000
    ]);
    expect(decimalUsd(estimateOf(images('25000'), { ownKeys: true }).fees.money)).toBe('0');
  });

  it.each([
    [{ values: { topUp: '100', buffer: '0.5' } }, '8.25'], // 100 × 1.5 / 100 purchases of $5.50 each
    [{ ownKeys: true }, '0'],
  ] as const)('leave out the seats of a plan, which no credits pay: %j', (around, fee) => {
    const work = [images('100'), { ...SOUND_WORK.subscription, inputs: inputs({ seats: '10000' }) }];
    expect(decimalUsd(estimateOf(work, around).fees.money)).toBe(fee);
  });

  it.each([{ values: { topUp: '100' } }, { ownKeys: true }])('are none on seats alone: %j', (around) => {
    expect(linesOf(estimateOf(SOUND_WORK.subscription, around), 'fees')).toEqual([]);
  });

  it('are "at least" where the cost is', () => {
    const unpriced: ImageWorkload = { ...images('100'), pricing: stated({ priceInputPerMillion: '1' }) };
    expect(estimateOf(unpriced, { values: { topUp: '100' } }).fees.kind).toBe('at-least');
  });
});
