import { type BillingUnit, exact, multiply, ONE, ZERO } from '@tollkeeper/pricing';

import type { Calculator } from '../arithmetic.ts';
import type { Inputs } from '../assumption.ts';
import { EVERY_DAY, ONE_ATTEMPT } from '../defaults.ts';
import type { Payee } from '../pricing.ts';
import type { Quantities, RequestClass } from '../request-class.ts';
import { submittedJobs } from '../submitted-jobs.ts';
import { TIER_FIELDS, tiersOf } from '../tiers.ts';
import { uncounted } from '../unmeasured.ts';
import { USERS } from '../volume.ts';
import type { VideoWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** Accepted clips and the generations that they take, charged by the second, the clip, the token or the credit. */
export const VIDEO: WorkloadDefinition<VideoWorkload> = {
  volume: {
    once: 'acceptedClips',
    month: 'acceptedClipsPerMonth',
    perUserPerDay: 'clipsPerUserPerDay',
    words: { one: 'accepted clip', many: 'accepted clips' },
    users: USERS,
  },
  needs: () => ['secondsPerClip'],
  takes: [
    'secondsPerClip',
    'attemptsPerAccepted',
    'minimumSeconds',
    'videoTokensPerSecond',
    'creditsPerClip',
    'inputImages',
    ...TIER_FIELDS,
  ],
  prices: ['pricePerVideoSecond', 'unitPriceUsd', 'pricePerCredit'],
  defaults: ({ inputs }): Inputs => ({
    attemptsPerAccepted: ONE_ATTEMPT,
    ...(inputs.clipsPerUserPerDay === undefined ? {} : { activeDays: EVERY_DAY }),
  }),
  workOf: (workload, n, payeeOf) => {
    const payee = payeeOf(workload.pricing);
    const { count, volume, ...rest } = submittedJobs(VIDEO.volume, workload, n);
    const seconds = n.times(count, billedSeconds(n));
    return {
      ...rest,
      volume: [...volume, { label: 'billed seconds', quantity: seconds }],
      classes: [{ payee, count, ...generation(n, payee), ...tiersOf(n) }],
    };
  },
};

/** A clip shorter than the provider's minimum is charged as one of the minimum. */
function billedSeconds<N>(n: Calculator<N>): N {
  return n.larger(n.need('secondsPerClip'), n.optional('minimumSeconds', ZERO));
}

/** What one generation uses, in the units that its payee charges by. */
function generation<N>(n: Calculator<N>, payee: Payee): Pick<RequestClass<N>, 'usage' | 'unmeasured'> {
  const { usage, unmeasured } = lengthOf(n, payee);
  const images: Quantities<N> = n.has('inputImages')
    ? new Map<BillingUnit, N>([['input-image', n.need('inputImages')]])
    : new Map();
  return {
    usage: new Map([...usage, ...images]),
    ...(unmeasured === undefined ? {} : { unmeasured }),
  };
}

function lengthOf<N>(n: Calculator<N>, payee: Payee): Pick<RequestClass<N>, 'usage' | 'unmeasured'> {
  const seconds = billedSeconds(n);
  const single = (unit: BillingUnit, quantity: N): { readonly usage: Quantities<N> } => ({
    usage: new Map([[unit, quantity]]),
  });
  if (n.has('creditsPerClip')) return single('credit', n.need('creditsPerClip'));
  const tokens: readonly BillingUnit[] = ['output-video-token'];
  const by = payee.chargesBy(
    n.has('videoTokensPerSecond')
      ? ['video-second', ...tokens, 'clip', 'credit']
      : ['video-second', 'clip', ...tokens, 'credit'],
  );
  if (by === 'clip') return clips(seconds, payee, n);
  if (by === 'credit') return { usage: new Map(), unmeasured: [uncounted(payee, by, 'creditsPerClip')] };
  if (by !== 'output-video-token') return single('video-second', seconds);
  if (!n.has('videoTokensPerSecond'))
    return { usage: new Map(), unmeasured: [uncounted(payee, by, 'videoTokensPerSecond')] };
  const written = n.times(seconds, n.need('videoTokensPerSecond'));
  return {
    usage: new Map<BillingUnit, N>([
      [by, written],
      ['output-token', written],
    ]),
  };
}

/** Nobody sells a longer clip than the list has: what takes longer takes several, and a begun one is paid in full. */
function clips<N>(seconds: N, payee: Payee, n: Calculator<N>): Pick<RequestClass<N>, 'usage' | 'unmeasured'> {
  const { clipSeconds, name } = payee;
  const [none, one] = [n.constant(ZERO), n.constant(ONE)];
  if (clipSeconds === undefined) {
    const usage = new Map<BillingUnit, N>([['clip', one]]);
    if (payee.isStated('clip') || payee.choices('clip').length > 0) return { usage };
    const reason = `a clip of ${name} is of a length that is not stated: it may take more of them`;
    return { usage, unmeasured: [{ unit: 'clip', reason }] };
  }
  let count = none;
  const most = n.ceiling(n.over(seconds, n.constant(clipSeconds)));
  for (let place = 0; place < most; place += 1) {
    const begins = n.constant(multiply(clipSeconds, exact(place)));
    count = n.plus(count, n.whereAbove(seconds, begins, { above: one, otherwise: none }));
  }
  return { usage: new Map<BillingUnit, N>([['clip', count]]) };
}
