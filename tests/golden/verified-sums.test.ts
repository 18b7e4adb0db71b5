import { type BillingUnit, chargeFor, divide, exact, ONE, type RateCard, sum, toDecimal, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

/** Dollars per million tokens. */
type Prices = Partial<Record<BillingUnit, string>>;

function cardWith(prices: Prices): RateCard {
  const rates = Object.entries(prices).map(([unit, dollars]) => ({
    unit: unit as BillingUnit,
    price: { kind: 'flat' as const, amount: usd(dollars), per: 1_000_000n },
    condition: {},
    kind: 'stated' as const,
    source: { title: 'the invoice' },
    asOf: '2026-09-15',
  }));
  return { model: 'billed', name: 'billed', rates, disagreements: [] };
}

/** What a request costs in dollars, exactly. */
function dollars(prices: Prices, usage: Partial<Record<BillingUnit, number>>): string {
  const counts = new Map(Object.entries(usage).map(([unit, count]) => [unit as BillingUnit, exact(count)]));
  const { charges, gaps } = chargeFor(cardWith(prices), counts, ONE);
  expect(gaps).toEqual([]);
  return toDecimal(divide(sum(charges.map(({ cost }) => cost)), exact('1e12')));
}

/** The export cuts every cost off after the sixth decimal; it does not round. */
function asExported(cost: string): string {
  const [whole = '', fraction = ''] = cost.split('.');
  return `${whole}.${fraction.slice(0, 6)}`.replace(/0+$/, '');
}

/** DeepSeek V4 Flash at Relace until a cut between 2026-09-10 and 2026-09-15, and after it. */
const RELACE = { 'input-token': '0.065', 'cached-input-token': '0.016', 'output-token': '0.18' };
const RELACE_CUT = { 'input-token': '0.060', 'cached-input-token': '0.016', 'output-token': '0.12' };
const GEMINI_36_FLASH = { 'input-token': '0.75', 'output-token': '3.75' };
const LUNA_PRO = { 'input-token': '0.2', 'output-token': '1.2' };

describe('what OpenRouter billed for single generations (activity export of September 2026)', () => {
  it.each([
    // prices, prompt, cached, completion, billed
    [RELACE, 188_376, 0, 128, '0.012267'],
    [RELACE, 187_763, 185_600, 748, '0.003244'],
    [RELACE, 185_623, 184_576, 195, '0.003056'],
    [RELACE, 184_821, 0, 93, '0.01203'],
    [RELACE, 183_732, 182_272, 806, '0.003156'],
    [RELACE, 182_108, 180_224, 132, '0.003029'],
    [RELACE, 171_010, 131_072, 2_133, '0.005077'],
    [RELACE_CUT, 204_362, 0, 733, '0.012349'],
    [RELACE_CUT, 188_687, 0, 215, '0.011347'],
    [GEMINI_36_FLASH, 428, 0, 99, '0.000692'],
    [GEMINI_36_FLASH, 648, 0, 210, '0.001273'],
    [GEMINI_36_FLASH, 762, 0, 294, '0.001674'],
    [LUNA_PRO, 3_912, 0, 837, '0.001786'],
    [LUNA_PRO, 3_655, 0, 448, '0.001268'],
  ])('is computed to the last decimal exported: %o, %i in, %i cached, %i out is $%s', (prices, prompt, cached, completion, billed) => {
    const usage = { 'input-token': prompt, 'cached-input-token': cached, 'output-token': completion };

    // (prompt − cached) × input + cached × read + completion × output, per million
    expect(asExported(dollars(prices, usage))).toBe(billed);
  });

  it('rests on native token counts: 64 and 98, not the normalised 65 and 116', () => {
    const scout = { 'input-token': '0.08', 'output-token': '0.30' };

    // 64 × 0.08/1M + 98 × 0.30/1M
    expect(dollars(scout, { 'input-token': 64, 'output-token': 98 })).toBe('0.00003452');
    expect(dollars(scout, { 'input-token': 65, 'output-token': 116 })).not.toBe('0.00003452');
  });

  it('charges an image as image tokens beside the other output', () => {
    const prices = { 'input-token': '0.25', 'output-token': '1.5', 'output-image-token': '30' };

    // 5 × 0.25/1M + 1,120 × 30/1M + 417 × 1.5/1M
    expect(dollars(prices, { 'input-token': 5, 'output-token': 1_537, 'output-image-token': 1_120 })).toBe('0.03422675');
  });
});

describe('what xAI billed', () => {
  it('is 6,306,000 ticks of 10⁻¹⁰ dollars for 202 tokens in, 128 of them cached, and 205 out', () => {
    const grok = { 'input-token': '1.25', 'cached-input-token': '0.20', 'output-token': '2.50' };
    const usage = { 'input-token': 202, 'cached-input-token': 128, 'output-token': 205, 'reasoning-token': 125 };

    // 74 × 1.25/1M + 128 × 0.20/1M + 205 × 2.50/1M = 6,306,000 × 10⁻¹⁰
    expect(dollars(grok, usage)).toBe('0.0006306');
  });
});
