import { startDiscord, startSlack } from '@tollkeeper/bot/chat';
import { startFakeDiscord } from '@tollkeeper/fake-discord';
import { startFakeSlack } from '@tollkeeper/fake-slack';

import { accessFor, openCore } from './core.ts';

/** How long people waited, in milliseconds: for the acknowledgement, and for the answer. */
export type Waits = {
  readonly acknowledged: readonly number[];
  readonly answered: readonly number[];
  /** How many people saw an answer with the right figure. */
  readonly right: number;
  /** What the process took more than before, at its end, in bytes. */
  readonly memory: number;
};

/** Asks so many commands at once on Slack, all through the real core. */
export async function slackLoad(commands: number): Promise<Waits> {
  const slack = await startFakeSlack();
  const place = { channel: slack.channels.general };
  const core = await openCore(accessFor({ open: place.channel, spender: '' }, {}));
  const transport = { kind: 'socket', appToken: slack.appToken } as const;
  const bot = await startSlack({ botToken: slack.botToken, transport, apiUrl: slack.apiUrl }, core.ports);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const acknowledged = await core.settles(() =>
    Promise.all(
      upTo(commands).map(async () => {
        const { kind } = await slack.alice.command(place, `/estimate ${QUESTION}`);
        return kind === 'acknowledged' ? performance.now() - start : Number.POSITIVE_INFINITY;
      }),
    ),
  );
  const memory = process.memoryUsage().rss - before;
  const right = slack.alice.sees(place).filter(({ text }) => text.includes(ANSWER)).length;
  const answered = core.answeredAt.map((at) => at - start);
  await bot.close();
  await slack.stop();
  await core.close();
  return { acknowledged, answered, right, memory };
}

/** Asks so many commands at once on Discord, all through the real core. */
export async function discordLoad(commands: number): Promise<Waits> {
  const discord = await startFakeDiscord();
  const anna = discord.join('anna');
  const core = await openCore(accessFor({ open: discord.general.id, spender: '' }, {}));
  const bot = await startDiscord({ token: discord.token, apiUrl: discord.api }, core.ports);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const asked = await core.settles(() =>
    upTo(commands).map(() => anna.slash('estimate', { scenario: QUESTION })),
  );
  const memory = process.memoryUsage().rss - before;
  const acknowledged = asked.map(({ answer, at }) => (answer?.at ?? Number.POSITIVE_INFINITY) - at);
  const right = anna.sees().filter(({ text }) => text.includes(ANSWER)).length;
  const answered = core.answeredAt.map((at) => at - start);
  await bot.close();
  await discord.close();
  await core.close();
  return { acknowledged, answered, right, memory };
}

/** The wait that this share of people did not exceed. */
export function quantile(waits: readonly number[], share: number): number {
  const sorted = waits.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}

const QUESTION = 'Sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

/** 12M input tokens × $3 and 3M output tokens × $15 per million. */
const ANSWER = '$81.00 a month';
