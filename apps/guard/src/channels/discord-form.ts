import { setImmediate } from 'node:timers/promises';
import { type Card, chartHeight, chartSvg, type DiscordMessage, renderPlainText } from '@tollkeeper/cards';
import { discordMessage, discordPlain } from '@tollkeeper/cards/chat';

/** A message as it is sent to Discord, with the files that it shows. */
export type DiscordForm = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly DiscordFile[];
};

export type DiscordFile = { readonly name: string; readonly data: string | Uint8Array };

/** A card as it should be: components with their pictures, and the whole text as a file where it was cut. */
export async function wholeForm(card: Card): Promise<DiscordForm> {
  const { payload, pictures, isCut } = discordMessage(card);
  const files: DiscordFile[] = [];
  const attachments: object[] = [];
  for (const picture of pictures) {
    attachments.push({ id: files.length, filename: picture.name, description: picture.alt });
    files.push({ name: picture.name, data: await drawn(picture) });
  }
  if (!isCut) return { body: { ...payload, attachments }, files };
  attachments.push({ id: files.length, filename: WHOLE_TEXT });
  files.push({ name: WHOLE_TEXT, data: renderPlainText(card) });
  // Among components a file is seen only where one of them shows it.
  const components = [...payload.components, { type: FILE, file: { url: `attachment://${WHOLE_TEXT}` } }];
  return { body: { ...payload, components, attachments }, files };
}

/** A card without anything to upload: charts are the sentences that describe them. */
export function formWithoutFiles(card: Card): DiscordForm {
  const { payload } = discordMessage(card, { withoutPictures: true });
  return { body: { ...payload, attachments: [] }, files: [] };
}

/** A card as text, for when its components are refused. */
export function textForm(card: Card): DiscordForm {
  return { body: { ...discordPlain(card).payload, attachments: [] }, files: [] };
}

/** Title and answer alone: for a short message beside a change. */
export function headlineForm({ title, answer }: Card): DiscordForm {
  return textForm({ title, answer, sections: [] });
}

/** A picture takes some 15 ms in which nothing else runs, so others go first. */
async function drawn({ title, chart }: DiscordMessage['pictures'][number]): Promise<Uint8Array> {
  // Most messages have no picture, and the library that draws is large.
  const { chartPng } = await import('@tollkeeper/cards/chart-png');
  await setImmediate();
  return chartPng(chartSvg(chart, { title, width: WIDTH, height: chartHeight(chart), scheme: 'dark' }));
}

const WHOLE_TEXT = 'alert.txt';
const FILE = 13;

/** As wide as Discord shows a picture on a desk; the drawing is twice as large. */
const WIDTH = 640;
