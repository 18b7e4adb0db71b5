import { startFakeDiscord } from '@tollkeeper/fake-discord';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';

/** A message as people got it: for the channel `ops` in Slack, `pager` in Discord, `here` on the terminal. */
export type Said = {
  readonly channel: 'ops' | 'pager' | 'here';
  /** Its first line: `Critical: key limit #7F3A`. */
  readonly title: string;
};

/** Slack and Discord, in a process that no crash of a guard touches. */
export type Platforms = {
  readonly channels: { readonly slack: string; readonly discord: string };
  /** What the guard has to know of them. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets time pass there. */
  readonly pass: (milliseconds: number) => void;
  /** Takes the messages that came since the last time, channel by channel in their order. */
  readonly takeSaid: () => readonly Said[];
  /** Whether a message stands there. */
  readonly has: (receipt: { readonly platform: string; readonly message?: string }) => boolean;
  /** How many calls came. */
  readonly calls: () => number;
  readonly stop: () => Promise<void>;
};

/** Starts both. */
export async function startPlatforms(): Promise<Platforms> {
  const slack = await startFakeSlack();
  const discord = await startFakeDiscord();
  const alice = discord.join('alice');
  let [slackCalls, discordSeen] = [0, 0];
  return {
    channels: { slack: slack.channels.general, discord: discord.general.id },
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      TOLLKEEPER_SLACK_API_URL: slack.apiUrl,
      DISCORD_BOT_TOKEN: discord.token,
      TOLLKEEPER_DISCORD_API_URL: discord.api,
    },
    pass: (milliseconds) => {
      slack.clock.advance(milliseconds);
      discord.clock.skip(milliseconds);
    },
    takeSaid: () => {
      const posts = postsOf(slack.calls.slice(slackCalls));
      slackCalls = slack.calls.length;
      const messages = alice.sees();
      const written = messages.slice(discordSeen).map(({ text }) => titleOf(text));
      discordSeen = messages.length;
      return [
        ...posts.map((title) => ({ channel: 'ops' as const, title })),
        ...written.map((title) => ({ channel: 'pager' as const, title })),
      ];
    },
    has: ({ platform, message }) =>
      platform === 'slack'
        ? slack.calls.some(({ answer }) => answer['ts'] === message)
        : alice.sees().some(({ id }) => id === message),
    calls: () => slack.calls.length + discord.calls.length,
    stop: async () => {
      await slack.stop();
      await discord.close();
    },
  };
}

/** The cards that a guard printed. */
export function saidOnTerminal(stdout: string): readonly Said[] {
  return [...stdout.matchAll(/^(?:Info|Warning|Critical|Exhausted|Resolved): .*$/gm)].map(([title]) => ({
    channel: 'here',
    title,
  }));
}

/** What was posted; changes of a message disturb nobody, and the same change twice is one. */
function postsOf(calls: FakeSlack['calls']): readonly string[] {
  return calls
    .filter(({ method, answer }) => method === 'chat.postMessage' && answer['ok'] === true)
    .map(({ args }) => titleOf(String(args['text'])));
}

/** The first line without what makes signs inert. */
function titleOf(text: string): string {
  const [title = ''] = text.replace(/[\u200b\\*]/g, '').split('\n');
  return title.replace(/^#+ /, '');
}
