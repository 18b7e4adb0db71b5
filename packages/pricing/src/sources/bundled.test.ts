import { describe, expect, it } from 'vitest';
import { BILLING_UNITS, type BillingUnit } from '../billing-unit.ts';
import { usd } from '../money.ts';
import { firstAmount, type Price } from '../price.ts';
import { conditionText } from '../price-condition.ts';
import { cardIn, type Rate, type RateCard, rateFor } from '../rate-card.ts';
import { compare, multiply, type Ratio, ratio, toNumber } from '../ratio.ts';
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

/** Picodollars of one unit. */
function each(price: Price): Ratio {
  return ratio(firstAmount(price), price.per);
}

/** Dollars of the block that vendors quote: a million tokens, one image, sixty seconds. */
function quoted({ unit, price }: Rate): number {
  return toNumber(multiply(each(price), ratio(BILLING_UNITS[unit].quotedPer, 1_000_000_000_000n)));
}

function sells(...units: readonly BillingUnit[]): readonly RateCard[] {
  return cards.filter((card) => card.rates.some(({ unit }) => units.includes(unit)));
}

/** The cards on which `part` costs more than `whole` under the very same conditions. */
function dearerThan(part: BillingUnit, whole: BillingUnit): readonly RateCard[] {
  return cards.filter((card) =>
    card.rates.some((rate) => {
      const other = card.rates.find(
        ({ unit, condition }) => unit === whole && conditionText(condition) === conditionText(rate.condition),
      );
      return rate.unit === part && other !== undefined && compare(each(rate.price), each(other.price)) > 0;
    }),
  );
}

describe('bundledCatalog', () => {
  it('loads a card for every model it lists', () => {
    expect(cards.map((card) => card?.model)).toEqual(catalog.models.map(({ id }) => id));
  });

  it.each([
    [400, 'chat models', ['output-token']],
    [90, 'image models', ['image', 'megapixel', 'output-image-token']],
    [45, 'video models', ['video-second', 'clip', 'output-video-token']],
    [35, 'voices', ['character', 'utf8-byte', 'output-audio-token']],
    [20, 'transcribers', ['audio-second', 'session-second']],
    [35, 'plans', ['seat-month']],
  ] as const)('prices at least %i %s', (least, _, units) => {
    expect(sells(...units).length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    'amazon',
    'anthropic',
    'cohere',
    'deepseek',
    'google',
    'minimax',
    'mistralai',
    'moonshotai',
    'openai',
    'perplexity',
    'qwen',
    'x-ai',
    'z-ai',
  ])('has list prices of the maker %s', (maker) => {
    const listed = rates.filter(({ model, rate }) => model.startsWith(`${maker}/`) && rate.kind === 'list');
    expect(new Set(breaking(listed)).size).toBeGreaterThanOrEqual(3);
  });

  it('lists every model once, under a name', () => {
    expect(new Set(catalog.models.map(({ id }) => id)).size).toBe(catalog.models.length);
    expect(catalog.models.filter(({ name }) => name.trim() === '')).toEqual([]);
  });

  it('lists nothing without a price but the routers, whose price is that of the model they choose', () => {
    expect(breaking(cards.filter((card) => card.rates.length === 0))).toEqual([
      'openrouter/auto',
      'openrouter/auto-beta',
      'openrouter/bodybuilder',
      'openrouter/fusion',
      'openrouter/pareto-code',
    ]);
  });

  it('has a standard rate for whatever it has a rate of another service tier for', () => {
    const lacking = cards.filter((card) =>
      card.rates.some(
        ({ unit, condition }) =>
          condition.tier !== undefined &&
          !card.rates.some((rate) => rate.unit === unit && rate.condition.tier === undefined),
      ),
    );
    expect(breaking(lacking)).toEqual([]);
  });

  it.each(
    (['standard', 'batch', 'flex', 'priority'] as const).flatMap((tier) =>
      [1_000, 50_000, 150_000, 250_000, 500_000, 2_000_000].map((tokens) => [tier, tokens] as const),
    ),
  )('never charges a cache read more than plain input, %s at %i prompt tokens', (tier, promptTokens) => {
    const dearer = cards
      .map((card) => cardIn(card, { at: new Date(catalog.asOf), tier }))
      .filter((card) => {
        const cached = rateFor(card, 'cached-input-token', promptTokens);
        const input = rateFor(card, 'input-token', promptTokens);
        if (cached === undefined) return false;
        return input === undefined || compare(each(cached.price), each(input.price)) > 0;
      });
    expect(breaking(dearer)).toEqual([]);
  });

  it.each([
    ['cached-input-token', 'input-token'],
    ['cached-audio-token', 'input-audio-token'],
    ['cached-image-token', 'input-image-token'],
    ['input-token', 'input-audio-token'],
    ['output-token', 'output-audio-token'],
    ['output-token', 'output-image-token'],
    ['input-token', 'cache-write-1h-token'],
    ['cache-write-5m-token', 'cache-write-1h-token'],
  ] as const)('never charges more for %s than for %s under the same conditions', (less, more) => {
    expect(breaking(dearerThan(less, more))).toEqual([]);
  });

  it('charges no cache write less than the input that it is', () => {
    expect(breaking(dearerThan('input-token', 'cache-write-5m-token'))).toEqual([
      // MiniMax publishes one write price for both speeds and doubles the input of the fast one (models.dev).
      'minimax/minimax-m2.5-highspeed',
      'minimax/minimax-m2.7-highspeed',
    ]);
  });

  it.each(['batch', 'flex'] as const)('never charges %s more than standard', (tier) => {
    const dearer = cards.filter((card) =>
      card.rates.some(({ unit, price, condition }) => {
        const { tier: _, ...standard } = condition;
        const other = card.rates.find(
          (rate) => rate.unit === unit && conditionText(rate.condition) === conditionText(standard),
        );
        return condition.tier === tier && other !== undefined && compare(each(price), each(other.price)) > 0;
      }),
    );
    expect(breaking(dearer)).toEqual([]);
  });

  it('keeps every price in the band of its unit', () => {
    const outside = rates.filter(({ rate }) => {
      const [low, high] = BANDS[rate.unit] ?? [0, 0];
      return rate.kind !== 'free' && (quoted(rate) < low || quoted(rate) > high);
    });
    expect(outside.map(({ model, rate }) => `${model} ${rate.unit} ${quoted(rate)}`)).toEqual([]);
  });

  it('keeps output within half and thirty times the input, so that neither slips alone', () => {
    const slipped = cards.filter((card) =>
      card.rates.some((rate) => {
        const input = card.rates.find(
          ({ unit, condition }) =>
            unit === 'input-token' && conditionText(condition) === conditionText(rate.condition),
        );
        if (rate.unit !== 'output-token' || input === undefined || rate.kind === 'free') return false;
        const times = quoted(rate) / quoted(input);
        return times < 0.5 || times > 30;
      }),
    );
    expect(breaking(slipped)).toEqual([]);
  });

  it('keeps the sources of one price within ten times of each other', () => {
    const apart = cards.flatMap((card) =>
      card.disagreements.flatMap((claim) => {
        const chosen = card.rates.find(
          ({ unit, condition }) =>
            unit === claim.unit && conditionText(condition) === conditionText(claim.condition),
        );
        const times = chosen === undefined ? 1 : quoted(claim) / quoted(chosen);
        return times > 10 || times < 0.1 ? [card] : [];
      }),
    );
    // Open weights that other hosts sell for a tenth of what Alibaba asks on its own platform.
    expect([...new Set(breaking(apart))]).toEqual([
      'qwen/qwen-2.5-72b-instruct',
      'qwen/qwen2.5-vl-72b-instruct',
    ]);
  });

  it('charges a larger image of one quality at least as much as a smaller one', () => {
    const cheaper = cards.filter((card) =>
      sizedImages(card).some((one) =>
        sizedImages(card).some(
          (other) =>
            other.quality === one.quality && other.pixels > one.pixels && compare(other.price, one.price) < 0,
        ),
      ),
    );
    // Published so: its images are priced by tokens, and 1024x1024 takes more of them (Portkey, 2026-08-21).
    expect(breaking(cheaper)).toEqual(['openai/gpt-image-2']);
  });

  it('costs nothing only where the variant is marked free', () => {
    expect(
      breaking(rates.filter(({ rate }) => (firstAmount(rate.price) === 0n) !== (rate.kind === 'free'))),
    ).toEqual([]);
    const unmarked = rates.filter(
      ({ model, rate }) => rate.kind === 'free' && !model.endsWith(':free') && model !== 'openrouter/free',
    );
    expect(breaking(unmarked)).toEqual([]);
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

  it.each([
    ['standard', ['3', '15', '0.3', '3.75', '6']],
    ['batch', ['1.5', '7.5', '0.15', '1.875', '3']],
  ] as const)('quotes the %s prices that the product promises for Claude Sonnet 4.6', (tier, dollars) => {
    const card = cardIn(catalog.card('anthropic/claude-sonnet-4.6') as RateCard, {
      at: new Date(catalog.asOf),
      tier,
    });
    const [input, output, read, write5m, write1h] = dollars.map(usd); // writes are 1.25 and 2 × input
    const found = Object.fromEntries(card.rates.map(({ unit, price }) => [unit, firstAmount(price)]));
    expect(found).toEqual({
      'input-token': input,
      'output-token': output,
      'cached-input-token': read,
      'cache-write-5m-token': write5m,
      'cache-write-1h-token': write1h,
      'web-search': usd('0.01'),
    });
  });
});

function sizedImages({ rates: all }: RateCard) {
  return all.flatMap(({ unit, price, condition }) => {
    const { quality, size = '' } = condition.variant ?? {};
    const [width, height] = size.split('x').map(Number);
    return unit === 'image' && width !== undefined && height !== undefined
      ? [{ quality, pixels: width * height, price: each(price) }]
      : [];
  });
}

/**
 * Dollars of the quoted block, a little wider than the cheapest and the dearest real price of late 2026.
 * A unit that no band names has no price yet: its first one needs a band.
 */
const BANDS: Readonly<Partial<Record<BillingUnit, readonly [least: number, most: number]>>> = {
  'input-token': [0.01, 150],
  'output-token': [0.01, 600],
  'cached-input-token': [0.001, 20],
  'cache-write-5m-token': [0.02, 50],
  'cache-write-1h-token': [0.2, 80],
  'reasoning-token': [0.1, 60],
  'input-image-token': [0.2, 20],
  'cached-image-token': [0.05, 5],
  'output-image-token': [5, 150],
  'input-audio-token': [0.05, 50],
  'cached-audio-token': [0.01, 5],
  'output-audio-token': [2, 100],
  'output-video-token': [1, 30],
  image: [0.001, 0.5],
  'input-image': [0.001, 0.05],
  megapixel: [0.005, 0.2],
  'input-megapixel': [0.005, 0.2],
  'input-reference': [0.02, 0.5],
  'input-font': [0.005, 0.1],
  'video-second': [0.01, 2],
  clip: [0.1, 15],
  'audio-second': [0.0005, 0.05],
  'spoken-second': [0.005, 0.2],
  'session-second': [0.002, 0.5],
  song: [0.01, 1],
  character: [0.5, 200],
  'utf8-byte': [1, 50],
  'web-search': [2, 30],
  'seat-month': [4, 400],
};
