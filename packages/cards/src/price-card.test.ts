import { bundledCatalog, type Rate, type RateCard, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { renderPlainText } from './plain-text.ts';
import { priceCard } from './price-card.ts';

const TODAY = '2026-11-21';

const LIST: Rate = {
  unit: 'input-token',
  price: { kind: 'flat', amount: usd('3'), per: 1_000_000n },
  condition: {},
  kind: 'list',
  source: { title: 'models.dev', url: 'https://models.dev/api.json' },
  asOf: '2026-09-30',
};
const ROUTE: Rate = {
  ...LIST,
  kind: 'route',
  price: { kind: 'flat', amount: usd('2'), per: 1_000_000n },
  source: { title: 'OpenRouter models API', url: 'https://openrouter.ai/api/v1/models' },
  asOf: '2026-08-08',
};

function image(amount: string, variant: Readonly<Record<string, string>>): Rate {
  return {
    ...LIST,
    unit: 'image',
    price: { kind: 'flat', amount: usd(amount), per: 1n },
    condition: { variant },
  };
}

function text(rates: readonly Rate[], disagreements: readonly Rate[] = []): string {
  const card: RateCard = { model: 'acme/one', name: 'One', rates, disagreements };
  return renderPlainText(priceCard(card, TODAY), 200);
}

describe('priceCard', () => {
  it('shows each rate with unit, block, kind, day and age, and its source with address', () => {
    expect(text([LIST, { ...ROUTE, unit: 'output-token', condition: { tier: 'batch' } }])).toBe(
      `Prices: One

acme/one: input tokens $3/1M, output tokens $2/1M; the newest rate is of 2026-09-30 (52 days old).

Rates
  Unit            Rate  When   Kind   As of            Age  Source
  input tokens   $3/1M         list   2026-09-30   52 days  [1]
  output tokens  $2/1M  batch  route  2026-08-08  105 days  [2]

Sources
  [1]  models.dev, https://models.dev/api.json
  [2]  OpenRouter models API, https://openrouter.ai/api/v1/models`,
    );
  });

  it('shows the claims that differ apart, each with its own amount', () => {
    const shown = text([LIST], [ROUTE]);
    expect(shown).toMatch(
      /Other claims differ: shown, not used, never averaged\n.+\n {2}input tokens {2}\$2\/1M {2}route/,
    );
    expect(shown).not.toContain('$2.50');
  });

  it('groups by unit, one line a rate, and names a unit once', () => {
    const shown = text([image('0.25', { quality: 'high' }), LIST, image('0.01', { quality: 'low' })]);
    expect(shown).toMatch(/ {2}images +\$0\.25 each +quality high.+\n +\$0\.01 each +quality low/);
    expect(shown).toContain('images $0.01 to $0.25 each');
  });

  it('puts the rate of the person first and calls it "your rate"', () => {
    const own: Rate = {
      ...LIST,
      kind: 'stated',
      source: { title: 'your rate' },
      condition: { from: '2027-01-01' },
    };
    expect(text([LIST, own])).toMatch(/input tokens .+from 2027-01-01 \(not yet\) {2}your rate.+\n.+list/);
  });

  it('says of a model without rates that the price is unknown, and shows no figure but the example', () => {
    expect(text([])).toBe(
      'Prices: One\n\nNo price of acme/one is known, which is not the same as free; state one in your question, such as "$3 per 1M input".',
    );
  });

  it('answers with the rate of today, not with one that has ended', () => {
    const ended: Rate = { ...ROUTE, kind: 'promotion', condition: { until: '2026-11-21' } };
    expect(
      priceCard({ model: 'acme/one', name: 'One', rates: [LIST, ended], disagreements: [] }, TODAY).answer,
    ).toContain('input tokens $3/1M');
  });

  it('has a line for every rate and disagreement of every model in the catalog', () => {
    const catalog = bundledCatalog();
    const wrong = catalog.models.filter(({ id }) => {
      const card = catalog.card(id) as RateCard;
      const tables = priceCard(card, TODAY).sections.filter((section) => section.kind === 'table');
      const lines = tables.reduce((count, { rows }) => count + rows.length, 0);
      return lines !== card.rates.length + card.disagreements.length;
    });
    expect(wrong).toEqual([]);
  });
});
