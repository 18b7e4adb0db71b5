import { diagnose } from '@tollkeeper/engine';
import { looksLikeRefusal, refusalFrom } from '@tollkeeper/openrouter/refusals';

import type { Reply } from './reply.ts';

/** Diagnoses an error that somebody pasted; `undefined` for any other message. */
export function diagnosisReply(message: string): Reply | undefined {
  return looksLikeRefusal(message) ? diagnosisOf(message) : undefined;
}

/** Diagnoses a text that is said to be an error; what it is not is unknown. */
export function diagnosisOf(text: string): Reply {
  return text === ''
    ? {
        kind: 'refused',
        title: 'Nothing to diagnose',
        sentences: ['Paste the error behind /diagnose, as your program printed it.'],
      }
    : { kind: 'diagnosis', diagnosis: diagnose(refusalFrom(text)) };
}
