import { wireMessage } from './chat-methods.ts';
import type { Outcome } from './delivery.ts';
import type { Fields } from './fields.ts';
import type { Site } from './methods.ts';
import { post } from './post.ts';
import type { PostOffice } from './post-office.ts';
import { say } from './response-url.ts';
import type { Place } from './visible.ts';
import { APP, BOT, directChannel, type Message, PEOPLE, TEAM, type World } from './world.ts';

/** Somebody at their Slack, and what carries their doings to the app. */
export type Seat = {
  readonly site: Site;
  readonly office: PostOffice;
  readonly name: keyof typeof PEOPLE;
  readonly user: string;
};

/** Writes into a place; the app hears of it where it is called or written to directly. */
export async function write({ site, office, user }: Seat, place: Place, typed: string): Promise<Message> {
  const channel = site.world.channels.get(place.channel);
  if (!channel?.members.has(user)) throw new Error(`${user} is no member of ${place.channel}.`);
  const message = post(site.world, { ...place, from: user, text: encoded(typed) }, []);
  const event = { ...wireMessage(message), channel: channel.id, event_ts: message.ts, team: TEAM.id };
  const called = message.text.includes(`<@${BOT.user}>`) && channel.members.has(BOT.user);
  if (channel.kind === 'im') {
    if (site.scopes.has('im:history')) await office.event({ ...event, type: 'message', channel_type: 'im' });
    return message;
  }
  if (called && site.scopes.has('app_mentions:read')) await office.event({ ...event, type: 'app_mention' });
  if (channel.members.has(BOT.user) && site.scopes.has('channels:history'))
    await office.event({ ...event, type: 'message', channel_type: 'channel' });
  return message;
}

/** Enters a slash command; Slack itself tells this person where the app does not answer in time. */
export async function enter(seat: Seat, place: Place, typed: string): Promise<Outcome> {
  const { site, office, user, name } = seat;
  if (place.thread !== undefined) throw new Error('Slack takes no slash command in a thread.');
  const [command = '', ...words] = typed.split(' ');
  const payload = {
    token: 'verification',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: place.channel,
    channel_name: site.world.channels.get(place.channel)?.name ?? '',
    user_id: user,
    user_name: name,
    command,
    text: encoded(words.join(' ')),
    api_app_id: APP,
    is_enterprise_install: 'false',
    response_url: responseUrl(seat, place.channel),
    trigger_id: trigger(site.world, user),
  };
  const outcome = await office.deliver({ type: 'slash_commands', payload });
  if (outcome.kind !== 'acknowledged') complain(seat, command, outcome);
  else if (outcome.answer['text'] !== undefined || outcome.answer['blocks'] !== undefined)
    say(site.world, { user, channel: place.channel }, outcome.answer);
  return outcome;
}

/** Chooses a shortcut in the menu of a message. */
export async function useShortcut(
  seat: Seat,
  at: { readonly ts: string },
  callback: string,
): Promise<Outcome> {
  const message = seat.site.world.messages.find(({ ts }) => ts === at.ts);
  if (message === undefined) throw new Error(`There is no message ${at.ts}.`);
  const payload = {
    type: 'message_action',
    callback_id: callback,
    ...interaction(seat),
    channel: channelOf(seat.site.world, message.channel),
    message: wireMessage(message),
    message_ts: message.ts,
    response_url: responseUrl(seat, message.channel, message),
  };
  const outcome = await seat.office.deliver({ type: 'interactive', payload });
  if (outcome.kind !== 'acknowledged') complain(seat, callback, outcome);
  return outcome;
}

/** Opens the app at one of its tabs. */
export function openApp({ site, office, user }: Seat, tab: 'messages' | 'home'): Promise<Outcome> {
  const channel = directChannel(user);
  return office.event({ type: 'app_home_opened', user, channel, tab, event_ts: site.world.timestamp() });
}

/** What every interaction carries; its trigger may open one modal within three seconds. */
export function interaction({ site, user, name }: Seat, modal?: string): Fields {
  return {
    user: { id: user, username: name, name, team_id: TEAM.id },
    team: TEAM,
    api_app_id: APP,
    token: 'verification',
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: trigger(site.world, user, modal),
  };
}

/** A new address at which the app may answer. */
export function responseUrl({ site, user }: Seat, channel: string, original?: Message): string {
  const id = site.world.ids();
  const thread = original?.thread === undefined ? {} : { thread: original.thread };
  const replaces = original?.from === BOT.user ? { original: original.ts } : {};
  const issued = site.world.clock.now();
  site.world.responseUrls.set(id, { user, channel, issued, uses: 0, ...thread, ...replaces });
  return `${site.origin}/response/${id}`;
}

/** A conversation as interactions name it. */
export function channelOf(world: World, id: string): Fields {
  return { id, name: world.channels.get(id)?.name ?? '' };
}

/** Lets Slack tell somebody that the app did not answer. */
export function complain({ site, user }: Seat, what: string, outcome: Outcome): void {
  const error = outcome.kind === 'timed-out' ? 'operation_timeout' : 'dispatch_failed';
  site.world.notices.push({ user, text: `${what} failed with the error "${error}"` });
}

function trigger(world: World, user: string, modal?: string): string {
  const id = `${world.timestamp()}.${world.ids()}`;
  const inside = modal === undefined ? {} : { modal };
  world.triggers.set(id, { user, issued: world.clock.now(), used: false, ...inside });
  return id;
}

/** What is typed, as Slack sends it: `&`, `<` and `>` escaped, `@alice` as a mark. */
function encoded(typed: string): string {
  const users: Readonly<Record<string, string>> = { ...PEOPLE, [BOT.name]: BOT.user };
  const escaped = typed.replace(
    /[&<>]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign,
  );
  return escaped.replace(/@(\w+)/g, (words, name: string) => (users[name] ? `<@${users[name]}>` : words));
}
