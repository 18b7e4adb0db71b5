import type { webApi } from '@slack/bolt';

import { patiently } from './patiently.ts';
import { SLACK_SCOPES } from './scopes.ts';
import { missingScopes, startFault } from './start-fault.ts';

/** Who the bot is in its workspace. */
export type Identity = { readonly user: string; readonly bot: string };

/**
 * Asks Slack who the token belongs to.
 *
 * @throws a sentence with the fix, where the token is refused or lacks scopes, or Slack cannot be reached.
 */
export async function identify(web: webApi.WebClient, apiUrl: string | undefined): Promise<Identity> {
  const known = await patiently(() => web.auth.test()).catch((error: unknown) => {
    throw startFault(error, 'bot-token', apiUrl);
  });
  const granted = known.response_metadata?.scopes;
  const missing = SLACK_SCOPES.filter((scope) => granted !== undefined && !granted.includes(scope));
  if (missing.length > 0) throw missingScopes(missing);
  return { user: known.user_id ?? '', bot: known.bot_id ?? '' };
}
