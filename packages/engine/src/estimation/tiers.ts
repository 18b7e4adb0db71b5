import { ZERO } from '@tollkeeper/pricing';

import type { Calculator } from './arithmetic.ts';
import type { Field } from './field.ts';
import type { RequestClass } from './request-class.ts';

/** The inputs that send a share of the requests to another service tier. */
export const TIER_FIELDS: readonly Field[] = ['batchShare', 'flexShare', 'priorityShare'];

/** The shares of the requests at other tiers, as far as they are stated. */
export function tiersOf<N>(n: Calculator<N>): Pick<RequestClass<N>, 'tiers'> {
  const stated = SHARES.filter(([, field]) => n.has(field));
  if (stated.length === 0) return {};
  return { tiers: new Map(stated.map(([tier, field]) => [tier, n.optional(field, ZERO)])) };
}

const SHARES = [
  ['batch', 'batchShare'],
  ['flex', 'flexShare'],
  ['priority', 'priorityShare'],
] as const;
