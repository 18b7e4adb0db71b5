import { callFault } from './call-fault.ts';
import { answerAt } from './response-url.ts';
import type { Route } from './route.ts';
import { type CardFor, type Said, say } from './say.ts';
import type { Slack } from './slack.ts';
import { sendFirst, type Version, versionsOf } from './versions-of.ts';

/** Puts a card in the place of the message whose button was pressed; else says it, where that is not possible. */
export async function replace(slack: Slack, route: Route, said: CardFor): Promise<Said | undefined> {
  const { pressed, responseUrl } = route;
  const isForAll = !said.isPrivate || route.isDirect;
  if (pressed === undefined || pressed.isEphemeral === isForAll) {
    const newly = await say(slack, route, said);
    if (newly !== undefined && pressed?.isEphemeral === true) await withdraw(slack, responseUrl);
    return newly;
  }
  const laid = versionsOf(said.card, true);
  try {
    await sendFirst(laid.versions, (version) => rewrite(slack, route, version));
    const { channel, thread } = route;
    const landing = { channel, ...(thread !== undefined && { thread }), isEphemeral: pressed.isEphemeral };
    return { laid, landing };
  } catch (error) {
    slack.log.debug({ error: callFault(error).error }, 'A message could not be replaced.');
    return say(slack, route, said);
  }
}

async function rewrite(slack: Slack, route: Route, version: Version): Promise<void> {
  const { pressed, responseUrl, channel } = route;
  const { text, blocks } = version;
  if (responseUrl !== undefined) {
    const response_type = pressed?.isEphemeral === true ? 'ephemeral' : 'in_channel';
    try {
      await answerAt(responseUrl, { ...version, response_type, replace_original: true });
      return;
    } catch (error) {
      // Only what everybody sees can be changed by another way.
      if (pressed?.isEphemeral === true || callFault(error).error.startsWith('invalid_blocks')) throw error;
    }
  }
  await slack.call('whenever', (web) =>
    web.chat.update({ channel, ts: pressed?.ts ?? '', text, blocks: [...(blocks ?? [])] as never[] }),
  );
}

/** Takes the ephemeral original away; that it stays is no harm worth a word to the person. */
async function withdraw(slack: Slack, responseUrl: string | undefined): Promise<void> {
  if (responseUrl === undefined) return;
  await answerAt(responseUrl, { delete_original: true }).catch((error: unknown) => {
    slack.log.debug({ error: callFault(error).error }, 'An ephemeral message could not be taken away.');
  });
}
