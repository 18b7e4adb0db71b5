import { createHash } from 'node:crypto';

import type { Channel, ChannelCheck, OutgoingMessage, Secret, SendOutcome } from './channel.ts';
import { callDiscord, type DiscordCall } from './discord-call.ts';
import { discordCheck } from './discord-check.ts';
import { headlineForm } from './discord-form.ts';
import { type DiscordOutcome, discordOutcome } from './discord-outcome.ts';
import { preparedCard } from './prepared-card.ts';
import type { Receipt } from './receipt.ts';
import { WIRE, type Wire } from './wire.ts';
import { changedOr, sentOr, writeDiscordCard } from './write-discord-card.ts';

export type DiscordSettings = {
  readonly name: string;
  readonly token: Secret;
  /** The id of a channel or thread. */
  readonly channel: string;
  readonly apiUrl?: string;
};

/** Writes messages with the token of a bot, and changes them where they stand. */
export function discordChannel(settings: DiscordSettings, wire: Wire = WIRE): Channel {
  const { name, channel } = settings;
  const call = callTo(settings, wire);
  return {
    name,
    platform: 'discord',
    send: async (message) => {
      const { edits } = message;
      if (edits?.message === undefined) return post(call, channel, message);
      if (edits.platform !== 'discord')
        return { kind: 'gone', reason: 'The earlier message is not in Discord.' };
      return change(call, { ...edits, message: edits.message }, message);
    },
    check: () => check(call, channel),
  };
}

type Call = (path: string, call: Omit<DiscordCall, 'url' | 'token'>) => Promise<DiscordOutcome>;

function callTo({ token, channel, apiUrl = DISCORD }: DiscordSettings, wire: Wire): Call {
  const base = `${apiUrl.replace(/\/$/, '')}/v10`;
  return async (path, call) => {
    const answer = await callDiscord(wire, { ...call, url: `${base}${path}`, token: token() });
    if (answer.kind === 'answered' && answer.status === 401) return { kind: 'refused', reason: WRONG_TOKEN };
    return discordOutcome(answer, `the channel ${channel}`, wire);
  };
}

async function post(call: Call, channel: string, { card, id, pings }: OutgoingMessage): Promise<SendOutcome> {
  const written = await writeDiscordCard(preparedCard(card, 'buttons'), ({ body, files }) => {
    const flags = pings ? body['flags'] : Number(body['flags']) | SILENT;
    const whole = { ...body, flags, nonce: nonceOf(id), enforce_nonce: true };
    return call(`/channels/${channel}/messages`, { method: 'POST', form: { body: whole, files } });
  });
  return sentOr(written, 'discord');
}

async function change(
  call: Call,
  { channel, message }: Receipt & { readonly message: string },
  { card, id, pings }: OutgoingMessage,
): Promise<SendOutcome> {
  const prepared = preparedCard(card, 'buttons');
  const path = `/channels/${channel}/messages`;
  const written = await writeDiscordCard(prepared, ({ body, files }) => {
    // A message that was text before has to lose it where it becomes components.
    const form = { body: { content: null, ...body }, files };
    return call(`${path}/${message}`, { method: 'PATCH', form });
  });
  const changed = changedOr(written, 'discord');
  if (changed.kind !== 'sent' || !pings) return changed;
  const { body, files } = headlineForm(prepared);
  const about = { message_reference: { message_id: message, fail_if_not_exists: false } };
  const reply = { ...body, ...about, nonce: nonceOf(`${id} reply`), enforce_nonce: true };
  const replied = sentOr(await call(path, { method: 'POST', form: { body: reply, files } }), 'discord');
  return replied.kind === 'sent' ? changed : replied;
}

async function check(call: Call, channel: string): Promise<ChannelCheck> {
  const who = await call('/users/@me', { method: 'GET' });
  if (who.kind !== 'answered') return discordCheck(who);
  const where = await call(`/channels/${channel}`, { method: 'GET' });
  if (where.kind !== 'answered') return discordCheck(where);
  // An empty message is refused for being empty only where another would be taken.
  const empty = { body: { content: '' }, files: [] };
  const probe = await call(`/channels/${channel}/messages`, { method: 'POST', form: empty });
  if (probe.kind !== 'form-refused') return discordCheck(probe);
  return { kind: 'ready', as: `${who.fields['username']} in #${where.fields['name'] ?? channel}` };
}

/** Discord takes one message for it, however often it is sent in the next minutes; 25 characters at most. */
function nonceOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 25);
}

const DISCORD = 'https://discord.com/api';

/** SUPPRESS_NOTIFICATIONS. */
const SILENT = 4_096;

const WRONG_TOKEN =
  'Discord does not take the bot\'s token: make a new one under "Bot" → "Reset Token" of the application, and set it.';
