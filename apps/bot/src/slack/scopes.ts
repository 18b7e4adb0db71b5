/** What the bot may do in a workspace, and no more: manifest and start check both read it here. */
export const SLACK_SCOPES = [
  // To hear a mention.
  'app_mentions:read',
  // To suggest questions in its messages tab.
  'assistant:write',
  // To answer, and to say that it works on an answer.
  'chat:write',
  'commands',
  // To upload the CSV of an answer, pictures and texts that are too long for a message.
  'files:write',
  // To hear direct messages.
  'im:history',
  // To open the direct messages for a file that is for one person.
  'im:write',
  // To name who has acknowledged an alert, and to read "tomorrow 9am" in their time zone.
  'users:read',
] as const;
