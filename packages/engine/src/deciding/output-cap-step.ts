import { add, divide, exact, multiply, type Ratio, toDecimal, ZERO } from '@tollkeeper/pricing';

import type { Assumed } from '../estimation/assumption.ts';
import type { Workload } from '../estimation/workload.ts';
import { countText } from './input-text.ts';
import type { PilotPurchase, PilotStep } from './pilot-plan.ts';

/**
 * Bounds the output of every request of a pilot: twice the largest that is assumed, in whole hundreds of tokens.
 *
 * Without `max_tokens` OpenRouter reserves the largest output of the model for each request, so a small limit answers
 * 402 long before it is spent; small and new prepaid accounts also have a budget for what is under way (limits page,
 * September 2026). Absent for work whose output is not counted by the request.
 */
export function outputCapStep(
  workload: Workload | undefined,
  purchase: PilotPurchase | undefined,
): PilotStep | undefined {
  const output = workload?.inputs.outputTokens;
  if (output === undefined) return undefined;
  const most = add(largestOf(output), largestOf(workload?.inputs.reasoningTokens));
  const cap = toDecimal(hundreds(multiply(most, TWICE)), 0);
  return {
    title: `Set max_tokens to ${cap} in every request`,
    text: `That is twice the ${countText(most)} tokens of output that the plan assumes at most. Without it the largest output of the model is reserved for each request, and the small limit of the key answers 402 long before it is spent. An answer that ends at it (finish_reason "length") is cut: count it as failed, and set more.${
      purchase === undefined ? '' : IN_FLIGHT
    }`,
  };
}

function largestOf(assumed: Assumed | undefined): Ratio {
  return assumed === undefined ? ZERO : (assumed.range?.high ?? assumed.value);
}

/** Rounds up: what is asked for never leaves less room. */
function hundreds(tokens: Ratio): Ratio {
  const whole = BigInt(toDecimal(divide(add(tokens, ALMOST), HUNDRED), 12).split('.')[0] ?? '0');
  return multiply(exact(whole.toString()), HUNDRED);
}

const TWICE = exact(2);
const HUNDRED = exact(100);
const ALMOST = exact(99);

const IN_FLIGHT =
  ' Send only a few at once: a small or new prepaid balance also limits what is under way together, and a request holds its input and its max_tokens of it until it is done. A 402 with a Retry-After means just that: wait so long, and send it again.';
