import { channelNamed, directChannel } from '../rest/channels.ts';
import type { Interaction } from '../world/interaction.ts';
import type { Message } from '../world/message.ts';
import type { Account, Channel } from '../world/place.ts';
import type { World } from '../world/world.ts';
import type { OptionValues } from './command-options.ts';
import { runOnMessage, runSlash, type Stand, typeInto } from './commands.ts';
import { channelOf, chooseOptions, pressButton, visibleMessage } from './components.ts';
import { type ModalValues, submitModal } from './modal.ts';
import { say } from './say.ts';
import { messagesSeenBy, type SeenMessage } from './seen.ts';

/** Where something is done: in `general` unless another channel is named. */
export type Where = { readonly in?: Channel; readonly isUserInstall?: boolean };

/** Anything that tells which message is meant. */
export type MessageRef = { readonly id: string };

/** Somebody in the server, with everything they can do; what Discord's client does not allow throws. */
export type Person = Account & {
  readonly slash: (name: string, values?: OptionValues, where?: Where) => Interaction;
  /** Types into an option with autocomplete; `focused` is its name. */
  readonly type: (
    name: string,
    focused: string,
    typed: { readonly values: OptionValues } & Where,
  ) => Interaction;
  readonly press: (message: MessageRef, label: string) => Interaction;
  readonly choose: (message: MessageRef, ...values: readonly string[]) => Interaction;
  readonly submit: (opener: Interaction, values: ModalValues) => Interaction;
  readonly runOnMessage: (name: string, message: MessageRef) => Interaction;
  readonly say: (text: string, where?: Where) => Message;
  /** Says something to the bot by name. */
  readonly mention: (text: string, where?: Where) => Message;
  /** Replies to a message where it is, in a thread too. */
  readonly reply: (message: MessageRef, text: string, how?: { readonly isQuiet: boolean }) => Message;
  /** Writes to the bot directly. */
  readonly direct: (text: string) => Message;
  readonly directMessages: () => Channel;
  readonly sees: (channel?: Channel) => readonly SeenMessage[];
};

/** Lets somebody join the server, with the ids of their roles: the bot learns of roles when it connects. */
export function joinAs(world: World, username: string, roles: readonly string[] = []): Person {
  const account: Account = { id: world.newId(), username, isBot: false, roles };
  const stand = (where: Where = {}): Stand => ({
    by: account,
    channel: where.in ?? channelNamed(world, 'general'),
    isUserInstall: where.isUserInstall,
  });
  const sayIn = (text: string, channel: Channel) => say(world, account, { text, channel });
  world.people.set(account.id, account);
  return {
    ...account,
    slash: (name, values = {}, where) => runSlash(world, stand(where), { name, values }),
    type: (name, focused, typed) => typeInto(world, stand(typed), { name, focused, values: typed.values }),
    press: ({ id }, label) => pressButton(world, account, { id, label }),
    choose: ({ id }, ...values) => chooseOptions(world, account, { id, values }),
    submit: (opener, values) => submitModal(world, opener, values),
    runOnMessage: (name, { id }) => {
      const message = visibleMessage(world, account, id);
      return runOnMessage(world, stand({ in: channelOf(world, message) }), { name, message });
    },
    say: (text, where) => sayIn(text, stand(where).channel),
    mention: (text, where) => sayIn(`<@${world.bot.id}> ${text}`, stand(where).channel),
    reply: ({ id }, text, { isQuiet } = { isQuiet: false }) => {
      const channel = channelOf(world, visibleMessage(world, account, id));
      return say(world, account, { text, channel, replyTo: id, isQuiet });
    },
    direct: (text) => sayIn(text, directChannel(world, account)),
    directMessages: () => directChannel(world, account),
    sees: (channel) => messagesSeenBy(world, account, channel ?? channelNamed(world, 'general')),
  };
}
