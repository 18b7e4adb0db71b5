import type { Logger } from 'pino';

import type { Environment } from '../configuration/parse-settings.ts';
import { readSettings } from '../configuration/read-settings.ts';
import type { Secret, Settings } from '../configuration/settings.ts';
import { createLogger } from './logger.ts';
import { serve } from './serve.ts';

/** What a bot runs in. */
export type BotProcess = {
  readonly environment: Environment;
  /** A line of the log, with its line end. */
  readonly write: (line: string) => void;
  /** Aborted when the bot is to stop. */
  readonly stop: AbortSignal;
  /** Hands over the log for what nobody caught. */
  readonly logsTo: (log: Logger) => void;
};

/** How a run ended, with sentences for whoever started it. */
export type Ended = { readonly status: 0 | 2; readonly problems: readonly string[] };

/** Answers in every chat that is set up until it is told to stop; without one, says how to set one up. */
export async function runBot({ environment, write, stop, logsTo }: BotProcess): Promise<Ended> {
  const parsed = await readSettings(environment);
  if (parsed.kind === 'mistaken') return { status: 2, problems: parsed.mistakes };
  const { settings } = parsed;
  const { slack, discord, logLevel } = settings;
  const missing = [slack, discord].flatMap((each) => (each.kind === 'incomplete' ? each.missing : []));
  if (missing.length > 0) return { status: 2, problems: missing };
  if (slack.kind === 'off' && discord.kind === 'off') return { status: 2, problems: [NOTHING_SET_UP] };
  const log = createLogger({ level: logLevel, secrets: secretsOf(settings), write });
  logsTo(log);
  return serve(settings, { environment, log, stop });
}

function secretsOf({ slack, discord }: Settings): readonly Secret[] {
  const discords = discord.kind === 'ready' ? [discord.connection.token] : [];
  if (slack.kind !== 'ready') return discords;
  const { botToken, transport } = slack.connection;
  return [...discords, botToken, transport.kind === 'socket' ? transport.appToken : transport.signingSecret];
}

const NOTHING_SET_UP =
  'no chat is set up: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (docs/slack.md) or DISCORD_BOT_TOKEN (docs/discord.md). Without either, npm start answers here in the terminal.';
