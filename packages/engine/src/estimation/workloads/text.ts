import { type BillingUnit, divide, ONE, ZERO } from '@tollkeeper/pricing';

import type { Calculator } from '../arithmetic.ts';
import type { Inputs } from '../assumption.ts';
import { cacheOf } from '../cache.ts';
import { documentTokensOf, EVERY_DAY, NO_CACHE, pictureTokensOf } from '../defaults.ts';
import { type Payee, type Pricing, TOKEN_PRICES } from '../pricing.ts';
import type { RequestClass } from '../request-class.ts';
import { TIER_FIELDS, tiersOf } from '../tiers.ts';
import { USERS, volumeOf } from '../volume.ts';
import type { TextWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** Requests to a language model: users at work, or a number of requests. */
export const TEXT: WorkloadDefinition<TextWorkload> = {
  volume: {
    once: 'calls',
    month: 'monthlyRequests',
    perUserPerDay: 'requestsPerUserPerDay',
    words: { one: 'request', many: 'requests' },
    onceWords: { one: 'call', many: 'calls' },
    users: USERS,
  },
  needs: () => ['inputTokens', 'outputTokens'],
  takes: [
    'inputTokens',
    'outputTokens',
    'reasoningTokens',
    'imagesPerRequest',
    'tokensPerImage',
    'pdfPagesPerRequest',
    'tokensPerPdfPage',
    'toolDefinitionTokens',
    'webSearchesPerRequest',
    'cachedShare',
    'cacheWriteShare',
    ...TIER_FIELDS,
  ],
  prices: TOKEN_PRICES,
  defaults: defaultsOf,
  workOf: (workload, n, payeeOf) => {
    const { period, count, steps, costUnits } = volumeOf(TEXT.volume, n);
    const fallbacks = (workload.fallbacks ?? []).map((pricing) => ({
      pricing,
      share:
        pricing.inputs.fallbackShare === undefined ? n.constant(ZERO) : n.input(pricing.inputs.fallbackShare),
    }));
    const own = n.minus(n.constant(ONE), n.plus(...fallbacks.map(({ share }) => share)));
    return {
      period,
      classes: [{ pricing: workload.pricing, share: own }, ...fallbacks].map(({ pricing, share }) => ({
        ...requestOf({ workload, pricing, n, payee: payeeOf(pricing) }),
        count: n.times(count, share),
      })),
      volume: steps,
      costUnits,
      canGoWrong: true,
      countsRejected: false,
    };
  },
};

function defaultsOf({ inputs, pricing: { model } }: TextWorkload): Inputs {
  return {
    cachedShare: NO_CACHE,
    ...(inputs.imagesPerRequest === undefined ? {} : { tokensPerImage: pictureTokensOf(model) }),
    ...(inputs.pdfPagesPerRequest === undefined ? {} : { tokensPerPdfPage: documentTokensOf(model) }),
    ...(inputs.requestsPerUserPerDay === undefined ? {} : { activeDays: EVERY_DAY }),
  };
}

type Served<N> = {
  readonly workload: TextWorkload;
  readonly pricing: Pricing;
  readonly n: Calculator<N>;
  readonly payee: Payee;
};

/** One request as a payee serves it: the more verbose the model, the more it writes. */
function requestOf<N>(served: Served<N>): Omit<RequestClass<N>, 'count'> {
  const { workload, pricing, n, payee } = served;
  const { verbosity } = pricing.inputs;
  const none = n.constant(ZERO);
  const text = n.plus(n.need('inputTokens'), n.optional('toolDefinitionTokens', ZERO));
  const images = n.has('imagesPerRequest')
    ? n.times(n.need('imagesPerRequest'), tokensOfOne('tokensPerImage', served))
    : none;
  const pages = n.has('pdfPagesPerRequest')
    ? n.times(n.need('pdfPagesPerRequest'), tokensOfOne('tokensPerPdfPage', served))
    : none;
  const apart = payee.charges('input-image-token') && n.has('imagesPerRequest');
  const input = n.plus(text, images, pages);
  const reasoning = n.optional('reasoningTokens', ZERO);
  const written = n.times(
    n.need('outputTokens'),
    verbosity === undefined ? n.constant(ONE) : n.input(verbosity),
  );
  const usage = new Map<BillingUnit, N>([
    ['input-token', input],
    ['output-token', n.plus(written, reasoning)],
  ]);
  if (apart) usage.set('input-image-token', images);
  if (n.has('reasoningTokens')) usage.set('reasoning-token', reasoning);
  if (n.has('webSearchesPerRequest')) usage.set('web-search', n.need('webSearchesPerRequest'));
  // Images with a price of their own are left out of the cache: their cached price would be one more.
  const cacheable = n.minus(input, apart ? images : none);
  return { payee, usage, ...cacheOf({ cacheable, lifetime: workload.cacheLifetime }, n), ...tiersOf(n) };
}

/**
 * The tokens of one picture or page: the default is counted by the rule of the first model’s maker, so for a
 * fallback it is brought to the rule of its own.
 */
function tokensOfOne<N>(
  field: 'tokensPerImage' | 'tokensPerPdfPage',
  { workload, pricing, n }: Served<N>,
): N {
  const tokens = n.need(field);
  if (workload.inputs[field]?.origin !== 'default' || pricing === workload.pricing) return tokens;
  const ruleOf = field === 'tokensPerImage' ? pictureTokensOf : documentTokensOf;
  const [own, first] = [pricing, workload.pricing].map(({ model }) => ruleOf(model).value);
  return own === undefined || first === undefined ? tokens : n.times(tokens, n.constant(divide(own, first)));
}
