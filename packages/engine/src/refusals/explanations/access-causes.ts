import type { AccessCause } from '../cause.ts';
import { type Explanation, KEYS_PAGE } from '../explanation.ts';

const SOURCE = "OpenRouter's OpenAPI description, 2026-08-22.";

/** Causes of who asks, or from where. */
export const ACCESS_CAUSES = {
  missing_credentials: {
    scope: 'request',
    says: 'The request came without a key: no usable Authorization header reached OpenRouter.',
    waiting: 'never',
    fixes: [
      'Send the header "Authorization: Bearer <key>", and check that the variable with the key is set where the program runs.',
    ],
    doesNotFix: ['Buying credits.', 'A new key, while the client does not send it.'],
    where: KEYS_PAGE,
    source: SOURCE,
  },
  invalid_or_deleted_key: {
    scope: 'key',
    says: 'OpenRouter does not know this key: it is mistyped, or was deleted, or its owner was.',
    waiting: 'unknown',
    fixes: [
      'Send it again after some minutes before you replace the key: in an incident on 2026-02-19 sound keys got this answer.',
      'Compare the last four characters with the list of keys; make a new key if it is not there.',
    ],
    doesNotFix: ['Buying credits, or raising a limit.'],
    where: KEYS_PAGE,
    source: 'Seen 2026-02-19 (an incident in which sound keys got it) and 2026-02-21.',
  },
  key_expired: {
    scope: 'key',
    says: 'This key, or the session that it stands for, has expired.',
    waiting: 'never',
    fixes: ['Make a new key, or log in again.'],
    doesNotFix: ['Buying credits, or raising a limit.'],
    where: KEYS_PAGE,
    source: 'The field expires_at of a key, 2026.',
  },
  key_disabled: {
    scope: 'key',
    says: 'This key is switched off.',
    waiting: 'never',
    fixes: ['Switch the key on in the list of keys, or use another one; ask who switched it off.'],
    doesNotFix: ['Buying credits, or raising a limit.'],
    where: KEYS_PAGE,
    source: 'Errors page, 401 "disabled/invalid API key", 2026-08-22.',
  },
  management_key_required: {
    scope: 'key',
    says: 'This address answers management keys only, and the key is an ordinary one.',
    waiting: 'never',
    fixes: ['Make a management key (once called provisioning key) and use it for this address only.'],
    doesNotFix: ['Buying credits.', 'Using the management key for completions: it cannot call models.'],
    where: 'https://openrouter.ai/settings/management-keys',
    source: SOURCE,
  },
  ip_not_in_allowlist: {
    scope: 'account',
    says: 'The account accepts requests from listed IP addresses only, and this one is not listed.',
    waiting: 'never',
    fixes: [
      'Add the address that the request comes from to the allowlist of the account, or send it from a listed one.',
    ],
    doesNotFix: ['A new key, or more credits: the list holds for the whole account.'],
    where: 'https://openrouter.ai/settings/security',
    source: 'Help Center, a security setting of the account, autumn 2026.',
  },
  permission_denied: {
    scope: 'key',
    says: 'The key is valid, but it may not do this; the text does not say which permission is missing.',
    waiting: 'never',
    fixes: ['Check the guardrails, the workspace and the kind of the key.'],
    doesNotFix: ['Making the same key anew.'],
    where: KEYS_PAGE,
    source: 'Errors page, typed error codes, 2026-08-22.',
  },
} as const satisfies Record<AccessCause, Explanation>;
