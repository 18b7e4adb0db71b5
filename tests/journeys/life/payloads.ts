import type { Stage } from './stage.ts';

/** One message as it went to a platform, without what differs from run to run. */
export type SentPayload = { readonly call: string; readonly payload: unknown };

/** Gives what was sent into channels since it was asked last. */
export function payloadsOf(stage: Stage): () => readonly SentPayload[] {
  const { slack, discord } = stage;
  const past = { slack: slack.calls.length, discord: discord.calls.length };
  return () => {
    // Channels are told side by side, each in order.
    const calls = slack.calls
      .slice(past.slack)
      .toSorted((a, b) => Number(channelOf(a) > channelOf(b)) - Number(channelOf(a) < channelOf(b)));
    const inSlack = calls.flatMap(({ method, args }) => {
      const { token: _, ...said } = args;
      return IN_SLACK.includes(method) ? [{ call: `Slack ${method}`, payload: parsed(said) }] : [];
    });
    const inDiscord = discord.calls
      .slice(past.discord)
      .flatMap(({ method, path, body }) =>
        IN_DISCORD.test(path) && method !== 'GET'
          ? [{ call: `Discord ${method} ${path}`, payload: body }]
          : [],
      );
    past.slack = slack.calls.length;
    past.discord = discord.calls.length;
    return JSON.parse(withNames(JSON.stringify([...inSlack, ...inDiscord]), stage)) as readonly SentPayload[];
  };
}

/** Puts a name in the place of every id that a platform chose. */
export function withNames(text: string, { slack, discord, anna }: Stage): string {
  const { general, finance } = slack.channels;
  const inSlack = Object.entries({ general, finance }).flatMap(([name, channel]) =>
    slack.alice.sees({ channel }).map(({ ts }, index) => [ts, `${name}-${index + 1}`] as const),
  );
  const names = [
    ...inSlack,
    ...anna.sees().map(({ id }, index) => [id, `discord-${index + 1}`] as const),
    [discord.general.id, 'discord-general'] as const,
    [anna.id, 'anna-id'] as const,
  ];
  return names.reduce((named, [id, name]) => named.replaceAll(id, name), text);
}

function channelOf({ args }: Stage['slack']['calls'][number]): string {
  return String(args['channel'] ?? '');
}

/** Slack takes lists as text in a form. */
function parsed(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { blocks } = args;
  return typeof blocks === 'string' ? { ...args, blocks: JSON.parse(blocks) as unknown } : args;
}

const IN_SLACK: readonly string[] = ['chat.postMessage', 'chat.update'];
const IN_DISCORD = /^\/channels\/[^/]+\/messages/;
