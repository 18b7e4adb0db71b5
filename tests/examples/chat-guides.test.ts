import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeDiscord, startFakeDiscord } from '@tollkeeper/fake-discord';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type BotService, startBotService, whenReady } from '../journeys/bot-service.ts';
import { missingFrom, type Transcript, transcriptsIn } from './transcript.ts';

let folder: string;
let slack: FakeSlack;
let discord: FakeDiscord;
let bot: BotService;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-guides-'));
  slack = await startFakeSlack();
  discord = await startFakeDiscord();
  bot = await startBotService({
    folder,
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      TOLLKEEPER_SLACK_API_URL: slack.apiUrl,
      DISCORD_BOT_TOKEN: discord.token,
      TOLLKEEPER_DISCORD_API_URL: discord.api,
    },
  });
  await whenReady(bot);
});

afterAll(async () => {
  bot.signal('SIGTERM');
  await bot.ended;
  await slack.stop();
  await discord.close();
  await rm(folder, { recursive: true, force: true });
});

/** Types a line where its form says: a command or a mention in a channel, anything else to the bot alone. */
type Typist = (line: string) => Promise<string>;

/** Alice, who mentions the bot again in the thread of her first mention. */
function slackTypist(): Typist {
  const { alice, channels } = slack;
  const read = new Set<string>();
  let thread: string | undefined;
  return async (line) => {
    const isMention = line.startsWith('@tollkeeper ');
    const place = isMention || line.startsWith('/') ? { channel: channels.general } : alice.direct;
    const there = () => (isMention && thread !== undefined ? { ...place, thread } : place);
    for (const { ts } of alice.sees(there())) read.add(ts);
    if (line.startsWith('/')) await alice.command(place, line);
    else {
      const { ts } = await alice.says(there(), line.replace('@tollkeeper', '@costbot'));
      read.add(ts);
      if (isMention) thread ??= ts;
    }
    const answers = () => alice.sees(there()).filter(({ ts }) => !read.has(ts));
    await expect.poll(() => answers().length, { timeout: 20_000 }).toBeGreaterThan(0);
    return answers()
      .map(({ text }) => text)
      .join('\n');
  };
}

/** Erin, who fills in the options of commands by their names. */
function discordTypist(): Typist {
  // Somebody new each time, who has said nothing yet.
  const name = `erin-${randomUUID()}`;
  const erin = discord.join(name);
  return async (line) => {
    const [, command, option = '', value = ''] = /^\/(\w+) (\w+): (.*)$/.exec(line) ?? [];
    const isMention = line.startsWith('@Tollkeeper ');
    const channel = command !== undefined || isMention ? discord.general : erin.directMessages();
    const before = erin.sees(channel).length;
    if (command !== undefined) erin.slash(command, { [option]: value });
    else if (isMention) erin.mention(line.replace('@Tollkeeper ', ''));
    else erin.direct(line);
    const answers = () =>
      erin
        .sees(channel)
        .slice(before)
        .filter(({ author, state }) => author !== name && state === 'shown');
    await expect.poll(() => answers().length, { timeout: 20_000 }).toBeGreaterThan(0);
    return answers()
      .map(({ text }) => text)
      .join('\n');
  };
}

async function replay(transcript: Transcript, type: Typist): Promise<string> {
  const answers: string[] = [];
  for (const { typed } of transcript) answers.push(await type(typed));
  return answers.join('\n');
}

async function transcriptsOf(page: string): Promise<readonly Transcript[]> {
  return transcriptsIn(await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8'));
}

const TYPISTS = { 'slack.md': slackTypist, 'discord.md': discordTypist };

describe.each(['slack.md', 'discord.md'] as const)('the conversations in docs/%s', async (page) => {
  const transcripts = await transcriptsOf(page);

  it('are there', () => {
    expect(transcripts.flat().flatMap(({ shown }) => shown).length).toBeGreaterThan(5);
  });

  it.each(transcripts.map((transcript) => [transcript[0]?.typed ?? '', transcript] as const))(
    'go as they are shown: %s',
    async (_, transcript) => {
      expect(missingFrom(await replay(transcript, TYPISTS[page]()), transcript)).toEqual([]);
    },
  );
});
