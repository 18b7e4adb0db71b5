import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type BotService, startBotService, whenReady } from './bot-service.ts';
import { type FakeReader, startFakeReader } from './fake-reader.ts';

/** Something that was asked, and where its answer is looked for. */
type Asked = { readonly answer: string; readonly channel: string; readonly thread?: string };

/** The reader is asked about a word that no rule knows, and waits for this. */
const HELD = ', blorp 500';

let folders: string[];
let slack: FakeSlack;
let reader: FakeReader;
let release: () => void;
let bots: BotService[];
let asked: Asked[];

beforeEach(async () => {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  release = resolve;
  asked = [];
  bots = [];
  folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'tollkeeper-two-'))));
  slack = await startFakeSlack();
  reader = await startFakeReader(async () => {
    await released;
    return {};
  });
  for (const folder of folders) bots.push(await start(folder));
  await Promise.all(bots.map(whenReady));
});

afterEach(async () => {
  for (const bot of bots) bot.signal('SIGTERM');
  await Promise.all(bots.map(({ ended }) => ended));
  await reader.close();
  await slack.stop();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

function start(folder: string): Promise<BotService> {
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    TOLLKEEPER_SLACK_API_URL: slack.apiUrl,
    TOLLKEEPER_STORE: join(folders[0] ?? '', 'bot.db'),
    ...reader.env,
  };
  return startBotService({ folder, env, yaml: 'questions_per_minute: 600' });
}

/** One more question than any before, so that each has an answer of its own: 1,000 requests are $13.50. */
function next(): { readonly question: string; readonly answer: string } {
  const thousands = asked.length + 1;
  return {
    question: `Sonnet 4.6, ${thousands},000 requests a month, 2,000 in, 500 out`,
    answer: `$${(13.5 * thousands).toFixed(2)} a month for ${thousands},000 requests`,
  };
}

async function mention(channel: string, more = ''): Promise<void> {
  const { question, answer } = next();
  const at = asked.push({ answer, channel }) - 1;
  const { ts } = await slack.alice.says({ channel }, `@costbot ${question}${more}`);
  asked[at] = { answer, channel, thread: ts };
}

async function command(channel: string, more = ''): Promise<void> {
  const { question, answer } = next();
  asked.push({ answer, channel });
  await slack.alice.command({ channel }, `/estimate ${question}${more}`);
}

/** Eight mentions and four commands at once; Slack lets the bot write four messages at once in a channel. */
async function wave(more = ''): Promise<void> {
  slack.clock.advance(4_000);
  const { general, finance } = slack.channels;
  const mentions = [general, general, general, general, finance, finance, finance, finance];
  await Promise.all([
    ...mentions.map((channel) => mention(channel, more)),
    ...[general, general, finance, finance].map((channel) => command(channel, more)),
  ]);
}

function timesAnswered(): readonly number[] {
  return asked.map(
    ({ answer, channel, thread }) =>
      slack.alice
        .sees({ channel, ...(thread !== undefined && { thread }) })
        .filter(({ from, text }) => from === BOT && text.includes(answer)).length,
  );
}

async function allAnsweredOnce(): Promise<void> {
  await expect.poll(timesAnswered, { timeout: 20_000 }).toEqual(Array(asked.length).fill(1));
}

function answersOf(bot: BotService | undefined): number {
  return bot?.stdout().match(/"a request was answered"/g)?.length ?? 0;
}

describe('two bots on one store', () => {
  it('answer each Slack event once, also when one of them is killed halfway', async () => {
    const [killed, left] = bots;
    slack.deliversOnSockets('all');
    for (let waves = 0; waves < 2; waves += 1) {
      await wave();
      await allAnsweredOnce();
    }
    expect(Math.min(answersOf(killed), answersOf(left))).toBeGreaterThan(0);

    await wave(HELD);
    await expect.poll(() => reader.asked.length, { timeout: 20_000 }).toBe(12);
    killed?.signal('SIGSTOP');
    slack.deliversOnSockets('one');
    // One of the two goes to the socket of a process that acknowledges nothing any more.
    const unheard = Promise.all(
      [slack.channels.general, slack.channels.finance].map((each) => mention(each)),
    );
    killed?.signal('SIGKILL');
    await killed?.ended;
    await expect.poll(() => slack.sockets().open).toBe(1);
    slack.clock.advance(3_000);
    await unheard;
    release();
    await allAnsweredOnce();
    expect(reader.asked.length).toBeGreaterThan(12);

    for (const channel of Array(14).fill(slack.channels.general)) {
      slack.clock.advance(1_000);
      await mention(channel);
    }
    for (let commands = 0; commands < 8; commands += 1) await command(slack.channels.finance);
    await allAnsweredOnce();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(timesAnswered()).toEqual(Array(60).fill(1));
    expect(left?.stdout()).toContain('a request was taken over');
  });
});

const BOT = 'U0COSTBOT';
