import type { Card } from '@tollkeeper/cards';
import type { Logger } from 'pino';

import {
  cardAsText,
  cardWithoutFiles,
  fileAsText,
  fileMessage,
  type Outgoing,
  wholeCard,
} from './outgoing.ts';
import { persistently } from './persistently.ts';
import { isRefusedForm, isRefusedUpload, problemText } from './refusal.ts';
import type { Tools } from './tools.ts';
import type { Write } from './write.ts';

/**
 * Writes a card as rich as Discord takes it: components with pictures, then without anything to upload, then as text.
 *
 * A message that is made of components stays so: where one is changed, text is not tried.
 */
export async function writeCard(
  card: Card,
  write: Write,
  { pictures, log, isChange = false }: Pick<Tools, 'pictures' | 'log'> & { readonly isChange?: boolean },
): Promise<void> {
  const whole = () => wholeCard(card, pictures.draw);
  try {
    return await writeWithFiles({ whole, lesser: () => cardWithoutFiles(card) }, write, log);
  } catch (error) {
    if (isChange || !isRefusedForm(error)) throw error;
  }
  const plain = cardAsText(card);
  await writeWithFiles({ whole: async () => plain, lesser: () => withoutFiles(plain) }, write, log);
}

/** Writes a text file with a caption, or as much of it as a message holds. */
export async function writeFile(
  { name, content, caption }: { readonly name: string; readonly content: string; readonly caption: string },
  write: Write,
  log: Logger,
): Promise<void> {
  const whole = fileMessage(name, content, caption);
  await writeWithFiles({ whole: async () => whole, lesser: () => fileAsText(content, caption) }, write, log);
}

/** A message with files, and what there is to say without them. */
type WithFiles = { readonly whole: () => Promise<Outgoing>; readonly lesser: () => Outgoing };

async function writeWithFiles({ whole, lesser }: WithFiles, write: Write, log: Logger): Promise<void> {
  let hasFiles = true;
  try {
    const message = await whole();
    hasFiles = message.files.length > 0;
    return await persistently(() => write(message));
  } catch (error) {
    if (!hasFiles || !isRefusedUpload(error)) throw error;
    log.warn({ problem: problemText(error) }, 'An answer on Discord goes out without its files.');
  }
  const message = lesser();
  await persistently(() => write(message));
}

function withoutFiles({ body }: Outgoing): Outgoing {
  return { body: { ...body, attachments: [] }, files: [] };
}
