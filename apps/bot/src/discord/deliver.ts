import type { Deliver } from '../requests/request-handler.ts';
import type { Response } from '../requests/response.ts';
import { words } from './outgoing.ts';
import { isDeadToken, isGone, isRefusedForm, problemText } from './refusal.ts';
import type { Tools } from './tools.ts';
import type { Write } from './write.ts';
import { writeCard, writeFile } from './write-card.ts';
import { wrongFormCard } from './wrong-form-card.ts';

/** Where the answer to something a person did can be written. */
export type Outlet = {
  /** For the person alone, where that is possible there. */
  readonly private: Write;
  readonly shared: Write;
  /** In place of the message whose button was pressed, where it can be changed to what is answered. */
  readonly replacement?: (visibility: 'private' | 'shared') => Write | undefined;
};

/** Delivers a response to an outlet; where that fails, the person is told so before it rejects. */
export function deliverTo(outlet: Outlet, tools: Pick<Tools, 'pictures' | 'log'>): Deliver {
  return async (response) => {
    try {
      await write(response, outlet, tools);
    } catch (error) {
      tools.log.warn({ problem: problemText(error) }, 'An answer could not be delivered on Discord.');
      await outlet.private(words(NOT_DELIVERED)).catch(() => undefined);
      // The errors of discord.js carry the token of the interaction and the text of the message.
      throw new Error(`Discord did not take the answer: ${problemText(error)}`);
    }
  };
}

async function write(
  response: Response,
  outlet: Outlet,
  tools: Pick<Tools, 'pictures' | 'log'>,
): Promise<void> {
  switch (response.kind) {
    case 'card': {
      const { card, visibility, isReplacement = false } = response;
      const replacement = isReplacement ? outlet.replacement?.(visibility) : undefined;
      if (replacement !== undefined) {
        try {
          return await writeCard(card, replacement, { ...tools, isChange: true });
        } catch (error) {
          if (![isGone, isRefusedForm, isDeadToken].some((is) => is(error))) throw error;
        }
      }
      return writeCard(card, outlet[visibility], tools);
    }
    case 'file':
      return writeFile(response, outlet.private, tools.log);
    case 'wrong-form':
      return writeCard(wrongFormCard(response), outlet.private, tools);
    case 'form':
      return outlet.private(words(NO_FORM_HERE));
  }
}

const NOT_DELIVERED =
  'I have an answer, but Discord does not let me show it here. Please ask again in a minute.';

const NO_FORM_HERE = 'Discord opens a form only at a button. Please use the buttons below an answer.';
