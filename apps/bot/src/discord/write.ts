import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';

import type { Outgoing } from './outgoing.ts';
import { isAcknowledged } from './refusal.ts';

/** Writes a message to one place; rejects where Discord does not take it. */
export type Write = (message: Outgoing) => Promise<void>;

/** What an interaction is answered by. */
export type InteractionKey = { readonly id: string; readonly token: string; readonly applicationId: string };

/** Answers an interaction at once with a message; where only the receipt of it was lost (40060), it is there. */
export function toFirstAnswer(rest: REST, { id, token }: InteractionKey, isPrivate: boolean): Write {
  return async ({ body, files }) => {
    const data = { ...body, flags: flagsFor(body.flags, isPrivate) };
    const type = InteractionResponseType.ChannelMessageWithSource;
    const answer = { ...OPEN, body: { type, data }, files: [...files] };
    await rest.post(Routes.interactionCallback(id, token), answer).catch((error: unknown) => {
      if (!isAcknowledged(error)) throw error;
    });
  };
}

/** Writes what was promised when the interaction was deferred, or changes the message of the button. */
export function toOriginal(rest: REST, { token, applicationId }: InteractionKey): Write {
  return async ({ body, files }) => {
    await rest.patch(Routes.webhookMessage(applicationId, token), { ...OPEN, body, files: [...files] });
  };
}

/** Deletes the same message. */
export async function deleteOriginal(rest: REST, { token, applicationId }: InteractionKey): Promise<void> {
  await rest.delete(Routes.webhookMessage(applicationId, token), OPEN);
}

/**
 * Writes one more message about an interaction.
 *
 * Discord has a nonce for messages in channels and none for these (resources/webhook#execute-webhook, 6 August 2026):
 * where its receipt is lost, discord.js sends the message again. Twice is better than never.
 */
export function toFollowUp(rest: REST, { token, applicationId }: InteractionKey, isPrivate: boolean): Write {
  return async ({ body, files }) => {
    const flagged = { ...body, flags: flagsFor(body.flags, isPrivate) };
    await rest.post(Routes.webhook(applicationId, token), { ...OPEN, body: flagged, files: [...files] });
  };
}

/** What a message in a channel is about. */
export type ChannelMessage = {
  readonly channelId: string;
  /** Of what is answered: Discord takes one message for it, however often it is sent in the next minutes. */
  readonly nonce: string;
  /** The message it replies to; the reply does not ping. */
  readonly replyTo?: string;
};

/** Writes a message in a channel, without any interaction. */
export function toChannel(rest: REST, { channelId, nonce, replyTo }: ChannelMessage): Write {
  const about = replyTo !== undefined && {
    message_reference: { message_id: replyTo, fail_if_not_exists: false },
  };
  return async ({ body, files }) => {
    const whole = { ...body, ...about, nonce, enforce_nonce: true };
    await rest.post(Routes.channelMessages(channelId), { body: whole, files: [...files] });
  };
}

/** Writes to a person where nobody else reads it. */
export function toPerson(rest: REST, personId: string, nonce: string): Write {
  return async (message) => {
    const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: personId } });
    await toChannel(rest, { channelId: (channel as { readonly id: string }).id, nonce })(message);
  };
}

/** Writes elsewhere where the first place is closed in a way that says so. */
export function orElse(first: Write, isClosed: (error: unknown) => boolean, second: Write): Write {
  return async (message) => {
    try {
      await first(message);
    } catch (error) {
      if (!isClosed(error)) throw error;
      await second(message);
    }
  };
}

function flagsFor(flags: number, isPrivate: boolean): number {
  return isPrivate ? flags | MessageFlags.Ephemeral : flags;
}

/** The token of the interaction is all it takes; with the bot's, a refusal would make discord.js forget the latter. */
const OPEN = { auth: false } as const;
