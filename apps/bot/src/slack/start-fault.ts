import { callFault } from './call-fault.ts';

/** What a start needs of Slack; each has its own setting and its own fix. */
export type StartStep = 'bot-token' | 'app-token';

/** The sentence for a start that failed, with the setting and the fix; it never holds a token. */
export function startFault(error: unknown, step: StartStep, apiUrl: string | undefined): Error {
  const fault = callFault(error);
  if (fault.kind === 'refused') return new Error(refusal(fault.error, step), { cause: error });
  const host = new URL(apiUrl ?? 'https://slack.com').host;
  const settings = apiUrl === undefined ? 'the network' : 'the network and TOLLKEEPER_SLACK_API_URL';
  return new Error(
    `Slack could not be reached at ${host} (${fault.error}): check ${settings}, then start again.`,
    {
      cause: error,
    },
  );
}

/** The sentence for a token that lacks scopes. */
export function missingScopes(scopes: readonly string[]): Error {
  const words = scopes.length === 1 ? `the scope ${scopes[0]}` : `the scopes ${scopes.join(', ')}`;
  return new Error(
    `The token in SLACK_BOT_TOKEN lacks ${words}: give the app the manifest that \`npx pnpm -s bot check\` prints, install the app again in the workspace, and put its new token into SLACK_BOT_TOKEN.`,
  );
}

function refusal(error: string, step: StartStep): string {
  switch (step) {
    case 'bot-token':
      return `Slack does not take SLACK_BOT_TOKEN (${error}): copy the "Bot User OAuth Token", which begins with xoxb-, from "OAuth & Permissions" of the app at https://api.slack.com/apps.`;
    case 'app-token':
      return `Slack does not take SLACK_APP_TOKEN (${error}): under "Basic Information" of the app at https://api.slack.com/apps make an app-level token with the scope connections:write, which begins with xapp-, and see that Socket Mode is on.`;
  }
}
