import { addressOf, wrongAddress } from './address.ts';
import type { Channel, OutgoingMessage, Secret, SendOutcome } from './channel.ts';
import { callDiscord, type DiscordCall } from './discord-call.ts';
import { discordCheck } from './discord-check.ts';
import { headlineForm } from './discord-form.ts';
import { type DiscordOutcome, discordOutcome } from './discord-outcome.ts';
import { preparedCard } from './prepared-card.ts';
import { WIRE, type Wire } from './wire.ts';
import { changedOr, sentOr, writeDiscordCard } from './write-discord-card.ts';

export type DiscordWebhookSettings = { readonly name: string; readonly url: Secret };

/** Writes messages to a webhook of Discord and changes them there; nobody hears its buttons, so it has none. */
export function discordWebhookChannel({ name, url }: DiscordWebhookSettings, wire: Wire = WIRE): Channel {
  const call: Call = async (path, { query = {}, ...rest }) => {
    const address = hookAddress(url());
    if (address === undefined) return wrongAddress(name, WANTED);
    address.pathname += path;
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
    return discordOutcome(await callDiscord(wire, { ...rest, url: address }), `the webhook "${name}"`, wire);
  };
  return {
    name,
    platform: 'discord-webhook',
    send: async (message) => {
      const { edits } = message;
      if (edits?.message === undefined) return post(call, message);
      if (edits.platform !== 'discord-webhook') return { kind: 'gone', reason: NOT_OURS };
      return change(call, edits.message, message);
    },
    check: async () => {
      const hook = await call('', { method: 'GET' });
      if (hook.kind !== 'answered') return discordCheck(hook);
      return { kind: 'ready', as: `the webhook "${hook.fields['name']}" of Discord` };
    },
  };
}

type Call = (
  path: string,
  call: Omit<DiscordCall, 'url'> & { readonly query?: Readonly<Record<string, string>> },
) => Promise<DiscordOutcome>;

async function post(call: Call, { card, pings }: OutgoingMessage): Promise<SendOutcome> {
  const written = await writeDiscordCard(preparedCard(card, 'links'), ({ body, files }) => {
    const flags = pings ? body['flags'] : Number(body['flags']) | SILENT;
    const query = { wait: 'true', with_components: 'true' };
    return call('', { method: 'POST', query, form: { body: { ...body, flags }, files } });
  });
  return sentOr(written, 'discord-webhook');
}

async function change(call: Call, message: string, { card, pings }: OutgoingMessage): Promise<SendOutcome> {
  const prepared = preparedCard(card, 'links');
  const written = await writeDiscordCard(prepared, ({ body, files }) => {
    // A message that was text before has to lose it where it becomes components.
    const form = { body: { content: null, ...body }, files };
    return call(`/messages/${message}`, { method: 'PATCH', query: { with_components: 'true' }, form });
  });
  const changed = changedOr(written, 'discord-webhook');
  if (changed.kind !== 'sent' || !pings) return changed;
  // A webhook cannot reply to a message.
  const told = await call('', { method: 'POST', query: { wait: 'true' }, form: headlineForm(prepared) });
  const outcome = sentOr(told, 'discord-webhook');
  return outcome.kind === 'sent' ? changed : outcome;
}

/** With `/slack` or `/github` at its end, Discord would read another format; `?thread_id=…` is kept. */
function hookAddress(text: string): URL | undefined {
  const address = addressOf(text);
  if (address === undefined) return undefined;
  const path = /^(.*\/webhooks\/\d+\/[\w-]+)\/?$/.exec(address.pathname)?.[1];
  if (path === undefined) return undefined;
  address.pathname = path;
  return address;
}

const NOT_OURS = 'The earlier message is not of a webhook of Discord.';
const WANTED = 'the address that "Copy Webhook URL" gives (https://discord.com/api/webhooks/…)';

/** SUPPRESS_NOTIFICATIONS. */
const SILENT = 4_096;
