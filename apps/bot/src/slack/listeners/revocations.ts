import type { App } from '@slack/bolt';

import type { TokenWatch } from '../token-watch.ts';

/** Hears that the app was removed or its token revoked, before any call finds out. */
export function listenToRevocations(app: App, watch: TokenWatch): void {
  app.event('app_uninstalled', async () => watch.heard('app_uninstalled'));
  app.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) watch.heard('token_revoked');
  });
}
