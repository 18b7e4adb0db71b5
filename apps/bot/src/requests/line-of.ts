import { decodeAction } from '@tollkeeper/cards';

import type { Deed } from './request.ts';

/** What a deed says, as it would be typed; nothing for buttons and forms that say nothing. */
export function lineOf(did: Deed): string | undefined {
  switch (did.kind) {
    case 'message':
      return did.text.trim() === '' ? '/help' : did.text;
    case 'command':
      return `/${did.name} ${did.text}`.trim();
    case 'press': {
      const decoded = decodeAction(did.code);
      return decoded.kind === 'action' && decoded.action.verb === SAY ? decoded.action.argument : undefined;
    }
    case 'form':
      return undefined;
  }
}

/** The verb of buttons that say something. */
export const SAY = 'say';
