import { type BillingUnit, ONE, ZERO } from '@tollkeeper/pricing';

import type { Calculator } from '../arithmetic.ts';
import type { Inputs } from '../assumption.ts';
import { EVERY_DAY, generatedImageTokensOf, ONE_ATTEMPT, pictureTokensOf } from '../defaults.ts';
import { type Payee, TOKEN_PRICES } from '../pricing.ts';
import type { RequestClass } from '../request-class.ts';
import { submittedJobs } from '../submitted-jobs.ts';
import { TIER_FIELDS, tiersOf } from '../tiers.ts';
import { uncounted } from '../unmeasured.ts';
import { USERS } from '../volume.ts';
import type { ImageWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** Accepted images and the generations that they take, charged by the image, the megapixel or the token. */
export const IMAGE: WorkloadDefinition<ImageWorkload> = {
  volume: {
    once: 'acceptedImages',
    month: 'acceptedImagesPerMonth',
    perUserPerDay: 'imagesPerUserPerDay',
    words: { one: 'accepted image', many: 'accepted images' },
    users: USERS,
  },
  needs: () => [],
  takes: [
    'attemptsPerAccepted',
    'megapixels',
    'tokensPerOutputImage',
    'inputTokens',
    'inputImages',
    'tokensPerImage',
    ...TIER_FIELDS,
  ],
  prices: ['unitPriceUsd', ...TOKEN_PRICES],
  defaults: defaultsOf,
  workOf: (workload, n, payeeOf) => {
    const payee = payeeOf(workload.pricing);
    const { count, ...volume } = submittedJobs(IMAGE.volume, workload, n);
    return {
      ...volume,
      classes: [{ payee, count, ...generation(n, payee), ...tiersOf(n) }],
    };
  },
};

function defaultsOf({ inputs, pricing: { model, variant } }: ImageWorkload): Inputs {
  const generated = generatedImageTokensOf(model, variant);
  return {
    attemptsPerAccepted: ONE_ATTEMPT,
    ...(inputs.inputImages === undefined ? {} : { tokensPerImage: pictureTokensOf(model) }),
    ...(generated === undefined ? {} : { tokensPerOutputImage: generated }),
    ...(inputs.imagesPerUserPerDay === undefined ? {} : { activeDays: EVERY_DAY }),
  };
}

/** What one generation uses, in the units that its payee charges by. */
function generation<N>(n: Calculator<N>, payee: Payee): Pick<RequestClass<N>, 'usage' | 'unmeasured'> {
  const text = n.optional('inputTokens', ZERO);
  const given = n.optional('inputImages', ZERO);
  const usage = new Map<BillingUnit, N>();
  const by = payee.chargesBy(['image', 'megapixel', 'output-image-token']);
  const isUncounted = by === 'output-image-token' && !n.has('tokensPerOutputImage');
  if (by === 'megapixel') usage.set(by, n.optional('megapixels', ONE));
  else if (by === 'output-image-token' && !isUncounted) {
    const tokens = n.need('tokensPerOutputImage');
    usage.set(by, tokens).set('output-token', tokens);
  } else if (!isUncounted) usage.set('image', n.constant(ONE));
  const charged = INPUTS.find((unit) => payee.charges(unit));
  const seesTokens = charged === 'input-image-token' || charged === 'input-token';
  const seen =
    n.has('inputImages') && seesTokens
      ? n.times(given, n.optional('tokensPerImage', ZERO))
      : n.constant(ZERO);
  if (n.has('inputImages')) {
    if (charged === 'input-megapixel') usage.set(charged, n.times(given, n.optional('megapixels', ONE)));
    else if (charged === 'input-image-token') usage.set(charged, seen);
    else if (charged !== 'input-token') usage.set(charged ?? 'input-image', given);
  }
  if (
    n.has('inputTokens') ||
    usage.has('input-image-token') ||
    (n.has('inputImages') && charged === 'input-token')
  )
    usage.set('input-token', n.plus(text, seen));
  return isUncounted
    ? { usage, unmeasured: [uncounted(payee, 'output-image-token', 'tokensPerOutputImage')] }
    : { usage };
}

/** The units that vendors charge given images by, the most telling first. */
const INPUTS: readonly BillingUnit[] = [
  'input-image',
  'input-megapixel',
  'input-reference',
  'input-image-token',
  'input-token',
];
