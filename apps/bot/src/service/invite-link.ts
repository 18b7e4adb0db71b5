/** The link under which somebody who manages a Discord server lets the bot in, with no more than it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = DISCORD_PERMISSIONS.reduce((sum, { bit }) => sum | (1n << bit), 0n);
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
}

/** What the bot may do on a server and what for (topics/permissions#permissions-bitwise-permission-flags, August 2026). */
export const DISCORD_PERMISSIONS: readonly {
  readonly bit: bigint;
  readonly name: string;
  readonly why: string;
}[] = [
  { bit: 10n, name: 'View Channels', why: 'to hear a mention in a channel' },
  { bit: 11n, name: 'Send Messages', why: 'to answer a mention' },
  { bit: 38n, name: 'Send Messages in Threads', why: 'to answer a mention in a thread' },
  { bit: 15n, name: 'Attach Files', why: 'for charts, CSV files and long answers' },
  { bit: 16n, name: 'Read Message History', why: 'without it Discord lets nobody reply to a message' },
];
