import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';

import { isAcknowledged, problemText } from './refusal.ts';
import type { Tools } from './tools.ts';
import type { InteractionKey } from './write.ts';

/** What is promised: a message, one for the person alone, or nothing to be seen, which leaves everything open. */
export type Promised = 'message' | 'private-message' | 'nothing';

/**
 * Acknowledges an interaction within its three seconds, and tells whether it can be worked on.
 *
 * Discord says that it was acknowledged before (40060) to the second of two processes, to the second delivery of one
 * interaction, and where its receipt got lost and discord.js tried again. The last must be answered, so work goes on
 * in all of them: the claim of the request lets one through. Once it is too late (10062) the person was told by Discord.
 */
export async function acknowledge(
  { id, token }: InteractionKey,
  promised: Promised,
  { rest, log, pictures }: Tools,
): Promise<boolean> {
  try {
    const told = rest.post(Routes.interactionCallback(id, token), { auth: false, body: CALLBACKS[promised] });
    pictures.afterwards(told);
    await told;
    return true;
  } catch (error) {
    log.warn(
      { interaction: id, problem: problemText(error) },
      'A command or button on Discord was not acknowledged.',
    );
    return isAcknowledged(error);
  }
}

const DEFERRED = InteractionResponseType.DeferredChannelMessageWithSource;

const CALLBACKS: Readonly<Record<Promised, object>> = {
  message: { type: DEFERRED },
  'private-message': { type: DEFERRED, data: { flags: MessageFlags.Ephemeral } },
  nothing: { type: InteractionResponseType.DeferredMessageUpdate },
};
