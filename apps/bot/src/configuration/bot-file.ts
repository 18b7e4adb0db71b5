import {
  type LineProblem,
  readYaml,
  type Section,
  sectionOf,
  shown,
  textIn,
  wholeNumberOf,
  wordOf,
} from '@tollkeeper/pricing/yaml';

import { isSafeUrl } from '../reading/safe-url.ts';
import { type Access, USUAL_ACCESS } from '../requests/access.ts';
import { accessIn } from './access-section.ts';
import { withoutSecrets } from './planted-secrets.ts';
import type { HealthAddress } from './settings.ts';

/** What bot.yaml says; everything in it has a default. */
export type BotFile = {
  readonly slack: SlackFile;
  readonly access: Access;
  readonly health: HealthAddress | undefined;
};

export type SlackFile = {
  readonly transport: 'socket' | 'http';
  readonly port: number;
  /** The public address at which Slack reaches the port. */
  readonly url: string | undefined;
};

export type ParsedBotFile =
  | { readonly kind: 'read'; readonly file: BotFile }
  | { readonly kind: 'refused'; readonly problems: readonly LineProblem[] };

/** Reads bot.yaml strictly, with every mistake on its line; an empty text means the defaults. */
export function parseBotFile(text: string): ParsedBotFile {
  const { masked, found } = withoutSecrets(text);
  const parsed = readYaml(masked, ({ document, complain }): BotFile => {
    const { contents } = document;
    if (contents === null) return fileOf(undefined, complain);
    const place = { at: contents.range[0], node: contents };
    return fileOf(sectionOf({ place, name: 'bot.yaml', isWhole: true }, ROOT_KEYS, complain), complain);
  });
  if (parsed.kind === 'read' && found.length === 0) return { kind: 'read', file: parsed.value };
  const problems = parsed.kind === 'read' ? [] : parsed.problems;
  // What else is wrong with a line that holds a secret is wrong because of it.
  const others = problems.filter(({ line }) => found.every((secret) => secret.line !== line));
  return { kind: 'refused', problems: [...found, ...others].toSorted((a, b) => a.line - b.line) };
}

type Complain = Section['complain'];

function fileOf(root: Section | undefined, complain: Complain): BotFile {
  const slack = within(root, 'slack', SLACK_KEYS);
  const discord = within(root, 'discord', ACCESS_KEYS);
  const rate = wholeNumberOf(root?.get('questions_per_minute'), RATE, complain);
  return {
    slack: slackIn(slack, complain),
    access: {
      slack: accessIn(slack, 'slack', complain),
      discord: accessIn(discord, 'discord', complain),
      questionsPerMinute: rate ?? RATE.such,
    },
    health: healthIn(root, complain),
  };
}

/** A section without anything in it is one that is left out. */
function within(parent: Section | undefined, key: string, keys: readonly string[]): Section | undefined {
  const named = parent?.get(key);
  if (named === undefined || parent === undefined) return undefined;
  return shown(named.place.node) === 'empty' ? undefined : sectionOf(named, keys, parent.complain);
}

function slackIn(section: Section | undefined, complain: Complain): SlackFile {
  const transport = wordOf(section?.get('transport'), ['socket', 'http'], complain) ?? 'socket';
  const [port, url] = [section?.get('port'), section?.get('url')];
  if (transport === 'socket') {
    for (const named of [port, url])
      if (named !== undefined)
        complain(
          named.place.at,
          `${named.name} is for "transport: http" only; take it out, or set the transport`,
        );
  }
  return {
    transport,
    port: wholeNumberOf(port, { ...PORTS, such: SLACK_PORT }, complain) ?? SLACK_PORT,
    url: textIn(url, URL_SHAPE, complain),
  };
}

function healthIn(root: Section | undefined, complain: Complain): HealthAddress | undefined {
  const section = within(root, 'health', ['port', 'host']);
  if (section === undefined) return undefined;
  const port = wholeNumberOf(section.get('port'), { ...PORTS, such: 8_080 }, complain);
  if (section.get('port') === undefined)
    complain(section.at, 'health has no port; write it under "port:", such as 8080');
  const host = textIn(section.get('host'), HOST_SHAPE, complain);
  return port === undefined ? undefined : { port, host: host ?? '127.0.0.1' };
}

const ACCESS_KEYS = ['channels', 'answers', 'spend'];
const SLACK_KEYS = ['transport', 'port', 'url', ...ACCESS_KEYS];
const ROOT_KEYS = ['slack', 'discord', 'questions_per_minute', 'health'];
const RATE = { least: 1, most: 600, such: USUAL_ACCESS.questionsPerMinute };
const PORTS = { least: 1, most: 65_535 };
const SLACK_PORT = 3_000;
const URL_SHAPE = { fits: isSafeUrl, expected: 'an https address such as https://bot.example.com' };
const HOST_SHAPE = {
  fits: (text: string): boolean => /^[\w.:-]{1,253}$/.test(text),
  expected: 'a name or address of this machine, such as 127.0.0.1 or 0.0.0.0',
};
