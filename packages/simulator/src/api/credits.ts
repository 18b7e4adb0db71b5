import { shownUsage } from '../state/simulation.ts';
import { type Answer, answerWith, refuse } from './answer.ts';
import { noQuery } from './no-query.ts';
import type { Route } from './route.ts';

/** `GET /credits`: documented for management keys only, yet ordinary ones got 200 (observed 2026-10-02). */
export const creditsRoute: Route = {
  method: 'GET',
  path: '/credits',
  access: 'any',
  answer: ({ simulation, request, caller }) => {
    noQuery(request);
    const shown = simulation.world.account.creditsForOrdinaryKeys ?? 'forbidden';
    if (caller.kind === 'management' || shown === 'shown') {
      return creditsOf(simulation.credits.granted, shownUsage(simulation));
    }
    return shown === 'zero'
      ? creditsOf(0n, 0n)
      : refuse({ status: 403, message: 'Only management keys can perform this operation' });
  },
};

/** `POST /credits/purchases`: a payment by machine begins with a 402 by design, and it is no refusal. */
export const purchasesRoute: Route = {
  method: 'POST',
  path: '/credits/purchases',
  access: 'management',
  answer: () =>
    refuse({
      status: 402,
      message: 'Payment required',
      headers: { 'www-authenticate': 'Payment id="simulated", method="simulated", intent="charge"' },
    }),
};

/** `POST /credits/coinbase` was taken away. */
export const coinbaseRoute: Route = {
  method: 'POST',
  path: '/credits/coinbase',
  access: 'none',
  answer: () =>
    refuse({ status: 410, message: 'The Coinbase APIs used by this endpoint have been deprecated' }),
};

function creditsOf(granted: bigint, used: bigint): Answer {
  return answerWith({ data: { total_credits: granted, total_usage: used } });
}
