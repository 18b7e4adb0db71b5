import type { Writable } from 'node:stream';
import { renderPlainText } from '@tollkeeper/cards';
import { alertCard, noticeCard } from '@tollkeeper/cards/standing';
import { maskSecrets } from '@tollkeeper/pricing';

import { oneLine } from './one-line.ts';
import type { RecordedDecision } from './recorded-step.ts';

/** Where people read what the guard says. */
export type Terminal = {
  /** Prints a card for each notification and notice. */
  readonly show: (decision: RecordedDecision) => void;
  readonly line: (text: string) => void;
  /** Prints a problem of the guard itself, apart from what it found. */
  readonly complain: (problem: string) => void;
};

/** Opens a terminal that prints findings to `output` and problems to `errors`. */
export function openTerminal(output: Writable, errors: Writable): Terminal {
  return {
    show({ notifications, notices }) {
      for (const card of [...notifications.map((each) => alertCard(each)), ...notices.map(noticeCard)]) {
        output.write(`${maskSecrets(renderPlainText(card))}\n\n`);
      }
    },
    line: (text) => output.write(`${oneLine(text)}\n`),
    complain: (problem) => errors.write(`guard: ${oneLine(problem)}\n`),
  };
}
