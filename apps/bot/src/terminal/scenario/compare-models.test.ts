import { given, type Scenario } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { compareModels } from './compare-models.ts';
import { estimated } from './estimated-scenario.ts';
import { namedModels } from './named-models.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({
  'acme/own': { 'input-token': '3', 'output-token': '15' },
  'acme/other': { 'input-token': '1', 'output-token': '5' },
  'acme/half': { 'input-token': '1' },
  'acme/painter': { image: '0.04' },
  'acme/brush': { image: '0.03' },
});
const prices = { catalog, today: '2026-11-21' };

const CHAT: Scenario['workloads'][number] = {
  kind: 'text',
  name: 'chat',
  pricing: { model: 'acme/own', inputs: {} },
  inputs: {
    calls: given(exact(1_000)),
    inputTokens: given(exact(1_000)),
    outputTokens: given(exact(100)),
  },
};
const PICTURES: Scenario['workloads'][number] = {
  kind: 'image',
  name: 'pictures',
  pricing: { model: 'acme/painter', inputs: {} },
  inputs: { acceptedImages: given(exact(100)) },
};

function compared(workloads: Scenario['workloads'], models: readonly string[]) {
  const file = estimated({ scenario: { workloads, inputs: {} } }, prices);
  const outcome = compareModels(file, namedModels(models, catalog), prices);
  if (outcome.kind === 'refused') return outcome;
  const { ranked, refused, notes } = outcome.json() as {
    ranked: { model: string; estimate: { planned_usd: string } }[];
    refused: unknown[];
    notes: string[];
  };
  return {
    ranked: ranked.map(({ model, estimate }) => [model, estimate.planned_usd]),
    refused,
    notes,
    table: outcome.table?.(),
  };
}

describe('compareModels', () => {
  it("compares with the file's own model, whether it is named or not", () => {
    // 1,000,000 × $1/1M + 100,000 × $5/1M; × $3/1M and × $15/1M
    const ranked = [
      ['acme/other', '1.5'],
      ['acme/own', '4.5'],
    ];
    expect(compared([CHAT], ['acme/other'])).toMatchObject({ ranked, refused: [], notes: [] });
    expect(compared([CHAT], ['acme/own', 'acme/other'])).toMatchObject({ ranked });
  });

  it('puts a model into the work that it suits, and says which that is', () => {
    // $4.50 for the chat, and 100 × $0.03 or 100 × $0.04
    expect(compared([CHAT, PICTURES], ['acme/brush'])).toMatchObject({
      ranked: [
        ['acme/brush', '7.5'],
        ['acme/painter', '8.5'],
      ],
      notes: ['Compared for pictures: the other work stays as it is, and is in every total.'],
    });
  });

  it('refuses a model without any price for the work, even if others in it have one', () => {
    const fallback = { model: 'acme/other', inputs: { fallbackShare: given(exact('0.05')) } };
    expect(compared([{ ...CHAT, fallbacks: [fallback] }], ['acme/other', 'acme/painter'])).toMatchObject({
      refused: [
        {
          model: 'acme/painter',
          reasons: [
            'There is no rate for input tokens of acme/painter.',
            'There is no rate for output tokens of acme/painter.',
          ],
        },
      ],
    });
  });

  it('has no answer where none of the named models can be compared', () => {
    expect(compared([CHAT], ['acme/painter'])).toMatchObject({
      kind: 'refused',
      texts: [expect.stringMatching(/^there is nothing to compare:\n {2}acme\/painter: There is no rate/)],
    });
  });

  it('compares the prices that a file states like a model', () => {
    const inputs = {
      priceInputPerMillion: given(exact(2)),
      priceOutputPerMillion: given(exact(4)),
      verbosity: given(exact(2)),
    };
    // 1,000,000 × $2/1M + twice 100,000 × $4/1M
    expect(compared([{ ...CHAT, pricing: { inputs } }], ['acme/other'])).toMatchObject({
      ranked: [
        ['acme/other', '1.5'],
        ['stated prices', '2.8'],
      ],
      notes: [],
    });
  });

  it('leaves other work alone whose prices are stated too', () => {
    const prices = { priceInputPerMillion: given(exact(2)), priceOutputPerMillion: given(exact(4)) };
    const chat = { ...CHAT, pricing: { inputs: prices } };
    const pictures = { ...PICTURES, pricing: { inputs: { unitPriceUsd: given(exact('0.01')) } } };
    // 100 × $0.01 in both; 1,000,000 × $1/1M + 100,000 × $5/1M; × $2/1M and × $4/1M
    expect(compared([chat, pictures], ['acme/other'])).toMatchObject({
      ranked: [
        ['acme/other', '2.5'],
        ['stated prices', '3.4'],
      ],
      notes: [expect.stringContaining('Compared for chat')],
    });
  });

  it('says at whose prices a model of the catalog is compared', () => {
    const pricing = { model: 'acme/own', inputs: { priceInputPerMillion: given(exact(2)) } };
    expect(compared([{ ...CHAT, pricing }], ['acme/other'])).toMatchObject({
      // 1,000,000 × $2/1M + 100,000 × $15/1M
      ranked: [
        ['acme/other', '1.5'],
        ['acme/own', '3.5'],
      ],
      notes: [expect.stringContaining('acme/own is compared at the prices that the file states')],
    });
  });

  it('marks totals that miss a price, and what that leaves open, in the table', () => {
    const { table } = compared([CHAT], ['acme/half', 'acme/other']) as ReturnType<typeof compared> & {
      table: { rows: unknown[][] };
    };
    expect(table.rows.map((row) => [row[0], row[3], row[8], row[11]])).toEqual([
      ['acme/other', 'yes', 'cheapest', ''],
      ['acme/own', 'yes', 'dearer', ''],
      ['acme/half', 'no', 'unknown', 'no rate for output tokens of acme/half'],
    ]);
  });
});
