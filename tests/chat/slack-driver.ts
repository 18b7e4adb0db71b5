import { setTimeout } from 'node:timers/promises';
import { startSlack } from '@tollkeeper/bot/chat';
import type { Card } from '@tollkeeper/cards';
import {
  type FakeSlack,
  type Person,
  type Place,
  type Seen as SlackSeen,
  startFakeSlack,
} from '@tollkeeper/fake-slack';

import { slackChannel } from '../../apps/guard/src/channels/slack-channel.ts';
import { accessFor, type Core, openCore } from './core.ts';
import {
  type Driver,
  type DriverOptions,
  type Filled,
  type OpenForm,
  plain,
  type Seen,
  type Stand,
  type Who,
} from './driver.ts';
import { stringsIn } from './strings-in.ts';
import { textOf } from './terminal-driver.ts';

/** Alice as Anna and Bob as Ben in a workspace of Slack; #random is closed. */
export async function slackDriver(options: DriverOptions = {}): Promise<Driver> {
  const slack = await startFakeSlack();
  const { channels, alice, bob } = slack;
  const access = accessFor({ open: channels.general, spender: alice.id }, options);
  const core = await openCore(access, [slack.botToken, slack.appToken]);
  const transport = { kind: 'socket', appToken: slack.appToken } as const;
  const bot = await startSlack({ botToken: slack.botToken, transport, apiUrl: slack.apiUrl }, core.ports);
  const place = { channel: channels.general };
  const { ts } = await bob.says(place, 'Let us talk about cost here.');
  const desk: Desk = { slack, core, threads: [ts] };
  const people: Readonly<Record<Who, Person>> = { anna: alice, ben: bob };
  const at = (stand: Stand): Place =>
    stand.in === 'closed'
      ? { channel: channels.random }
      : stand.in === 'thread'
        ? { ...place, thread: ts }
        : place;
  const answered = (by: Who, begin: () => Promise<unknown>) => answerTo(desk, people[by], begin);
  return {
    name: 'Slack',
    isChat: true,
    ask: (name, typed = '', { by = 'anna', ...stand } = {}) =>
      answered(by, () => people[by].command(at(stand), `/${name} ${textOf(name, typed)}`.trim())),
    says: (sentence, { by = 'anna', ...stand } = {}) =>
      answered(by, () => spoken(desk, people[by], { place: at(stand), sentence })),
    direct: (sentence, by = 'anna') => answered(by, () => people[by].says(people[by].direct, sentence)),
    followsUp: ({ id }, sentence, by = 'ben') => {
      const { channel, thread } = find(desk, people[by], id);
      const where = { channel, thread: thread ?? id };
      return answered(by, () => spoken(desk, people[by], { place: where, sentence }));
    },
    estimatesThis: async (sentence) => {
      const said = await bob.says(place, sentence);
      return answered('anna', () => alice.shortcut(said, 'estimate_message'));
    },
    press: ({ id }, label, by = 'anna') => answered(by, () => people[by].presses({ ts: id }, label)),
    opens: async ({ id }, label, by = 'anna') => {
      await core.settles(() => people[by].presses({ ts: id }, label));
      return openForm(desk, people[by], {});
    },
    oldButton: () => plantOld(desk),
    guardSays: (card) => guardSays(desk, card),
    store: core.store,
    callOf: (who) => (who === 'anna' ? '@alice' : '@bob'),
    sees: (who) => everything(desk, people[who]).map(seenOf),
    logged: core.logged,
    stored: core.stored,
    stop: async () => {
      await bot.close();
      await slack.stop();
      await core.close();
    },
  };
}

/** `threads` are all in which somebody talked. */
type Desk = { readonly slack: FakeSlack; readonly core: Core; readonly threads: string[] };

async function spoken(
  { threads }: Desk,
  by: Person,
  { place, sentence }: { readonly place: Place; readonly sentence: string },
): Promise<void> {
  const { ts } = await by.says(place, `@costbot ${sentence}`);
  threads.push(place.thread ?? ts);
}

/** What is new once something was answered: the message that says most, with all files. */
async function answerTo(desk: Desk, by: Person, begin: () => Promise<unknown>): Promise<Seen> {
  const before = new Set(everything(desk, by).map(({ ts, text }) => `${ts} ${text}`));
  await desk.core.settles(begin);
  const fresh = everything(desk, by).filter(({ ts, text }) => !before.has(`${ts} ${text}`));
  const seen = fresh.map(seenOf).toSorted((a, b) => b.text.length - a.text.length);
  const [first] = seen;
  if (first === undefined) throw new Error(`${by.id} was not answered: ${by.notices().join(' ')}`);
  return { ...first, files: seen.flatMap(({ files }) => files) };
}

/** Everything of the bot that a person sees, in the channels, the threads and their direct messages. */
function everything({ slack, threads }: Desk, by: Person): readonly SlackSeen[] {
  const { general, random } = slack.channels;
  const places = [
    ...[general, random].map((channel) => ({ channel })),
    ...[...new Set(threads)].map((thread) => ({ channel: general, thread })),
    by.direct,
  ];
  const all = places.flatMap((place) => by.sees(place)).filter(({ from }) => from === BOT);
  return [...new Map(all.map((seen) => [seen.ts, seen])).values()];
}

function find(desk: Desk, by: Person, id: string): SlackSeen {
  const found = everything(desk, by).find(({ ts }) => ts === id);
  if (found === undefined) throw new Error(`${by.id} sees no message ${id}.`);
  return found;
}

function seenOf({ ts, text, blocks, files, ephemeral, calls }: SlackSeen): Seen {
  return {
    id: ts,
    text: plain([text, ...stringsIn(blocks, TEXTS)].join('\n')),
    buttons: buttonsIn(blocks),
    files: files.map(({ name, bytes }) => ({ name, text: bytes.toString('utf8') })),
    isPrivate: ephemeral,
    calls,
  };
}

function buttonsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { readonly type?: unknown; readonly text?: { readonly text?: string } };
  return type === 'button' ? [text?.text ?? ''] : Object.values(value).flatMap(buttonsIn);
}

/** The form on top; Slack's client keeps what was typed while it stays open. */
function openForm(desk: Desk, by: Person, typed: Readonly<Record<string, string>>): OpenForm {
  const inputs = (by.modal()?.view['blocks'] ?? []) as readonly Input[];
  const fields = inputs.flatMap(({ block_id: key, element }) =>
    element === undefined ? [] : [[key, typed[key] ?? element.initial_value ?? ''] as const],
  );
  if (fields.length === 0) throw new Error(`${by.id} has no form open.`);
  return {
    values: Object.fromEntries(fields),
    fill: async (values): Promise<Filled> => {
      const entries = { ...typed, ...values };
      const before = everything(desk, by).map(({ ts }) => ts);
      await desk.core.settles(() => by.submits(entries));
      const { errors = {} } = by.modal() ?? {};
      const wrong = Object.entries(errors).map(([key, why]) => `${key}: ${why}`);
      if (wrong.length > 0)
        return {
          kind: 'wrong',
          errors: plain(wrong.join(' ')),
          again: async () => openForm(desk, by, entries),
        };
      const fresh = everything(desk, by).filter(({ ts }) => !before.includes(ts));
      const seen = fresh.map(seenOf).toSorted((a, b) => b.text.length - a.text.length);
      if (seen[0] === undefined) throw new Error('The form was not answered.');
      return { kind: 'answered', seen: { ...seen[0], files: seen.flatMap(({ files }) => files) } };
    },
  };
}

type Input = { readonly block_id: string; readonly element?: { readonly initial_value?: string } };

/** Posts by hand what an older version of the bot would have. */
async function plantOld(desk: Desk): Promise<Seen> {
  const { slack } = desk;
  const button = { type: 'button', action_id: 'v0:share:1', text: { type: 'plain_text', text: 'Old' } };
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      channel: slack.channels.general,
      text: 'An old answer',
      blocks: [{ type: 'actions', elements: [button] }],
    }),
  });
  const { ts } = (await response.json()) as { readonly ts: string };
  return seenOf(find(desk, slack.alice, ts));
}

/** With the token of the bot, as the guard has it. */
async function guardSays({ slack, core, threads }: Desk, card: Card): Promise<Seen> {
  const { apiUrl, botToken, channels, alice } = slack;
  const settings = { name: 'ops', token: () => botToken, channel: channels.general, apiUrl };
  const message = { card, id: `n-${performance.now()}`, at: new Date(), about: [], pings: true };
  const channel = slackChannel(settings);
  let sent = await channel.send(message);
  // Slack takes one message a second into a channel.
  for (; sent.kind === 'wait'; sent = await channel.send(message)) await setTimeout(250);
  if (sent.kind !== 'sent') throw new Error(`The guard wrote nothing: ${JSON.stringify(sent)}`);
  return seenOf(find({ slack, core, threads }, alice, sent.receipt.message ?? ''));
}

const BOT = 'U0COSTBOT';

/** Under these names stands what can be read in a block. */
const TEXTS: readonly string[] = ['text', 'alt_text', 'title', 'label'];
