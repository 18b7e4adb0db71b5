import { type Card, renderPlainText } from '@tollkeeper/cards';

import type { CardResponse } from '../requests/response.ts';
import { callFault } from './call-fault.ts';
import { replace } from './replace.ts';
import type { Route } from './route.ts';
import { type Said, say } from './say.ts';
import { sendFile } from './send-file.ts';
import type { Slack } from './slack.ts';
import { pictureUpload, upload } from './upload.ts';
import { FULL_TEXT } from './versions-of.ts';

/**
 * Brings a card, then what Slack cannot show in a message: pictures, and the whole text of a card that is cut.
 *
 * @throws where the card itself could not be brought.
 */
export async function sendCard(slack: Slack, route: Route, response: CardResponse): Promise<void> {
  const { card, isReplacement = false } = response;
  const cardFor = { card, isPrivate: response.visibility === 'private' };
  const said = await (isReplacement ? replace : say)(slack, route, cardFor);
  if (said === undefined) return;
  await sendPictures(slack, said);
  if (said.laid.isCut) await sendWholeText(slack, route, { card, said });
}

/** Beside an ephemeral message there can be none; its words say every figure of them. */
async function sendPictures(slack: Slack, { laid, landing }: Said): Promise<void> {
  if (landing.isEphemeral || laid.pictures.length === 0) return;
  try {
    await upload(slack, landing, laid.pictures.map(pictureUpload));
  } catch (error) {
    slack.log.warn({ error: callFault(error).error }, 'A picture could not be uploaded to Slack.');
  }
}

type Cut = { readonly card: Card; readonly said: Said };

async function sendWholeText(slack: Slack, route: Route, { card, said }: Cut): Promise<void> {
  const { channel, thread, isEphemeral } = said.landing;
  const beside = { user: route.user, channel, ...(thread !== undefined && { thread }), isDirect: true };
  await sendFile(slack, isEphemeral ? route : beside, {
    name: FULL_TEXT,
    content: renderPlainText(card),
    caption: card.title,
  });
}
