import { describe, expect, it } from 'vitest';

import { isStatedPrice } from './pricing.ts';
import { definitionOf, fieldsOf, WORKLOAD_KINDS } from './workload-definitions.ts';

describe('definitionOf', () => {
  it('begins the prices of a kind with the one that people state for it', () => {
    expect(definitionOf('image').prices[0]).toBe('unitPriceUsd');
    expect(definitionOf('text').prices[0]).toBe('priceInputPerMillion');
  });

  it.each(WORKLOAD_KINDS)('keeps the prices of %s work apart from its inputs', (kind) => {
    expect(definitionOf(kind).prices.every(isStatedPrice)).toBe(true);
    expect(fieldsOf(kind).filter(isStatedPrice)).toEqual([]);
  });
});
