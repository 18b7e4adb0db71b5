import { renderPlainText } from '@tollkeeper/cards';

import type { Channel } from './channel.ts';
import { preparedCard } from './prepared-card.ts';

/** Writes messages as plain text to where somebody looks; what was written stays as it is. */
export function terminalChannel({ name, write }: TerminalSettings): Channel {
  return {
    name,
    platform: 'terminal',
    send: async ({ card }) => {
      try {
        await write(`${renderPlainText(preparedCard(card, 'nothing'))}\n\n`);
      } catch {
        return { kind: 'again', reason: 'The terminal could not be written to.', ambiguous: true };
      }
      return { kind: 'sent', receipt: { platform: 'terminal', channel: name } };
    },
    check: async () => ({ kind: 'ready', as: 'plain text on this terminal' }),
  };
}

export type TerminalSettings = {
  readonly name: string;
  readonly write: (text: string) => void | Promise<void>;
};
