import type { Card, SlackMessage } from '@tollkeeper/cards';
import { slackFallback, slackMessage } from '@tollkeeper/cards/chat';

import { callFault } from './call-fault.ts';

/** A card as it may be sent: with blocks, or as text alone. */
export type Version = { readonly text: string; readonly blocks?: SlackMessage['blocks'] };

/** A card laid out, and all that goes with it. */
export type Laid = {
  /** The richest first: each is for a Slack that refuses the one before. */
  readonly versions: readonly Version[];
  readonly pictures: SlackMessage['pictures'];
  /** Whether the blocks leave something out, which then belongs into a file of the name `FULL_TEXT`. */
  readonly isCut: boolean;
};

/** Lays a card out in every version; a message that is changed may hold less text. */
export function versionsOf(card: Card, isUpdate: boolean): Laid {
  const whole = slackMessage(card, { isUpdate });
  const options = { isUpdate, ...(whole.isCut && { file: FULL_TEXT }) };
  const rich = whole.isCut ? slackMessage(card, options) : whole;
  const plain = slackFallback(card, options);
  return {
    versions: [rich, plain, { text: rich.text }].map(versionOf),
    pictures: rich.pictures,
    isCut: whole.isCut,
  };
}

/** Sends the first version that Slack takes; what is no matter of the content ends it. */
export async function sendFirst(
  versions: readonly Version[],
  send: (version: Version) => Promise<void>,
): Promise<void> {
  for (const [at, version] of versions.entries()) {
    try {
      await send(version);
      return;
    } catch (error) {
      const isLast = at === versions.length - 1;
      if (isLast || !CONTENT.has(callFault(error).error)) throw error;
    }
  }
}

/** Names the file that holds all of a card that is too long for a message. */
export const FULL_TEXT = 'whole-answer.txt';

function versionOf({ text, blocks }: Version): Version {
  return { text, ...(blocks !== undefined && { blocks }) };
}

/** Slack's words for a message that it would take in another form. */
const CONTENT: ReadonlySet<string> = new Set([
  'HTTP 400',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);
