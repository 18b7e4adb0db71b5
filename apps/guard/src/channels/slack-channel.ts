import type { WebClient } from '@slack/web-api';

import type { Channel, ChannelCheck, OutgoingMessage, Secret, SendOutcome } from './channel.ts';
import { checkOf } from './outcome.ts';
import { preparedCard } from './prepared-card.ts';
import { slackClient } from './slack-client.ts';
import { slackFault, wordOf } from './slack-fault.ts';
import { isAboutForm, type SlackVersion, slackHeadline, slackVersions } from './slack-versions.ts';
import { WIRE, type Wire } from './wire.ts';

export type SlackSettings = {
  readonly name: string;
  readonly token: Secret;
  /** An id such as `C0123456789`. */
  readonly channel: string;
  readonly apiUrl?: string;
};

/** Posts messages with the token of a bot, and changes them where they stand. */
export function slackChannel(settings: SlackSettings, wire: Wire = WIRE): Channel {
  const open = (): Post => ({
    web: slackClient(settings.token(), settings.apiUrl, wire),
    channel: settings.channel,
    wire,
  });
  return {
    name: settings.name,
    platform: 'slack',
    send: async (message) => {
      const { edits } = message;
      if (edits?.message === undefined) return post(open(), message);
      if (edits.platform !== 'slack') return { kind: 'gone', reason: 'The earlier message is not in Slack.' };
      return update({ ...open(), channel: edits.channel }, { ...message, ts: edits.message });
    },
    check: () => check(open()),
  };
}

type Post = { readonly web: WebClient; readonly channel: string; readonly wire: Wire };

async function post({ web, channel, wire }: Post, message: OutgoingMessage): Promise<SendOutcome> {
  const card = preparedCard(message.card, 'buttons');
  const { versions, isCut } = slackVersions(card, false);
  try {
    const posted = await firstTaken(versions, (version) =>
      web.chat.postMessage({ ...sayable(version), channel, ...QUIET_LINKS }),
    );
    const { channel: stands = channel, ts } = posted;
    if (isCut && ts !== undefined) await sayWhole({ web, channel: stands, wire }, ts, versions);
    return {
      kind: 'sent',
      receipt: { platform: 'slack', channel: stands, ...(ts !== undefined && { message: ts }) },
    };
  } catch (error) {
    return slackFault(error, channel, wire);
  }
}

/** Blocks hold less than the text does. The message says what it leaves out, so that it counts without its thread. */
async function sayWhole(
  { web, channel }: Post,
  ts: string,
  versions: readonly SlackVersion[],
): Promise<void> {
  const text = versions[0]?.text ?? '';
  await web.chat.postMessage({ channel, thread_ts: ts, text, ...QUIET_LINKS }).catch(() => undefined);
}

async function update(
  { web, channel, wire }: Post,
  { card, pings, ts }: OutgoingMessage & { readonly ts: string },
): Promise<SendOutcome> {
  const prepared = preparedCard(card, 'buttons');
  try {
    await firstTaken(slackVersions(prepared, true).versions, (version) =>
      web.chat.update({ ...sayable(version), channel, ts }),
    );
    if (pings) {
      const text = slackHeadline(prepared);
      // In the thread alone only those would hear of it who wrote there.
      const reply = { channel, thread_ts: ts, reply_broadcast: true, text, ...QUIET_LINKS } as const;
      await web.chat.postMessage(reply);
    }
    return { kind: 'sent', receipt: { platform: 'slack', channel, message: ts } };
  } catch (error) {
    return slackFault(error, channel, wire);
  }
}

/** Sends the first version that Slack takes; what is no matter of the form ends it. */
async function firstTaken<T>(
  versions: readonly SlackVersion[],
  send: (version: SlackVersion) => Promise<T>,
): Promise<T> {
  for (const version of versions.slice(0, -1)) {
    try {
      return await send(version);
    } catch (error) {
      if (!isAboutForm(wordOf(error) ?? '')) throw error;
    }
  }
  return send(versions.at(-1) as SlackVersion);
}

/** An empty message is refused for being empty only where another would be taken. */
async function check({ web, channel, wire }: Post): Promise<ChannelCheck> {
  try {
    const { team, user } = await web.auth.test();
    const refusal = await web.chat.postMessage({ channel, text: '' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal !== undefined && wordOf(refusal) !== 'no_text') throw refusal;
    return { kind: 'ready', as: `@${user} in ${channel} of the workspace "${team}"` };
  } catch (error) {
    const fault = slackFault(error, channel, wire);
    return fault.kind === 'gone' ? { kind: 'refused', problem: fault.reason } : checkOf(fault);
  }
}

function sayable({ text, blocks }: SlackVersion): { readonly text: string; readonly blocks: never[] } {
  // The types of the library do not know the blocks of 2026 yet.
  return { text, blocks: [...blocks] as never[] };
}

const QUIET_LINKS = { unfurl_links: false, unfurl_media: false } as const;
