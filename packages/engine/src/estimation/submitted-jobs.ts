import { ONE } from '@tollkeeper/pricing';

import type { Calculator } from './arithmetic.ts';
import type { Work } from './request-class.ts';
import { type VolumeFields, volumeOf } from './volume.ts';
import type { Workload } from './workload.ts';

/**
 * Accepted results and the jobs submitted for them: accepted × attempts.
 *
 * Attempts that somebody states count the rejected outputs; those are not charged again as an operation.
 */
export function submittedJobs<N>(
  fields: VolumeFields,
  { inputs }: Workload,
  n: Calculator<N>,
): Omit<Work<N>, 'classes'> & { readonly count: N } {
  const { period, count: accepted, steps, costUnits } = volumeOf(fields, n);
  const count = n.times(accepted, n.optional('attemptsPerAccepted', ONE));
  const [each, ...others] = costUnits;
  return {
    period,
    count,
    volume: [...steps, { label: 'submitted jobs', quantity: count }],
    costUnits: [...(each === undefined ? [] : [each]), { label: 'job', quantity: count }, ...others],
    canGoWrong: true,
    countsRejected:
      inputs.attemptsPerAccepted !== undefined && inputs.attemptsPerAccepted.origin !== 'default',
  };
}
