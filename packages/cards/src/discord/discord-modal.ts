import { encodeAction } from '../action-code.ts';
import type { Form, FormField } from '../form.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { LABEL, type Modal, type ModalLabel, SHORT, TEXT_INPUT } from './payload.ts';
import { shortened } from './visible-text.ts';

/**
 * One page of a form as a modal, which holds five fields; nothing where the form has no such page.
 *
 * Without a page it opens where the first error is. Discord opens no modal in answer to a modal: between two pages
 * stands a message with a button. Nor can it show an error in place: the modal closes, and the error stands in the
 * description of its field when the form is opened again. What comes back are the fields of the page alone.
 *
 * @throws where a key is no id for Discord (1 to 100 characters, each of its own), or the action cannot be encoded.
 */
export function discordModal(form: Form, page = firstPage(form)): PagedModal | undefined {
  const pages = Math.ceil(form.fields.length / IN_MODAL);
  const fields = form.fields.slice((page - 1) * IN_MODAL, page * IN_MODAL);
  if (!Number.isInteger(page) || page < 1 || fields.length === 0) return undefined;

  checkKeys(form.fields);
  const place = pages === 1 ? '' : ` (${page} of ${pages})`;
  const title = shortened(form.title, DISCORD_LIMITS.modalTitle.most - place.length) || '–';
  const modal = {
    custom_id: encodeAction(form.submit),
    title: `${title}${place}`,
    components: fields.map(labelOf),
  };
  return { modal, page, pages };
}

/** A modal, and which page of how many it is, from 1. */
export type PagedModal = { readonly modal: Modal; readonly page: number; readonly pages: number };

function firstPage({ fields }: Form): number {
  const wrong = fields.findIndex(({ error }) => error !== undefined);
  return Math.floor(Math.max(0, wrong) / IN_MODAL) + 1;
}

function labelOf({ key, label, value, hint, error }: FormField): ModalLabel {
  const said = error === undefined ? hint : `Not taken: ${error}`;
  const description = shortened(said, DISCORD_LIMITS.inputDescription.most);
  const written = value.toWellFormed();
  // Part of a value would come back as if it were the whole.
  const fits = written !== '' && written.length <= DISCORD_LIMITS.inputValue.most;
  return {
    type: LABEL,
    label: shortened(label, DISCORD_LIMITS.inputLabel.most) || '–',
    ...(description !== '' && { description }),
    component: {
      type: TEXT_INPUT,
      custom_id: key,
      style: SHORT,
      ...(fits && { value: written }),
      required: false,
    },
  };
}

function checkKeys(fields: readonly FormField[]): void {
  const keys = fields.map(({ key }) => key);
  const wrong = keys.find(
    (key, at) => key === '' || key.length > DISCORD_LIMITS.customId.most || keys.indexOf(key) !== at,
  );
  if (wrong !== undefined) throw new Error(`The key "${wrong}" of a form is empty, too long or there twice.`);
}

const IN_MODAL = DISCORD_LIMITS.modalInputs.most;
