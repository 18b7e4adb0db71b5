import { type BillingUnit, ONE, ZERO } from '@tollkeeper/pricing';

import type { Calculator } from '../arithmetic.ts';
import type { Inputs } from '../assumption.ts';
import { EVERY_DAY, ONE_ATTEMPT } from '../defaults.ts';
import type { Payee } from '../pricing.ts';
import type { Quantities } from '../request-class.ts';
import { submittedJobs } from '../submitted-jobs.ts';
import { TIER_FIELDS, tiersOf } from '../tiers.ts';
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
      classes: [{ payee, count, usage: generation(n, payee), ...tiersOf(n) }],
    };
  },
};

/** A clip shorter than the provider's minimum is charged as one of the minimum. */
function billedSeconds<N>(n: Calculator<N>): N {
  return n.larger(n.need('secondsPerClip'), n.optional('minimumSeconds', ZERO));
}

/** What one generation uses, in the units that its payee charges by. */
function generation<N>(n: Calculator<N>, payee: Payee): Quantities<N> {
  const seconds = billedSeconds(n);
  const usage = new Map<BillingUnit, N>();
  const byToken: readonly BillingUnit[] = n.has('videoTokensPerSecond') ? ['output-video-token'] : [];
  const by = payee.chargesBy(['video-second', ...byToken, 'clip']);
  if (n.has('creditsPerClip')) usage.set('credit', n.need('creditsPerClip'));
  else if (by === 'output-video-token') {
    const tokens = n.times(seconds, n.need('videoTokensPerSecond'));
    usage.set(by, tokens).set('output-token', tokens);
  } else if (by === 'clip') usage.set(by, n.constant(ONE));
  else usage.set('video-second', seconds);
  if (n.has('inputImages')) usage.set('input-image', n.need('inputImages'));
  return usage;
}
