import {
  type ButtonInteraction,
  type CommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Outlet } from './deliver.ts';
import { originOf } from './origin.ts';
import { words } from './outgoing.ts';
import { isClosedToUs, isDeadToken, isGone } from './refusal.ts';
import type { Tools } from './tools.ts';
import {
  deleteOriginal,
  orElse,
  toChannel,
  toFirstAnswer,
  toFollowUp,
  toOriginal,
  toPerson,
  type Write,
} from './write.ts';

type Answerable = CommandInteraction | ButtonInteraction | ModalSubmitInteraction;

/**
 * Where a command is answered, which was deferred: for the person alone in a server, openly in direct messages.
 *
 * What turns out to be for everybody is a message of its own there; what was promised to the person goes.
 */
export function commandOutlet(asked: Answerable, { rest }: Tools): Outlet {
  const late = lateOutlet(asked, rest);
  const promised = toOriginal(rest, asked);
  const { isDirect } = originOf(asked).place;
  const kept = orElse(promised, isGone, toFollowUp(rest, asked, !isDirect));
  const own = orElse(kept, isDeadToken, late.private);
  if (isDirect) return { private: own, shared: own };
  const openly: Write = async (message) => {
    // Discord takes the first follow-up for what was promised, and keeps that private, unless it was written before.
    await kept(words('The answer is for everybody: see below.'));
    await toFollowUp(rest, asked, false)(message);
    await deleteOriginal(rest, asked).catch(() => undefined);
  };
  return { private: own, shared: orElse(openly, isDeadToken, late.shared) };
}

/** Where a button is answered, or a form that one opened, after nothing was promised: the message of the button is still as it was. */
export function buttonOutlet(asked: ButtonInteraction | ModalSubmitInteraction, { rest }: Tools): Outlet {
  const { isDirect } = originOf(asked).place;
  const late = lateOutlet(asked, rest);
  const own = orElse(toFollowUp(rest, asked, !isDirect), isDeadToken, late.private);
  const openly = orElse(toFollowUp(rest, asked, false), isDeadToken, late.shared);
  const isPrivateSource = asked.message?.flags.has(MessageFlags.Ephemeral) ?? false;
  const openlyInstead: Write = async (message) => {
    await openly(message);
    await deleteOriginal(rest, asked).catch(() => undefined);
  };
  return {
    private: own,
    shared: openly,
    // Whether a message is private can never be changed.
    replacement: (visibility) => {
      if (isDirect || isPrivateSource === (visibility === 'private')) return toOriginal(rest, asked);
      return isPrivateSource ? openlyInstead : undefined;
    },
  };
}

/** Where an interaction is answered that was not acknowledged, because the answer could have been a form. */
export function firstOutlet(asked: ButtonInteraction, { rest }: Tools): Outlet {
  const { isDirect } = originOf(asked).place;
  return { private: toFirstAnswer(rest, asked, !isDirect), shared: toFirstAnswer(rest, asked, false) };
}

/** Where a message is answered: below it, and if the bot may not write there, directly to the person. */
export function messageOutlet(
  { id, channelId, authorId }: { readonly id: string; readonly channelId: string; readonly authorId: string },
  { rest }: Pick<Tools, 'rest'>,
): Outlet {
  const below = toChannel(rest, { channelId, nonce: id, replyTo: id });
  const reply = orElse(below, isClosedToUs, toPerson(rest, authorId, id));
  return { private: reply, shared: reply };
}

/**
 * After fifteen minutes the token of an interaction is dead: what was for everybody goes to the channel, and what was
 * for the person alone to their direct messages, the only place left where nobody else reads it.
 */
function lateOutlet(asked: Answerable, rest: Tools['rest']): Outlet {
  const { by, place } = originOf(asked);
  const inChannel = toChannel(rest, { channelId: place.thread ?? place.channel, nonce: asked.id });
  const directly = place.isDirect ? inChannel : toPerson(rest, by.id, asked.id);
  return { private: directly, shared: orElse(inChannel, isClosedToUs, directly) };
}
