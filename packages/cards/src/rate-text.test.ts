import { type Rate, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { rateSourceText, rateText } from './rate-text.ts';

const RATE: Rate = {
  unit: 'input-token',
  price: { kind: 'flat', amount: usd('3'), per: 1_000_000n },
  condition: {},
  kind: 'list',
  source: { title: 'models.dev', url: 'https://models.dev/api.json' },
  asOf: '2026-09-30',
};

describe('rateText', () => {
  it.each([
    ['3', 1_000_000n, '$3/1M'],
    ['0.3', 1_000_000n, '$0.30/1M'],
    ['0.04', 1n, '$0.04 each'],
    ['0.5', 1_000n, '$0.50/1,000'],
    ['0', 1_000_000n, '$0/1M'],
  ])('quotes $%s for a block of %s as %s', (dollars, per, text) => {
    expect(rateText({ ...RATE, price: { kind: 'flat', amount: usd(dollars), per } })).toBe(text);
  });

  it('names the prompt length that a rate is for', () => {
    expect(rateText({ ...RATE, condition: { promptOver: 200_000 } })).toBe(
      '$3/1M over 200,000 prompt tokens',
    );
  });

  it.each([
    [60n, '$3/minute'],
    [3_600n, '$3/hour'],
    [10n, '$3/10 s'],
  ])('quotes a block of %s seconds as %s', (per, text) => {
    expect(rateText({ ...RATE, unit: 'audio-second', price: { kind: 'flat', amount: usd('3'), per } })).toBe(
      text,
    );
  });

  it('quotes a volume discount from its first slice', () => {
    const slices = [{ amount: usd('0.1'), upTo: 1_000n }, { amount: usd('0.05') }];
    expect(rateText({ ...RATE, unit: 'image', price: { kind: 'graduated', slices, per: 1n } })).toBe(
      'from $0.10 each',
    );
  });

  it('names the tier and the variant that a rate is for', () => {
    const condition = { tier: 'batch', variant: { quality: 'high' } } as const;
    expect(rateText({ ...RATE, condition })).toBe('$3/1M (tier=batch, quality=high)');
  });
});

describe('rateSourceText', () => {
  it.each([
    ['list', 'list price, models.dev, as of 2026-09-30'],
    ['route', 'route price, models.dev, as of 2026-09-30'],
    ['promotion', 'promotion, models.dev, as of 2026-09-30'],
    ['free', 'free variant, models.dev, as of 2026-09-30'],
    ['stated', 'your rate, as you said on 2026-09-30'],
  ] as const)('says what a %s rate rests on', (kind, text) => {
    expect(rateSourceText({ ...RATE, kind })).toBe(text);
  });
});
