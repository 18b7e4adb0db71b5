import type { Cause } from '../cause.ts';
import type { Refusal } from '../refusal.ts';
import { causeByField } from './cause-by-field.ts';
import { causeByProvider, isFromProvider } from './cause-by-provider.ts';
import { causeByStatus } from './cause-by-status.ts';
import { causeOfCut } from './cut-message.ts';
import { causeByRules } from './message-rule.ts';
import { keyLimitCause, moneyRules } from './money-rules.ts';
import { causeElsewhere } from './other-service.ts';
import { ACCESS_RULES, FAILURE_RULES, REQUEST_RULES, ROUTING_RULES } from './refused-rules.ts';

/** A cause, and what told it. */
export type Recognised = {
  readonly cause: Cause;
  readonly by: 'field' | 'provider' | 'elsewhere' | 'message' | 'status' | 'nothing';
};

/** Names the cause: fields first, then what a provider or another service said, then families of messages, then the bare status. */
export function recognised(refusal: Refusal): Recognised {
  const found = firstRecognised(refusal);
  const ofKey = NAMES_KEY_LIMIT.test(refusal.text) ? causeOfKey(found, refusal) : undefined;
  return ofKey === undefined ? found : { ...found, cause: ofKey };
}

function firstRecognised(refusal: Refusal): Recognised {
  if (refusal.shape === 'answer') return { cause: 'not_refused', by: 'field' };
  const field = causeByField(refusal);
  if (field !== undefined) return { cause: field, by: 'field' };
  const provider = isFromProvider(refusal) ? causeByProvider(refusal) : undefined;
  if (provider !== undefined) return { cause: provider, by: 'provider' };
  const elsewhere = causeElsewhere(refusal);
  if (elsewhere !== undefined) return { cause: elsewhere, by: 'elsewhere' };
  const message = refusal.shape === 'page' ? undefined : causeByMessage(refusal);
  if (message !== undefined) return { cause: message, by: 'message' };
  const status = causeByStatus(refusal);
  return status === undefined ? { cause: 'unknown', by: 'nothing' } : { cause: status, by: 'status' };
}

/**
 * The cause of the key in the place of one of the account: where a key limit is named anywhere in a broken or mixed
 * text, nobody is sent to buy credits. Only a field that names the account is believed against it.
 */
function causeOfKey({ cause }: Recognised, { text, metadata }: Refusal): Cause | undefined {
  if (metadata.limitSource === 'openrouter_credits') return undefined;
  const isSpent = cause === 'account_balance_exhausted' || cause === 'account_never_purchased';
  return isSpent ? keyLimitCause(KEY_LIMIT_PERIOD.exec(text)?.[1]) : OF_KEY[cause];
}

function causeByMessage({ message, metadata, shape }: Refusal): Cause | undefined {
  const cause = causeOfCut(message) ?? causeByRules(RULES, message);
  const ofProvider = shape === 'stream' || metadata.providerCode !== undefined;
  if (cause === 'platform_rate_limit' && ofProvider) return 'upstream_rate_limit';
  return cause === 'upstream_bad_gateway' && shape === 'stream' ? 'upstream_bad_gateway_midstream' : cause;
}

const RULES = [...moneyRules(), ...ACCESS_RULES, ...ROUTING_RULES, ...REQUEST_RULES, ...FAILURE_RULES];

const NAMES_KEY_LIMIT = /openrouter_key_limit|key limit exceeded/i;
const KEY_LIMIT_PERIOD = /key limit exceeded\s*\((\w+)/i;

const OF_KEY: Partial<Readonly<Record<Cause, Cause>>> = {
  request_exceeds_account_balance: 'request_exceeds_key_limit',
  prompt_exceeds_account_balance: 'prompt_exceeds_key_limit',
  account_balance_below_media_minimum: 'key_limit_below_media_minimum',
};
