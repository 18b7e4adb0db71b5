import { describe, expect, it } from 'vitest';

import type { BillingUnit } from './billing-unit.ts';
import { type Charges, chargeFor } from './charge.ts';
import { usd } from './money.ts';
import { cardIn, type Rate, type RateCard } from './rate-card.ts';
import { exact, multiply, ONE, ratio, sum } from './ratio.ts';
import { bundledCatalog } from './sources/bundled.ts';
import type { Usage } from './usage.ts';

function standard(id: string): RateCard {
  return cardIn(bundledCatalog().card(id) as RateCard, { at: new Date('2026-11-21T00:00:00Z') });
}

const gemini = standard('google/gemini-2.5-pro');
const sonnet = standard('anthropic/claude-sonnet-4.6');

function tokens(input: number, output: number): Usage {
  return new Map([
    ['input-token', exact(input)],
    ['output-token', exact(output)],
  ]);
}

function totalOf({ charges }: Charges) {
  return sum(charges.map(({ cost }) => cost));
}

function only(card: RateCard, unit: BillingUnit): RateCard {
  return { ...card, rates: card.rates.filter((rate: Rate) => rate.unit === unit) };
}

function without(card: RateCard, unit: BillingUnit): RateCard {
  return { ...card, rates: card.rates.filter((rate: Rate) => rate.unit !== unit) };
}

describe('chargeFor', () => {
  it('charges a request at the threshold the short rates of Gemini 2.5 Pro', () => {
    // 200,000 × $1.25/1M + 1,000 × $10/1M = $0.25 + $0.01
    expect(totalOf(chargeFor(gemini, tokens(200_000, 1_000), ONE))).toEqual(ratio(usd('0.26')));
  });

  it('charges the whole request the long rates one token later', () => {
    // 200,001 × $2.50/1M + 1,000 × $15/1M = $0.5000025 + $0.015
    expect(totalOf(chargeFor(gemini, tokens(200_001, 1_000), ONE))).toEqual(ratio(usd('0.5150025')));
  });

  it('counts the cached tokens into the length of the prompt', () => {
    const usage = new Map([...tokens(200_001, 0), ['cached-input-token' as const, exact(200_000)]]);
    // 200,000 × $0.25/1M + 1 × $2.50/1M = $0.05 + $0.0000025
    expect(totalOf(chargeFor(gemini, usage, ONE))).toEqual(ratio(usd('0.0500025')));
  });

  it('adds the parts up to the length of a prompt that is reported in parts only', () => {
    const inParts = (text: number): Usage =>
      new Map([
        ['cached-input-token', exact(150_000)],
        ['input-text-token', exact(text)],
      ]);
    // 150,000 × $0.125/1M + 50,000 × $1.25/1M = $0.01875 + $0.0625
    expect(totalOf(chargeFor(gemini, inParts(50_000), ONE))).toEqual(ratio(usd('0.08125')));
    // 150,000 × $0.25/1M + 50,001 × $2.50/1M = $0.0375 + $0.1250025
    expect(totalOf(chargeFor(gemini, inParts(50_001), ONE))).toEqual(ratio(usd('0.1625025')));
  });

  it('counts cached audio, which is cached and audio, into that length once', () => {
    const overlapping: Usage = new Map([
      ['cached-input-token', exact(150_000)],
      ['input-audio-token', exact(100_000)],
      ['cached-audio-token', exact(50_000)],
    ]);
    // 150,000 + 100,000 − 50,000 = 200,000 tokens, which is still short.
    const { charges } = chargeFor(only(gemini, 'input-token'), overlapping, ONE);
    expect(charges).toMatchObject([{ quantity: exact(200_000), rate: { condition: {} } }]);
  });

  it('counts neither output nor characters into that length', () => {
    const usage: Usage = new Map([
      ['cached-input-token', exact(200_000)],
      ['output-token', exact(300_000)],
      ['character', exact(300_000)],
    ]);
    // 200,000 × $0.125/1M + 300,000 × $10/1M = $0.025 + $3: the short rates.
    expect(totalOf(chargeFor(gemini, usage, ONE))).toEqual(ratio(usd('3.025')));
  });

  it('never lets a month of short requests cross a threshold', () => {
    const month = chargeFor(gemini, tokens(2_000, 500), exact(1_000_000));
    // 2,000,000,000 × $1.25/1M + 500,000,000 × $10/1M = $2,500 + $5,000
    expect(totalOf(month)).toEqual(ratio(usd('7500')));
    expect(month.charges.map(({ rate }) => rate.condition)).toEqual([{}, {}]);
  });

  it('reports a quantity without a rate as a gap with its reason, and never as a charge of zero', () => {
    const { charges, gaps } = chargeFor(without(sonnet, 'output-token'), tokens(500, 1_000), exact(6));
    expect(gaps).toEqual([
      {
        unit: 'output-token',
        quantity: exact(6_000),
        reason: `no rate for output tokens of ${sonnet.name}`,
      },
    ]);
    // 6 × 500 × $3/1M = $0.009: the input alone.
    expect(charges.map(({ unit, cost }) => [unit, cost])).toEqual([['input-token', ratio(usd('0.009'))]]);
  });

  it('prices an image on a card of token rates as a gap', () => {
    const { charges, gaps } = chargeFor(sonnet, new Map([['image', ONE]]), exact(40));
    expect(charges).toEqual([]);
    expect(gaps).toMatchObject([{ unit: 'image', quantity: exact(40) }]);
  });

  it('charges a part without a rate as the whole and says how much of it', () => {
    const usage = new Map([...tokens(500, 0), ['cached-input-token' as const, exact(450)]]);
    const { charges, gaps, substitutions } = chargeFor(
      without(sonnet, 'cached-input-token'),
      usage,
      exact(2),
    );
    expect(gaps).toEqual([]);
    expect(substitutions).toEqual([{ unit: 'cached-input-token', as: 'input-token', quantity: exact(900) }]);
    // 2 × 500 × $3/1M = $0.003
    expect(charges).toMatchObject([
      { unit: 'input-token', quantity: exact(1_000), cost: ratio(usd('0.003')) },
    ]);
  });

  it.each(['cached-input-token', 'cached-text-token', 'input-audio-token', 'tool-use-token'] as const)(
    'says that %s is charged as plain input where it has no rate of its own',
    (unit) => {
      const usage = new Map([...tokens(500, 0), [unit, exact(450)] as const]);
      expect(chargeFor(only(sonnet, 'input-token'), usage, exact(2)).substitutions).toEqual([
        { unit, as: 'input-token', quantity: exact(900) },
      ]);
    },
  );

  it.each([
    ['input-text-token', 'input-token'],
    ['tool-use-text-token', 'input-token'],
    ['output-text-token', 'output-token'],
  ] as const)('says nothing of %s at the rate of %s: text is what that rate is for', (unit, whole) => {
    const usage = new Map([
      [whole, exact(500)],
      [unit, exact(450)],
    ]);
    const { charges, substitutions } = chargeFor(only(sonnet, whole), usage, ONE);
    expect(substitutions).toEqual([]);
    expect(charges).toMatchObject([{ unit: whole, quantity: exact(500) }]);
  });

  it('says nothing of a part without a rate of which there is none', () => {
    const usage = new Map([...tokens(500, 0), ['cached-input-token' as const, exact(0)]]);
    expect(chargeFor(only(sonnet, 'input-token'), usage, ONE).substitutions).toEqual([]);
  });

  it('has neither a charge nor a gap for what is not used', () => {
    const { charges, gaps } = chargeFor(without(sonnet, 'output-token'), tokens(0, 0), exact(6_000));
    expect([charges, gaps]).toEqual([[], []]);
  });

  it('charges a free variant nothing, on a rate that says so', () => {
    const free = standard('openai/gpt-oss-20b:free');
    const { charges, gaps } = chargeFor(free, tokens(500, 1_000), ONE);
    expect(gaps).toEqual([]);
    expect(charges.map(({ rate, cost }) => [rate.kind, cost])).toEqual([
      ['free', multiply(exact(0), ONE)],
      ['free', multiply(exact(0), ONE)],
    ]);
  });
});
