import {
  byDefault,
  type Estimate,
  estimate,
  given,
  type Inputs,
  type Pricing,
  type Scenario,
  type TextWorkload,
} from '@tollkeeper/engine';
import { bundledCatalog, exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Card } from './card.ts';
import { estimateCard } from './estimate-card.ts';
import { renderPlainText } from './plain-text.ts';

const catalog = bundledCatalog();
const SONNET: Pricing = { model: 'anthropic/claude-sonnet-4.6', inputs: {} };
const ONLY_INPUT: Pricing = { inputs: { priceInputPerMillion: given(exact(3)) } };

/** 6,000 requests a month of 2,000 tokens in and 500 out. */
function support(pricing: Pricing, cachedShare = '0'): TextWorkload {
  return {
    kind: 'text',
    pricing,
    inputs: {
      users: given(exact(100)),
      activeDays: given(exact(20)),
      requestsPerUserPerDay: given(exact(3)),
      inputTokens: given(exact(2_000)),
      outputTokens: byDefault(exact(500), 'a short answer'),
      cachedShare: given(exact(cachedShare)),
    },
  };
}

/** 1,000 accepted images a month, 2.4 attempts each at $0.04. */
const BANNERS: Scenario['workloads'][number] = {
  kind: 'image',
  name: 'banners',
  pricing: { inputs: { unitPriceUsd: given(exact('0.04')) } },
  inputs: { acceptedImagesPerMonth: given(exact(1_000)), attemptsPerAccepted: given(exact('2.4')) },
};

function estimated(workloads: Scenario['workloads'], inputs: Inputs = {}): Estimate {
  return estimate({ workloads, inputs }, catalog, '2026-11-21');
}

function cardOf(workload: TextWorkload, retryRate = '0', buffer = '0'): Card {
  const inputs = { retryRate: given(exact(retryRate)), buffer: given(exact(buffer)) };
  return estimateCard(estimated([workload], inputs));
}

function fieldsOf({ sections }: Card): Readonly<Record<string, string>> {
  const [first] = sections;
  if (first?.kind !== 'fields') throw new Error('the card does not begin with its totals');
  return Object.fromEntries(first.fields.map(({ label, value }) => [label, value]));
}

function tableOf({ sections }: Card): readonly (readonly string[])[] {
  const table = sections.find(({ kind }) => kind === 'table');
  return table?.kind === 'table' ? table.rows : [];
}

function itemsOf({ sections }: Card, title: string): readonly string[] {
  const section = sections.find((each) => each.kind === 'list' && each.title === title);
  return section?.kind === 'list' ? section.items : [];
}

describe('estimateCard', () => {
  const card = cardOf(support(SONNET), '0.03', '0.15');

  it('answers in one sentence: what to sign, for how much work, by layer and apiece', () => {
    expect(card.title).toBe('Estimate: Claude Sonnet 4.6');
    expect(card.answer).toBe(
      '$95.94 a month for 6,000 requests: $81.00 base, $83.43 with operations, $95.94 with the buffer ($0.013905 per request).',
    );
  });

  it('says how far the figures may be off, where a range was drawn', () => {
    const spread = { p10: usd('40'), p50: usd('99'), p90: usd('242') };
    const range = { seed: 1, samples: 20_000, planned: spread, expected: spread, unitCosts: [], drivers: [] };
    const { answer, sections } = estimateCard(estimated([support(SONNET)]), range);
    expect(answer).toBe(
      '$81.00 a month for 6,000 requests ($0.0135 per request); half of the cases are below $99.00, nine in ten below $242.',
    );
    expect(sections[1]).toMatchObject({ kind: 'fields', title: 'How sure' });
  });

  it('names a model once, however many pieces of work it does', () => {
    const workloads = [support(SONNET), support(SONNET), support(ONLY_INPUT)];
    expect(estimateCard(estimated(workloads)).title).toBe('Estimate: Claude Sonnet 4.6, your stated prices');
  });

  it('says a figure once where all layers cost the same', () => {
    expect(cardOf(support(SONNET)).answer).toBe('$81.00 a month for 6,000 requests ($0.0135 per request).');
  });

  it('states the totals with every digit', () => {
    expect(card.sections[0]).toEqual({
      kind: 'fields',
      fields: [
        { label: 'Volume', value: '100 users → 6,000 requests a month' },
        { label: 'Base', value: '$81.00' },
        { label: 'Expected', value: '$83.43' },
        { label: 'Planned', value: '$95.94 ($95.9445)' },
        { label: 'Per request', value: '$0.013905 expected' },
        { label: 'Per user', value: '$0.8343 expected' },
      ],
    });
  });

  it('shows quantity, rate and cost of every line', () => {
    expect(tableOf(card)).toEqual([
      ['base', 'Input tokens', '12,000,000', '$3/1M', '$36.00'],
      ['base', 'Output tokens', '3,000,000', '$15/1M', '$45.00'],
      ['operations', 'Retries', '', '3%', '$2.43'],
      ['buffer', 'Planning buffer', '', '15%', '$12.51'], // $12.5145
    ]);
  });

  it('names source and day of every price, and says how long ago that was', () => {
    const rates = catalog.card('anthropic/claude-sonnet-4.6')?.rates ?? [];
    const [input, output] = rates.map(({ source, asOf }) => `list price, ${source.title}, as of ${asOf}`);
    // From 2026-09-30 to 2026-11-21: 31 days of October and 21 of November
    expect(itemsOf(card, 'Prices, read 52 days ago')).toEqual([
      `input tokens: $3/1M, ${input}`,
      `output tokens: $15/1M, ${output}`,
    ]);
    expect(itemsOf(cardOf(support(ONLY_INPUT)), 'Prices')).toEqual([
      'input tokens: $3/1M, your rate, as you said on 2026-11-21',
    ]);
  });

  it('tells what was said from what was assumed, and why', () => {
    expect(itemsOf(card, 'Assumptions')).toEqual([
      'users: 100 (you said)',
      'active days per month: 20 (you said)',
      'requests per user per active day: 3 (you said)',
      'input tokens per request: 2,000 (you said)',
      'output tokens per request: 500 (default: a short answer)',
      'share of the input read from the cache: 0% (you said)',
      'retry rate: 3% (you said)',
      'planning buffer: 15% (you said)',
    ]);
  });

  it('says "at least" wherever a total misses a price, and what is missing', () => {
    const incomplete = cardOf(support(ONLY_INPUT));
    expect(incomplete.answer).toMatch(/^at least \$36\.00 a month for 6,000 requests/);
    expect(itemsOf(incomplete, 'Worth knowing')).toEqual([
      'Not in the totals: no rate for output tokens of your stated prices (3,000,000). The totals are "at least".',
    ]);
  });

  it('says what the cache costs to write, outside the totals', () => {
    const [written] = itemsOf(cardOf(support(SONNET, '0.9')), 'Worth knowing');
    // 1,800 × $3.75/1M = $0.00675; 1,800 × $6/1M = $0.0108
    expect(written).toContain('1,800 tokens, $0.00675 for 5 minutes ($3.75/1M, ');
    expect(written).toContain(' or $0.0108 for 1 hour ($6/1M, ');
    expect(written).toMatch(/Not in the totals\.$/);
  });

  it('says that cache reads without a price are charged as plain input', () => {
    const text = renderPlainText(cardOf(support(ONLY_INPUT, '0.9')), 1_000);
    expect(text).toContain('No rate for cached input tokens is known: they are charged as input tokens.');
  });

  it('shows what other sources say about a price that was used', () => {
    const disputed = catalog.models
      .map(({ id }) => catalog.card(id))
      .find((each) => each?.disagreements.some(({ unit }) => unit === 'input-token'));
    const [rate] = disputed?.disagreements.filter(({ unit }) => unit === 'input-token') ?? [];
    const items = itemsOf(cardOf(support({ model: disputed?.model ?? '', inputs: {} })), 'Worth knowing');
    const said = items.find((item) => item.startsWith('Another source differs on input tokens: $'));
    expect(said).toContain(`${rate?.source.title}, as of ${rate?.asOf}.`);
  });

  it('shows the fee apart from what is planned, and only where there is one', () => {
    const fields = fieldsOf(estimateCard(estimated([support(SONNET)], { topUp: given(exact(100)) })));

    // 0.81 purchases of $100 with a fee of 5.5% each
    expect(fields).toMatchObject({ Planned: '$81.00', Fees: '$4.46 ($4.455), apart from what is planned' });
    expect(fieldsOf(card)).not.toHaveProperty('Fees');
  });

  it('says what cannot be known', () => {
    const plan: Scenario['workloads'][number] = {
      kind: 'subscription',
      pricing: { model: 'plan/copilot-business', inputs: {} },
      inputs: { seats: given(exact(45)) },
    };

    expect(itemsOf(estimateCard(estimated([plan])), 'What cannot be known')).toEqual([
      expect.stringMatching(/^How much a seat may use/),
    ]);
    expect(card.sections).not.toContainEqual(expect.objectContaining({ title: 'What cannot be known' }));
  });

  describe('of several pieces of work', () => {
    const both = estimateCard(estimated([support(SONNET, '0.9'), BANNERS], { buffer: given(exact('0.1')) }));

    it('tells their lines apart, and leaves what holds for all of them without a name', () => {
      expect(tableOf(both)).toEqual([
        ['base', 'text', 'Input tokens', '12,000,000', '$3/1M', '$36.00'],
        ['base', 'text', 'Output tokens', '3,000,000', '$15/1M', '$45.00'],
        // 10,800,000 × ($0.30 − $3)/1M
        ['operations', 'text', 'Cache reads instead of plain input', '10,800,000', '$0.30/1M', '-$29.16'],
        ['base', 'banners', 'Images', '2,400', '$0.04 each', '$96.00'],
        ['buffer', '', 'Planning buffer', '', '10%', '$14.78'], // 10% of $147.84
      ]);
    });

    it('gives each its own volume and unit costs', () => {
      const fields = fieldsOf(both);

      expect(fields['Volume (text)']).toBe('100 users → 6,000 requests a month');
      expect(fields['Volume (banners)']).toBe('1,000 accepted images → 2,400 submitted jobs a month');
      expect(fields['Per accepted image (banners)']).toBe('$0.096 expected');
      expect(both.answer).toContain('for 6,000 requests and 2,400 submitted jobs');
    });

    it('names the work of each assumption and of the cache writes', () => {
      expect(itemsOf(both, 'Assumptions')).toContain('banners: attempts per accepted result: 2.4 (you said)');
      expect(itemsOf(both, 'Assumptions')).toContain('planning buffer: 10% (you said)');
      expect(itemsOf(both, 'Worth knowing')).toEqual([
        expect.stringMatching(/^The cache must be written before it is read \(text\): 1,800 tokens/),
      ]);
    });
  });
});
