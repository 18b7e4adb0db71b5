import type { Card } from '@tollkeeper/cards';

import type { DrawingQueue } from './drawing-queue.ts';
import {
  cardAsText,
  cardWithoutFiles,
  fileAsText,
  fileMessage,
  type Outgoing,
  wholeCard,
} from './outgoing.ts';
import { persistently } from './persistently.ts';
import { isRefusedForm, isRefusedUpload } from './refusal.ts';
import type { Write } from './write.ts';

/**
 * Writes a card as rich as Discord takes it: components with pictures, then without anything to upload, then as text.
 *
 * A message that is made of components stays so: where one is changed, text is not tried.
 */
export async function writeCard(
  card: Card,
  write: Write,
  { pictures, isChange = false }: { readonly pictures: DrawingQueue; readonly isChange?: boolean },
): Promise<void> {
  try {
    return await writeWithFiles(
      write,
      () => wholeCard(card, pictures.draw),
      () => cardWithoutFiles(card),
    );
  } catch (error) {
    if (isChange || !isRefusedForm(error)) throw error;
  }
  const plain = cardAsText(card);
  await writeWithFiles(
    write,
    async () => plain,
    () => withoutFiles(plain),
  );
}

/** Writes a text file with a caption, or as much of it as a message holds. */
export async function writeFile(
  { name, content, caption }: { readonly name: string; readonly content: string; readonly caption: string },
  write: Write,
): Promise<void> {
  const whole = fileMessage(name, content, caption);
  await writeWithFiles(
    write,
    async () => whole,
    () => fileAsText(content, caption),
  );
}

async function writeWithFiles(
  write: Write,
  whole: () => Promise<Outgoing>,
  lesser: () => Outgoing,
): Promise<void> {
  let hasFiles = true;
  try {
    const message = await whole();
    hasFiles = message.files.length > 0;
    return await persistently(() => write(message));
  } catch (error) {
    if (!hasFiles || !isRefusedUpload(error)) throw error;
  }
  const message = lesser();
  await persistently(() => write(message));
}

function withoutFiles({ body }: Outgoing): Outgoing {
  return { body: { ...body, attachments: [] }, files: [] };
}
