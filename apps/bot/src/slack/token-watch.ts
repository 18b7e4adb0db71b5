import type { Logger } from 'pino';

/** Knows whether Slack still takes the bot's token. */
export type TokenWatch = {
  readonly isGood: () => boolean;
  /** Slack answered: to be told of every call, with the error where there was one. */
  readonly heard: (error?: string) => void;
};

/** Starts to watch a token that works; that it no longer does is logged once. */
export function createTokenWatch(log: Logger): TokenWatch {
  let isGood = true;
  return {
    isGood: () => isGood,
    heard: (error) => {
      const isLost = error !== undefined && LOST.has(error);
      if (isLost && isGood) {
        log.error(
          `Slack no longer takes SLACK_BOT_TOKEN (${error}): nothing can be answered there. Install the app again in the workspace, put its new token into SLACK_BOT_TOKEN, and start the bot again.`,
        );
      }
      if (!isLost && !isGood && error === undefined) log.info('Slack takes SLACK_BOT_TOKEN again.');
      if (isLost || error === undefined) isGood = !isLost;
    },
  };
}

/** docs.slack.dev/reference/methods/auth.test, 2026-11-21; and the event `app_uninstalled`. */
const LOST: ReadonlySet<string> = new Set([
  'account_inactive',
  'app_uninstalled',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);
