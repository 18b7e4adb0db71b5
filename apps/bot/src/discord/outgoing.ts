import { type Card, renderPlainText } from '@tollkeeper/cards';
import { discordMessage, discordPlain } from '@tollkeeper/cards/chat';
import type { RawFile } from 'discord.js';

import type { DrawingQueue } from './drawing-queue.ts';

/** A message on its way to Discord, wherever it is written to. */
export type Outgoing = { readonly body: OutgoingBody; readonly files: readonly RawFile[] };

export type OutgoingBody = {
  readonly flags: number;
  readonly content?: string;
  readonly components?: readonly object[];
  readonly allowed_mentions: { readonly parse: readonly [] };
  /** All files of the message: those that an edited message had before are gone. */
  readonly attachments: readonly {
    readonly id: number;
    readonly filename: string;
    readonly description?: string;
  }[];
};

/** A card as it should be: components with their pictures, and the whole text as a file where it was cut. */
export async function wholeCard(card: Card, draw: DrawingQueue['draw']): Promise<Outgoing> {
  const { pictures, ...message } = componentsOf(card, false);
  const drawn = await Promise.all(
    pictures.map(async (picture) => ({
      name: picture.name,
      data: await draw(picture),
      description: picture.alt,
    })),
  );
  const files = [...drawn, ...(message.isCut ? [wholeText(card)] : [])];
  // Among components a file is seen only where one of them shows it.
  const shown = message.isCut ? [{ type: FILE, file: { url: `attachment://${WHOLE_TEXT}` } }] : [];
  return withFiles({ ...message.body, components: [...message.body.components, ...shown] }, files);
}

/** A card without anything to upload: charts are the sentences that describe them. */
export function cardWithoutFiles(card: Card): Outgoing {
  return withFiles(componentsOf(card, true).body, []);
}

/** A card as text, for when its components are refused; with the whole text as a file where it was cut. */
export function cardAsText(card: Card): Outgoing {
  const { payload, isCut } = discordPlain(card);
  return withFiles(payload, isCut ? [wholeText(card)] : []);
}

/** Nothing but words; mentions in them tell nobody. */
export function words(text: string): Outgoing {
  return withFiles({ content: start(text, LONGEST_CONTENT), flags: NO_EMBEDS, allowed_mentions: NOBODY }, []);
}

/** A text file with a sentence. */
export function fileMessage(name: string, content: string, caption: string): Outgoing {
  return withFiles(words(caption).body, [{ name, data: content }]);
}

/** The same where no file can be uploaded: as much of the text as a message holds. */
export function fileAsText(content: string, caption: string): Outgoing {
  const head = `${start(caption, 500)}\nThe file could not be uploaded; this is how it begins:\n`;
  const inert = content.replaceAll('`', "'");
  return words(`${head}\`\`\`\n${start(inert, LONGEST_CONTENT - head.length - 8)}\n\`\`\``);
}

function componentsOf(card: Card, withoutPictures: boolean) {
  const actions = card.actions ?? [];
  const detailsButton = actions
    .filter((action) => action.kind === 'button')
    .find(({ verb }) => verb === 'details');
  const { payload, pictures, isCut } = discordMessage(
    { ...card, actions: actions.filter((action) => action !== detailsButton) },
    { withoutPictures, ...(detailsButton !== undefined && { detailsButton }) },
  );
  return { body: payload, pictures, isCut };
}

type NamedFile = { readonly name: string; readonly data: string | Uint8Array; readonly description?: string };

function wholeText(card: Card): NamedFile {
  return { name: WHOLE_TEXT, data: renderPlainText(card) };
}

function withFiles(body: Omit<OutgoingBody, 'attachments'>, files: readonly NamedFile[]): Outgoing {
  const attachments = files.map(({ name, description }, id) => ({
    id,
    filename: name,
    ...(description !== undefined && { description }),
  }));
  return {
    body: { ...body, attachments },
    files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })),
  };
}

function start(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const WHOLE_TEXT = 'answer.txt';

/** resources/message#create-message, 6 August 2026. */
const LONGEST_CONTENT = 2_000;

const NO_EMBEDS = 4;
const FILE = 13;
const NOBODY = { parse: [] } as const;
