import type { Cause } from '../cause.ts';
import type { Refusal } from '../refusal.ts';
import { causeByField } from './cause-by-field.ts';
import { causeByProvider, isFromProvider } from './cause-by-provider.ts';
import { causeByStatus } from './cause-by-status.ts';
import { causeByRules } from './message-rule.ts';
import { moneyRules } from './money-rules.ts';
import { ACCESS_RULES, FAILURE_RULES, REQUEST_RULES, ROUTING_RULES } from './refused-rules.ts';

/** A cause, and what told it. */
export type Recognised = {
  readonly cause: Cause;
  readonly by: 'field' | 'provider' | 'message' | 'status' | 'nothing';
};

/** Names the cause: fields first, then what a provider said, then families of messages, then the bare status. */
export function recognised(refusal: Refusal): Recognised {
  const field = causeByField(refusal);
  if (field !== undefined) return { cause: field, by: 'field' };
  const provider = isFromProvider(refusal) ? causeByProvider(refusal) : undefined;
  if (provider !== undefined) return { cause: provider, by: 'provider' };
  const message = refusal.shape === 'page' ? undefined : causeByMessage(refusal);
  if (message !== undefined) return { cause: message, by: 'message' };
  const status = causeByStatus(refusal);
  return status === undefined ? { cause: 'unknown', by: 'nothing' } : { cause: status, by: 'status' };
}

function causeByMessage({ message, metadata, shape }: Refusal): Cause | undefined {
  const cause = causeByRules(RULES, message);
  const ofProvider = shape === 'stream' || metadata.providerCode !== undefined;
  if (cause === 'platform_rate_limit' && ofProvider) return 'upstream_rate_limit';
  return cause === 'upstream_bad_gateway' && shape === 'stream' ? 'upstream_bad_gateway_midstream' : cause;
}

const RULES = [...moneyRules(), ...ACCESS_RULES, ...ROUTING_RULES, ...REQUEST_RULES, ...FAILURE_RULES];
