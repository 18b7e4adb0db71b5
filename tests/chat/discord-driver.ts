import { startDiscord } from '@tollkeeper/bot/chat';
import type { Card } from '@tollkeeper/cards';
import {
  type Channel,
  type FakeDiscord,
  type Interaction,
  type Person,
  type SeenMessage,
  startFakeDiscord,
} from '@tollkeeper/fake-discord';

import { discordChannel } from '../../apps/guard/src/channels/discord-channel.ts';
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

/** Anna and Ben in a server of Discord; #lobby is closed. */
export async function discordDriver(options: DriverOptions = {}): Promise<Driver> {
  const discord = await startFakeDiscord();
  const people: Readonly<Record<Who, Person>> = { anna: discord.join('anna'), ben: discord.join('ben') };
  const { anna, ben } = people;
  const access = accessFor({ open: discord.general.id, spender: anna.id }, options);
  const core = await openCore(access, [discord.token]);
  const closed = discord.openChannel('lobby');
  const bot = await startDiscord({ token: discord.token, apiUrl: discord.api }, core.ports);
  const thread = discord.openThread(discord.general, 'cost');
  const desk: Desk = { discord, core, channels: [discord.general, closed, thread] };
  const at = ({ in: where }: Stand): { readonly in: Channel } => ({
    in: where === 'closed' ? closed : where === 'thread' ? thread : discord.general,
  });
  const answered = (by: Who, begin: () => unknown) => answerTo(desk, people[by], begin);
  return {
    name: 'Discord',
    isChat: true,
    ask: (name, typed = '', { by = 'anna', ...stand } = {}) =>
      answered(by, () => people[by].slash(name, fieldsOf(name, typed), at(stand))),
    says: (sentence, { by = 'anna', ...stand } = {}) =>
      answered(by, () => people[by].mention(sentence, at(stand))),
    direct: (sentence, by = 'anna') => answered(by, () => people[by].direct(sentence)),
    followsUp: ({ id }, sentence, by = 'ben') => answered(by, () => people[by].reply({ id }, sentence)),
    estimatesThis: (sentence) => {
      const said = ben.say(sentence);
      return answered('anna', () => anna.runOnMessage('Estimate this', said));
    },
    press: (seen, label, by = 'anna') => answered(by, () => people[by].press(seen, label)),
    opens: async (seen, label, by = 'anna') => {
      const opener = await core.settles(() => people[by].press(seen, label));
      return openForm(desk, people[by], opener);
    },
    oldButton: async () => {
      const button = { type: 2, style: 2, custom_id: 'v0:share:1', label: 'Old' };
      const { id } = discord.plant(discord.general, {
        flags: V2,
        components: [{ type: 1, components: [button] }],
      });
      const planted = everything(desk, anna).find((each) => each.id === id);
      if (planted === undefined) throw new Error('The old message cannot be seen.');
      return seenOf(planted);
    },
    guardSays: (card) => guardSays(desk, anna, card),
    store: core.store,
    callOf: (who) => `<@${people[who].id}>`,
    sees: (who) => everything(desk, people[who]).map(seenOf),
    logged: core.logged,
    stored: core.stored,
    stop: async () => {
      await bot.close();
      await discord.close();
      await core.close();
    },
  };
}

type Desk = { readonly discord: FakeDiscord; readonly core: Core; readonly channels: readonly Channel[] };

/** A text stands in the first field of a command; /plan and /alerts have their words in several. */
function fieldsOf(
  name: string,
  typed: string | Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (typeof typed !== 'string') return typed;
  if (typed === '') return {};
  const [action = '', ...words] = typed.split(' ');
  switch (name) {
    case 'plan':
      return { action, ...(words.length > 0 && { name: words.join(' ') }) };
    case 'alerts': {
      const [what = '', ...until] = words;
      return { action, ...(what !== '' && { what }), ...(until.length > 0 && { until: until.join(' ') }) };
    }
    case 'budget':
      return { key: typed };
    case 'price':
      return { model: typed };
    case 'compare':
      return { models: typed };
    case 'diagnose':
      return { error: typed };
    default:
      return { scenario: typed };
  }
}

/** With the token of the bot, as the guard has it. */
async function guardSays(desk: Desk, by: Person, card: Card): Promise<Seen> {
  const { api, token, general } = desk.discord;
  const settings = { name: 'ops', token: () => token, channel: general.id, apiUrl: api };
  const message = { card, id: `n-${performance.now()}`, at: new Date(), about: [], pings: true };
  const sent = await discordChannel(settings).send(message);
  const id = sent.kind === 'sent' ? sent.receipt.message : undefined;
  const seen = everything(desk, by).find((each) => each.id === id);
  if (seen === undefined) throw new Error(`The guard wrote nothing: ${JSON.stringify(sent)}`);
  return seenOf(seen);
}

async function answerTo(desk: Desk, by: Person, begin: () => unknown): Promise<Seen> {
  const before = new Set(everything(desk, by).map(keyOf));
  await desk.core.settles(begin);
  const fresh = everything(desk, by).filter((each) => !before.has(keyOf(each)));
  const seen = fresh.map(seenOf).toSorted((a, b) => b.text.length - a.text.length);
  const [first] = seen;
  if (first === undefined) throw new Error(`${by.username} was not answered.`);
  return { ...first, files: seen.flatMap(({ files }) => files) };
}

function everything({ channels }: Desk, by: Person): readonly SeenMessage[] {
  return [...channels, by.directMessages()]
    .flatMap((channel) => by.sees(channel))
    .filter(({ author }) => author === 'tollkeeper');
}

function keyOf({ id, state, text, buttons }: SeenMessage): string {
  return [id, state, text, ...buttons.map(({ customId }) => customId)].join(' ');
}

function seenOf({ id, text, buttons, attachments, isEphemeral, pings }: SeenMessage): Seen {
  return {
    id,
    text: plain(text),
    buttons: buttons.map(({ label }) => label),
    files: attachments.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('utf8') })),
    isPrivate: isEphemeral,
    calls: [...pings.people, ...pings.roles, ...(pings.everyone ? ['everyone'] : [])],
  };
}

function openForm(desk: Desk, by: Person, opener: Interaction): OpenForm {
  if (opener.answer?.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opener.answer)}`);
  const { components } = opener.answer.modal as { readonly components: readonly Labelled[] };
  return {
    values: Object.fromEntries(
      components.map(({ component }) => [component.custom_id, component.value ?? '']),
    ),
    fill: async (values): Promise<Filled> => {
      const seen = await answerTo(desk, by, () => by.submit(opener, values));
      if (!seen.buttons.includes(AGAIN)) return { kind: 'answered', seen };
      const again = async () => openForm(desk, by, await desk.core.settles(() => by.press(seen, AGAIN)));
      return { kind: 'wrong', errors: seen.text, again };
    },
  };
}

type Labelled = { readonly component: { readonly custom_id: string; readonly value?: string } };

const AGAIN = 'Open the form again';

const V2 = 1 << 15;
