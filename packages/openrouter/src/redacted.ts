import { maskKey } from './mask-key.ts';

/** Takes keys, account ids and addresses out of a text, so that it can be kept and shown. */
export function redacted(text: string): string {
  const masked = maskKey(text, undefined).replace(ACCOUNT_ID, '$1_…');
  return masked.includes('@') ? masked.replace(ADDRESS, '(address)') : masked;
}

/** `user_id` of an error is the id of the account. */
const ACCOUNT_ID = /\b(user|org)_[A-Za-z0-9]{6,}/g;
const ADDRESS = /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}\b/g;
