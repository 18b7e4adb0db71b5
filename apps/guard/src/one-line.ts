import { maskSecrets } from '@tollkeeper/pricing';

/** Names and paths come from outside: a control character in them could move the cursor or forge a line. */
export function oneLine(text: string): string {
  return maskSecrets(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
