import { callFault } from './call-fault.ts';
import type { Route } from './route.ts';
import { say } from './say.ts';
import { sentenceCard } from './sentence-card.ts';
import type { Slack } from './slack.ts';
import { upload } from './upload.ts';

/** A text file for somebody. */
export type TextFile = { readonly name: string; readonly content: string; readonly caption: string };

/**
 * Brings a text file: to the place where it is direct, else to the person's direct messages, and says so.
 *
 * An ephemeral message cannot carry a file. Where the upload fails, the text itself is said as far as it fits.
 *
 * @throws where not even the text could be brought.
 */
export async function sendFile(slack: Slack, route: Route, file: TextFile): Promise<void> {
  try {
    const { channel, thread } = route;
    const place = route.isDirect
      ? { channel, ...(thread !== undefined && { thread }) }
      : { channel: await slack.directChannelOf(route.user) };
    const { name, caption, content } = file;
    await upload(slack, place, [{ name, title: caption, content: Buffer.from(content || '\n') }]);
  } catch (error) {
    const fault = callFault(error);
    slack.log.warn({ error: fault.error }, 'A file could not be uploaded to Slack.');
    await sayText(slack, route, file);
    return;
  }
  if (route.isDirect) return;
  const card = sentenceCard('File', `The file ${file.name} is in our direct messages.`);
  await say(slack, route, { card, isPrivate: true });
}

async function sayText(slack: Slack, route: Route, { name, content, caption }: TextFile): Promise<void> {
  const said = sentenceCard(
    caption,
    `The file ${name} could not be uploaded, so its text follows as far as it fits.`,
  );
  const lines = content.split(/\r?\n/).filter((line) => line.trim() !== '');
  const card = { ...said, sections: [{ kind: 'list', title: name, items: lines }] } as const;
  await say(slack, route, { card, isPrivate: true });
}
