import { describe, expect, it } from 'vitest';
import { usd } from '../money.ts';
import { firstAmount } from '../price.ts';
import { type RateCard, rateFor } from '../rate-card.ts';
import { compare, ratio } from '../ratio.ts';
import { bundledCatalog } from './bundled.ts';

const catalog = bundledCatalog();
const cards = catalog.models.map(({ id }) => catalog.card(id) as RateCard);
const rates = cards.flatMap((card) =>
  [...card.rates, ...card.disagreements].map((rate) => ({ model: card.model, rate })),
);

/** The ids that break a law; an empty list says that none does. */
function breaking(broken: readonly { readonly model: string }[]): readonly string[] {
  return broken.map(({ model }) => model);
}

describe('bundledCatalog', () => {
  it('loads a card for every model it lists', () => {
    expect(cards.length).toBeGreaterThan(400);
    expect(cards.map((card) => card?.model)).toEqual(catalog.models.map(({ id }) => id));
  });

  it('lists every model once, under a name', () => {
    expect(new Set(catalog.models.map(({ id }) => id)).size).toBe(catalog.models.length);
    expect(catalog.models.filter(({ name }) => name.trim() === '')).toEqual([]);
  });

  it.each([1_000, 50_000, 150_000, 250_000, 500_000, 2_000_000])(
    'never charges a cache read more than plain input, at %s prompt tokens',
    (promptTokens) => {
      const dearer = cards.filter((card) => {
        const cached = rateFor(card, 'cached-input-token', promptTokens);
        const input = rateFor(card, 'input-token', promptTokens);
        if (cached === undefined) return false;
        if (input === undefined) return true;
        const [read, plain] = [cached, input].map(({ price }) => ratio(firstAmount(price), price.per));
        return read === undefined || plain === undefined || compare(read, plain) > 0;
      });
      expect(breaking(dearer)).toEqual([]);
    },
  );

  it('costs nothing only where the variant is marked free', () => {
    expect(
      breaking(rates.filter(({ rate }) => (firstAmount(rate.price) === 0n) !== (rate.kind === 'free'))),
    ).toEqual([]);
    expect(
      breaking(rates.filter(({ model, rate }) => rate.kind === 'free' && !model.endsWith(':free'))),
    ).toEqual([]);
    expect(breaking(rates.filter(({ rate }) => firstAmount(rate.price) < 0n))).toEqual([]);
  });

  it('quotes a source with title and address for every rate', () => {
    const unsourced = rates.filter(
      ({ rate }) => rate.source.title.trim() === '' || !URL.canParse(rate.source.url ?? ''),
    );
    expect(breaking(unsourced)).toEqual([]);
  });

  it('dates every rate with a day of the calendar that is not after its own', () => {
    const isDay = (day: string): boolean =>
      !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().slice(0, 10) === day;
    expect(isDay(catalog.asOf)).toBe(true);
    expect(breaking(rates.filter(({ rate }) => !isDay(rate.asOf) || rate.asOf > catalog.asOf))).toEqual([]);
    expect(rates.some(({ rate }) => rate.asOf === catalog.asOf)).toBe(true);
  });

  it('names a listed model with every alias', () => {
    expect(catalog.aliases.length).toBeGreaterThan(0);
    expect(catalog.aliases.filter(({ model }) => catalog.card(model) === undefined)).toEqual([]);
  });

  it('quotes the prices that the product promises for Claude Sonnet 4.6', () => {
    const card = catalog.card('anthropic/claude-sonnet-4.6') as RateCard;
    const dollars = Object.fromEntries(card.rates.map(({ unit, price }) => [unit, firstAmount(price)]));
    expect(dollars).toEqual({
      'input-token': usd('3'),
      'output-token': usd('15'),
      'cached-input-token': usd('0.3'),
      'cache-write-5m-token': usd('3.75'), // 1.25 × input
      'cache-write-1h-token': usd('6'), // 2 × input
    });
  });
});
