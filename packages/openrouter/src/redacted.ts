import { maskSecrets } from '@tollkeeper/pricing';

/** Takes keys, account ids and addresses out of a text, so that it can be kept and shown. */
export function redacted(text: string): string {
  const masked = maskSecrets(text).replace(ACCOUNT_ID, '$1_…');
  return AT.test(masked) ? masked.replace(ADDRESS, '(address)') : masked;
}

/** `user_id` of an error is the id of the account; in `%22user_…` no word begins. */
const ACCOUNT_ID = /(user|org)_[A-Za-z0-9]{6,}/gi;

/** In a web address the @ is written %40, and %2540 in an address within one. */
const AT = /@|%(?:25){0,4}40/;
const ADDRESS = /\b[\w.+-]{1,64}(?:@|%(?:25){0,4}40)[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}\b/g;
