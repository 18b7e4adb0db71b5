import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Choose, choicesOf } from '../testing/any-rates.ts';
import { inputs, listed, type Values } from '../testing/hand-made.ts';
import { type Fraction, fraction, isAbove, minus, over, plus, times } from './fraction.ts';
import { anyAround, type Case, decimal, disagreement, happens, type Plan, positive } from './judgement.ts';

const MILLION = fraction(1_000_000);
const of = (plan: Plan, name: string, otherwise = '0'): Fraction => fraction(plan[name] ?? otherwise);

/** One request: what it sends, reads from the cache, writes to it, thinks and answers; prices per million. */
function anyRequest(choose: Choose): Plan {
  const maybe = (name: string, value: string): Plan => (happens(choose) ? { [name]: value } : {});
  return {
    inputTokens: decimal(choose, 4_000),
    outputTokens: decimal(choose, 2_000),
    ...maybe('reasoningTokens', decimal(choose, 500)),
    ...maybe('toolDefinitionTokens', decimal(choose, 900)),
    ...(happens(choose)
      ? { imagesPerRequest: decimal(choose, 4), tokensPerImage: decimal(choose, 1_500) }
      : {}),
    ...(happens(choose)
      ? { pdfPagesPerRequest: decimal(choose, 9), tokensPerPdfPage: decimal(choose, 800) }
      : {}),
    ...maybe('webSearchesPerRequest', decimal(choose, 3)),
    ...maybe('cachedShare', decimal(choose, 0.6)),
    ...maybe('cacheWriteShare', decimal(choose, 0.4)),
    ...maybe('batchShare', decimal(choose, 0.5)),
    ...maybe('flexShare', decimal(choose, 0.5)),
  };
}

function anyPrices(choose: Choose): Plan {
  const maybe = (...names: readonly string[]): Plan =>
    happens(choose) ? Object.fromEntries(names.map((name) => [name, positive(choose, 50)])) : {};
  return {
    input: positive(choose, 50),
    output: positive(choose, 50),
    ...maybe('cached-input'),
    ...maybe('cache-write-5m'),
    ...maybe('cache-write-1h'),
    ...maybe('reasoning'),
    ...maybe('input-image'),
    ...maybe('input-long'),
    ...maybe('output-long'),
    ...maybe('output-batch'),
    // A tier has a price of its own for long prompts, or pays the standard one for them.
    ...(happens(choose) ? maybe('input-batch') : maybe('input-batch', 'input-long-batch')),
    search: positive(choose, 50),
  };
}

const LONG = 3_000;

function ratesOf(prices: Plan): readonly string[] {
  const rates = Object.entries(prices).map(([name, price]) => {
    if (name === 'search') return `web-search $${price}/1000`;
    const [unit] = name.split(/-(?=long|batch)/);
    const conditions = [
      name.includes('-long') ? `prompt>${LONG}` : '',
      name.endsWith('-batch') ? 'tier=batch' : '',
    ];
    const when = ` ${conditions.filter(Boolean).join(';')}`.trimEnd();
    return `${unit}-token $${price}/1M${when}`;
  });
  return rates;
}

type Served = {
  readonly verbosity: string;
  readonly lifetime: '5m' | '1h';
  readonly tier?: 'batch';
  readonly caching?: boolean;
};

/** One request in dollars: each token once, at the price of what it is. */
function dollarsOf(
  request: Plan,
  prices: Plan,
  { verbosity, lifetime, tier, caching = true }: Served,
): Fraction {
  const images = times(of(request, 'imagesPerRequest'), of(request, 'tokensPerImage'));
  const pages = times(of(request, 'pdfPagesPerRequest'), of(request, 'tokensPerPdfPage'));
  const sent = plus(of(request, 'inputTokens'), of(request, 'toolDefinitionTokens'), images, pages);
  const isLong = isAbove(sent, fraction(LONG));
  const price = (unit: 'input' | 'output'): Fraction => {
    const long = [tier && prices[`${unit}-long-batch`], prices[`${unit}-long`]];
    const [known = '0'] = [...(isLong ? long : []), tier && prices[`${unit}-batch`], prices[unit]].filter(
      Boolean,
    );
    return fraction(known);
  };
  const priceOr = (name: string, unit: 'input' | 'output'): Fraction =>
    prices[name] === undefined ? price(unit) : of(prices, name);
  const apart = prices['input-image'] !== undefined && request['imagesPerRequest'] !== undefined;
  const text = apart ? minus(sent, images) : sent;
  const read = caching ? times(text, of(request, 'cachedShare')) : fraction(0);
  const written = caching ? times(text, of(request, 'cacheWriteShare')) : fraction(0);
  const tokens = plus(
    times(minus(minus(text, read), written), price('input')),
    times(read, priceOr('cached-input', 'input')),
    times(written, priceOr(`cache-write-${lifetime}`, 'input')),
    apart ? times(images, of(prices, 'input-image')) : fraction(0),
    times(of(request, 'outputTokens'), fraction(verbosity), price('output')),
    times(of(request, 'reasoningTokens'), priceOr('reasoning', 'output')),
  );
  const searches = times(of(request, 'webSearchesPerRequest'), of(prices, 'search'), fraction('0.001'));
  return plus(over(tokens, MILLION), searches);
}

function anyVolume(choose: Choose): { readonly values: Values; readonly count: Fraction } {
  const [a, b, c] = [positive(choose, 9_999), positive(choose, 30), positive(choose, 40)];
  if (happens(choose, 3)) return { values: { calls: a }, count: fraction(a) };
  if (happens(choose)) return { values: { monthlyRequests: a }, count: fraction(a) };
  const values = { users: a, activeDays: b, requestsPerUserPerDay: c };
  return { values, count: times(fraction(a), fraction(b), fraction(c)) };
}

function anyCase(choose: Choose): Case {
  const [request, volume, lifetime] = [
    anyRequest(choose),
    anyVolume(choose),
    happens(choose) ? '5m' : '1h',
  ] as const;
  const payees = ['own', 'fallback'].map((model, at) => ({
    model,
    prices: anyPrices(choose),
    verbosity: positive(choose, 3),
    share: at === 0 || happens(choose) ? '0' : decimal(choose, 1),
  }));
  const [own, other] = payees as [(typeof payees)[0], (typeof payees)[0]];
  const shares = [minus(fraction(1), fraction(other.share)), fraction(other.share)];
  const dollars = (served: (payee: typeof own) => Fraction): Fraction =>
    times(
      volume.count,
      plus(times(shares[0] as Fraction, served(own)), times(shares[1] as Fraction, served(other))),
    );
  const batched = of(request, 'batchShare');
  return {
    work: {
      kind: 'text',
      pricing: listed('own', { verbosity: own.verbosity }),
      fallbacks: [listed('fallback', { verbosity: other.verbosity, fallbackShare: other.share })],
      inputs: inputs({ ...request, ...volume.values }),
      cacheLifetime: lifetime,
    },
    rates: Object.fromEntries(payees.map(({ model, prices }) => [model, ratesOf(prices)])),
    base: dollars(({ prices, verbosity }) =>
      dollarsOf(request, prices, { verbosity, lifetime, caching: false }),
    ),
    // Flex is published by none of them: that share pays the standard rate.
    cost: dollars(({ prices, verbosity }) =>
      plus(
        times(batched, dollarsOf(request, prices, { verbosity, lifetime, tier: 'batch' })),
        times(minus(fraction(1), batched), dollarsOf(request, prices, { verbosity, lifetime })),
      ),
    ),
  };
}

describe('estimate of text work', () => {
  it.each(['once', 'until-success'] as const)(
    'agrees with an oracle of plain fractions, retries %s',
    (retries) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const choose = choicesOf(seed);
          const each = anyCase(choose);
          expect(disagreement(each, anyAround(choose), retries)).toBeUndefined();
        }),
        { numRuns: 200 },
      );
    },
  );
});
