/** What became of a call by Slack's word for it. */
export type SlackWord = 'not-now' | 'perhaps-done' | 'rate-limited' | 'unreadable' | 'gone' | 'refused';

/** Tells what a word of Slack's means; what is no word, such as a page of something in between, is unreadable. */
export function meaningOf(word: string): SlackWord {
  if (!isSlackWord(word)) return 'unreadable';
  return MEANINGS[word] ?? 'refused';
}

/** Whether a text can be one of Slack's error words. */
export function isSlackWord(text: string): boolean {
  return /^[a-z][a-z_]{2,60}$/.test(text);
}

/** The sentence for a refusal, with the fix where it is known. */
export function slackRefusal(word: string, channel: string): string {
  const fix = FIXES[word] ?? `see what "${word}" means at https://docs.slack.dev/reference/methods`;
  return `Slack refuses messages to ${channel} (${word}): ${fix}.`;
}

/** docs.slack.dev/reference/methods/chat.postMessage and chat.update, 2026-11-21. */
const MEANINGS: Readonly<Record<string, SlackWord>> = {
  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  message_limit_exceeded: 'rate-limited',
  request_timeout: 'not-now',
  service_unavailable: 'not-now',
  team_added_to_org: 'not-now',
  rollup_error: 'not-now',
  // "Some aspect of the operation" may have succeeded.
  fatal_error: 'perhaps-done',
  internal_error: 'perhaps-done',
  message_not_found: 'gone',
  thread_not_found: 'gone',
  cant_update_message: 'gone',
  edit_window_closed: 'gone',
};

const INVITE = 'invite the bot to the channel, or set another channel';
const NEW_TOKEN =
  'install the app again and set the "Bot User OAuth Token" (xoxb-…) of its "OAuth & Permissions"';
const NEW_HOOK = 'make a new one under "Incoming Webhooks" of the app and set its address';

const FIXES: Readonly<Record<string, string>> = {
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: 'set a channel that is not archived',
  channel_is_archived: 'set a channel that is not archived',
  restricted_action: 'let apps post there, in the settings of the channel',
  posting_to_general_channel_denied: 'let apps post there, in the settings of the channel',
  action_prohibited: 'ask an administrator of the workspace to let the webhook post there',
  missing_scope: 'give the app the scope chat:write and install it again',
  not_authed: NEW_TOKEN,
  invalid_auth: NEW_TOKEN,
  token_revoked: NEW_TOKEN,
  token_expired: NEW_TOKEN,
  account_inactive: NEW_TOKEN,
  not_allowed_token_type: NEW_TOKEN,
  no_service: NEW_HOOK,
  no_service_id: NEW_HOOK,
  no_active_hooks: NEW_HOOK,
  no_team: NEW_HOOK,
  team_disabled: NEW_HOOK,
  invalid_token: NEW_HOOK,
};
