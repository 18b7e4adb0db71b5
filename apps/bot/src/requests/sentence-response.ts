import type { Request } from './request.ts';
import type { CardResponse } from './response.ts';

/** A sentence in place of an answer: for the person alone, or where a message stands that everybody reads. */
export function sentenceResponse({ did, place }: Request, title: string, sentence: string): CardResponse {
  return {
    kind: 'card',
    card: { title, answer: sentence, sections: [] },
    visibility:
      place.isDirect || place.platform === 'terminal' || did.kind === 'message' ? 'shared' : 'private',
  };
}
