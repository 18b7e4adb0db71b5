import { DiscordjsError, DiscordjsErrorCodes } from 'discord.js';

import type { DiscordConnection } from './new-client.ts';
import { problemText } from './refusal.ts';

/** Says why the start failed and what to do about it, without the token. */
export function startProblem(error: unknown, { token, apiUrl }: DiscordConnection): string {
  const said = problemText(error).replaceAll(token || /(?!)/g, '…');
  const isWrongToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (isWrongToken || said.includes('Authentication failed')) return WRONG_TOKEN;
  if (/intents/i.test(said)) return DISALLOWED_INTENTS;
  if (said.startsWith('Not enough sessions')) {
    return `Discord lets this bot log in no more for now (${said}): something restarts it over and over. Stop it, find out why, and start it after that time.`;
  }
  const where = apiUrl === undefined ? 'Discord' : `Discord at ${apiUrl} (TOLLKEEPER_DISCORD_API_URL)`;
  return `${where} could not be reached: ${said}. Check the network, and https://discordstatus.com, and start again.`;
}

/** Says why Discord closed the connection for good, by the code it closed with. */
export function closedProblem(code: number): string {
  if (code === 4004) return WRONG_TOKEN;
  if (code === 4013 || code === 4014) return DISALLOWED_INTENTS;
  return `Discord closed the connection for good (${code}). Restart the bot; if that does not help, update it.`;
}

const WRONG_TOKEN =
  'Discord does not take the token in DISCORD_BOT_TOKEN: it is wrong or was revoked. Make a new one (Discord Developer Portal, your application, Bot, Reset Token), set DISCORD_BOT_TOKEN to it and restart.';

const DISALLOWED_INTENTS =
  'Discord does not let the application of DISCORD_BOT_TOKEN use the intents Guilds, Guild Messages and Direct Messages. None of them is privileged: look in the Discord Developer Portal whether the application is restricted, or use the token of another application.';
