import { ONE, ZERO } from '@tollkeeper/pricing';

import type { Calculator } from './arithmetic.ts';
import type { Field } from './field.ts';
import type { Work } from './request-class.ts';
import type { RetryConvention } from './scenario.ts';

/** What goes wrong around the work; each is a share of what the work costs with those before it. */
export type Operation = 'retries' | 'duplicates' | 'failed jobs' | 'rejected outputs';

export type OperationCost<N> = { readonly operation: Operation; readonly share: N; readonly cost: N };

/** The inputs of operations: the scenario's, or a workload's own. */
export const OPERATION_FIELDS: readonly Field[] = [
  'retryRate',
  'duplicateRate',
  'failedJobRate',
  'billedShareOfFailed',
  'rejectionRate',
];

/**
 * What operations add to a cost, in this order: retries; requests submitted twice; jobs that fail, as far as they
 * are billed; outputs that are rejected and asked for again, where the volume does not have them already.
 *
 * Each repeats everything before it, savings included.
 */
export function operationsOf<N>(
  cost: N,
  {
    n,
    work,
    retries,
  }: { readonly n: Calculator<N>; readonly work: Work<N>; readonly retries: RetryConvention },
): readonly OperationCost<N>[] {
  if (!work.canGoWrong) return [];
  const failed = n.has('failedJobRate')
    ? n.times(n.need('failedJobRate'), n.optional('billedShareOfFailed', ONE))
    : n.constant(ZERO);
  const shares: readonly (readonly [Operation, N])[] = [
    ['retries', retryShare(n, retries)],
    ['duplicates', n.optional('duplicateRate', ZERO)],
    ['failed jobs', failed],
    ['rejected outputs', work.countsRejected ? n.constant(ZERO) : n.optional('rejectionRate', ZERO)],
  ];
  let running = cost;
  return shares.map(([operation, share]) => {
    const added = n.times(running, share);
    running = n.plus(running, added);
    return { operation, share, cost: added };
  });
}

/** Sent once more, r; or until it succeeds, r + r² + r³ … = r / (1 − r). */
function retryShare<N>(n: Calculator<N>, retries: RetryConvention): N {
  const rate = n.optional('retryRate', ZERO);
  return retries === 'once' ? rate : n.over(rate, n.minus(n.constant(ONE), rate));
}
