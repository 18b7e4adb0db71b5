import { setTimeout as sleep } from 'node:timers/promises';
import type { Form } from '@tollkeeper/cards';
import { discordModal } from '@tollkeeper/cards/chat';
import { type ButtonInteraction, InteractionResponseType, Routes } from 'discord.js';

import type { Response } from '../requests/response.ts';
import { deliverTo } from './deliver.ts';
import { pagedId } from './form-page.ts';
import { originOf } from './origin.ts';
import { words } from './outgoing.ts';
import { buttonOutlet, firstOutlet } from './outlets.ts';
import { isAcknowledged, problemText } from './refusal.ts';
import type { Tools } from './tools.ts';

/**
 * Answers a button that opens a form.
 *
 * Discord takes a form only as the first answer, so nothing is acknowledged before it is there; if it takes too long,
 * the person is told to press again.
 */
export async function openForm(pressed: ButtonInteraction, tools: Tools): Promise<void> {
  const { handle, log } = tools;
  const first = firstOutlet(pressed, tools);
  const over = new AbortController();
  let isAnswered = false;
  const deliver = async (response: Response): Promise<void> => {
    const isLate = isAnswered;
    isAnswered = true;
    over.abort();
    if (response.kind !== 'form')
      return deliverTo(isLate ? buttonOutlet(pressed, tools) : first, tools)(response);
    if (isLate) throw new Error('The form was ready only after the person had been told to press again.');
    await showForm(pressed, response, tools);
  };
  const timer = sleep(LONGEST_WAIT, undefined, { signal: over.signal }).then(
    async () => {
      isAnswered = true;
      await first.private(words(TOO_SLOW));
    },
    () => undefined,
  );
  await handle(
    { id: pressed.id, ...originOf(pressed), did: { kind: 'press', code: pressed.customId } },
    deliver,
  );
  // What was delivered before needs no answer: another one has it.
  over.abort();
  await timer.catch((error: unknown) => {
    if (!isAcknowledged(error))
      log.warn({ problem: problemText(error) }, 'A button on Discord was not answered.');
  });
}

async function showForm(
  pressed: ButtonInteraction,
  { form, page }: Extract<Response, { kind: 'form' }>,
  tools: Tools,
): Promise<void> {
  const { id, token } = pressed;
  try {
    const body = { type: InteractionResponseType.Modal, data: modalOf(form, page) };
    await tools.rest.post(Routes.interactionCallback(id, token), { auth: false, body });
  } catch (error) {
    // Where only the receipt was lost, the form is there.
    if (isAcknowledged(error)) return;
    await firstOutlet(pressed, tools)
      .private(words(NO_FORM))
      .catch(() => undefined);
    throw new Error(`Discord did not open the form: ${problemText(error)}`);
  }
}

function modalOf(form: Form, page: number | undefined): object {
  const paged = discordModal(form, page) ?? discordModal(form);
  if (paged === undefined) throw new Error(`The form "${form.title}" has no fields.`);
  const code = paged.modal.custom_id;
  return { ...paged.modal, custom_id: pagedId({ code, page: paged.page, pages: paged.pages }) };
}

/** In milliseconds, of the three seconds that Discord gives; the rest is for the way there. */
const LONGEST_WAIT = 2_200;

const TOO_SLOW = 'The form took too long to open. Please press the button again.';

const NO_FORM = 'The form could not be opened. Please press the button again in a minute.';
