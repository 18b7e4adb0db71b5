import { STANDARD_PLACE, type StorePlace, storePlaceIn } from '@tollkeeper/store';

import { configuredReader } from '../reading/reader-config.ts';
import { isSafeUrl } from '../reading/safe-url.ts';
import { type BotFile, parseBotFile, type SlackFile } from './bot-file.ts';
import {
  type Configured,
  type DiscordSettings,
  LOG_LEVELS,
  type LogLevel,
  type Secret,
  type Settings,
  type SlackSettings,
} from './settings.ts';
import { checkToken, type TokenVariable } from './token-shape.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of bot.yaml, with the name that it is told by. */
export type NamedText = { readonly name: string; readonly text: string };

export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** One sentence for each mistake in the environment and in the file. */
  | { readonly kind: 'mistaken'; readonly mistakes: readonly string[] };

/** Reads how the bot runs from the environment and the text of bot.yaml, with every mistake at once. */
export function parseSettings(environment: Environment, file?: NamedText): ParsedSettings {
  const mistakes: string[] = [];
  const complain: Tell = (sentence) => void mistakes.push(sentence);
  const desk: Desk = { value: (name) => stated(environment, name), complain };
  const parts = {
    secrets: secretsFrom(desk),
    urls: { slack: urlFrom(desk, 'SLACK'), discord: urlFrom(desk, 'DISCORD') },
    logLevel: logLevelFrom(desk),
    store: storeFrom(environment, complain),
  };
  const reader = configuredReader(environment);
  if (reader.kind === 'mistaken') mistakes.push(...reader.mistakes);
  const parsed = parseBotFile(file?.text ?? '');
  if (parsed.kind === 'refused')
    mistakes.push(
      ...parsed.problems.map(
        ({ line, message }) => `${file?.name} line ${line}: ${message.replace(/[^?]$/, '$&.')}`,
      ),
    );
  if (parsed.kind === 'refused' || mistakes.length > 0) return { kind: 'mistaken', mistakes };
  return { kind: 'settings', settings: settingsOf(parsed.file, parts) };
}

type Tell = (sentence: string) => void;
type Desk = { readonly value: (name: string) => string | undefined; readonly complain: Tell };
type Secrets = Readonly<Record<TokenVariable, Secret | undefined>>;

type Parts = {
  readonly secrets: Secrets;
  readonly urls: Readonly<Record<'slack' | 'discord', string | undefined>>;
  readonly logLevel: LogLevel;
  readonly store: StorePlace;
};

function settingsOf(file: BotFile, { secrets, urls, logLevel, store }: Parts): Settings {
  return {
    slack: slackOf(file.slack, secrets, urls.slack),
    slackTransport: file.slack.transport,
    slackAddress: file.slack.url,
    discord: discordOf(secrets.DISCORD_BOT_TOKEN, urls.discord),
    access: file.access,
    health: file.health,
    logLevel,
    store,
  };
}

function storeFrom(environment: Environment, complain: Tell): StorePlace {
  const found = storePlaceIn(environment);
  if (found.kind === 'refused') complain(found.sentence);
  return found.kind === 'named' ? found.place : STANDARD_PLACE;
}

function slackOf(
  { transport, port }: SlackFile,
  secrets: Secrets,
  apiUrl: string | undefined,
): Configured<SlackSettings> {
  const botToken = secrets.SLACK_BOT_TOKEN;
  const [needed, partner] =
    transport === 'socket'
      ? (['SLACK_APP_TOKEN', secrets.SLACK_APP_TOKEN] as const)
      : (['SLACK_SIGNING_SECRET', secrets.SLACK_SIGNING_SECRET] as const);
  if (botToken !== undefined && partner !== undefined) {
    const way: SlackSettings['transport'] =
      transport === 'socket'
        ? { kind: 'socket', appToken: partner }
        : { kind: 'http', signingSecret: partner, port };
    return { kind: 'ready', connection: { botToken, transport: way, apiUrl } };
  }
  const isWanted = SLACK_VARIABLES.some((name) => secrets[name] !== undefined);
  const missing: readonly (typeof SLACK_VARIABLES)[number][] = [
    ...(botToken === undefined ? (['SLACK_BOT_TOKEN'] as const) : []),
    ...(partner === undefined ? [needed] : []),
  ];
  return isWanted ? { kind: 'incomplete', missing: missing.map((name) => MISSING[name]) } : { kind: 'off' };
}

function discordOf(token: Secret | undefined, apiUrl: string | undefined): Configured<DiscordSettings> {
  return token === undefined ? { kind: 'off' } : { kind: 'ready', connection: { token, apiUrl } };
}

function secretsFrom({ value, complain }: Desk): Secrets {
  const secret = (name: TokenVariable): Secret | undefined => {
    const written = value(name);
    if (written === undefined) return undefined;
    const checked = checkToken(name, written);
    if (checked.kind === 'refused') complain(checked.sentence);
    return checked.kind === 'taken' ? () => checked.token : undefined;
  };
  return {
    SLACK_BOT_TOKEN: secret('SLACK_BOT_TOKEN'),
    SLACK_APP_TOKEN: secret('SLACK_APP_TOKEN'),
    SLACK_SIGNING_SECRET: secret('SLACK_SIGNING_SECRET'),
    DISCORD_BOT_TOKEN: secret('DISCORD_BOT_TOKEN'),
  };
}

/** A token would travel readable over plain http. */
function urlFrom({ value, complain }: Desk, platform: 'SLACK' | 'DISCORD'): string | undefined {
  const name = `TOLLKEEPER_${platform}_API_URL`;
  const url = value(name);
  if (url !== undefined && !isSafeUrl(url))
    complain(`${name} must be an https address without a query; http is for this machine only.`);
  return url;
}

function logLevelFrom({ value, complain }: Desk): LogLevel {
  const written = value('TOLLKEEPER_LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((each) => each === written);
  if (level === undefined) complain(`TOLLKEEPER_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
  return level ?? 'info';
}

function stated(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim() ?? '';
  return value === '' ? undefined : value;
}

const SLACK_VARIABLES = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;

const MISSING: Readonly<Record<(typeof SLACK_VARIABLES)[number], string>> = {
  SLACK_BOT_TOKEN:
    'SLACK_BOT_TOKEN is missing: install the app, then copy the Bot User OAuth Token (xoxb-…) from "OAuth & Permissions".',
  SLACK_APP_TOKEN:
    'SLACK_APP_TOKEN is missing: make an App-Level Token (xapp-…) with connections:write under "Basic Information".',
  SLACK_SIGNING_SECRET:
    'SLACK_SIGNING_SECRET is missing: with "transport: http" it is needed; copy it from "Basic Information".',
};
