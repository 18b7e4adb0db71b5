import type { Host } from './host.ts';
import { type FoundAnswer, findAnswer } from './keep.ts';
import type { Request } from './request.ts';
import type { CardResponse } from './response.ts';
import { sentenceResponse } from './sentence-response.ts';

/** The answer that a button or a form is about, or what to tell where it is not kept any more. */
export async function foundOrTold(
  request: Request,
  id: string,
  host: Host,
): Promise<{ readonly kind: 'found'; readonly found: FoundAnswer } | CardResponse> {
  const found = await findAnswer(id, request.place, host);
  return found === undefined
    ? sentenceResponse(request, 'No longer kept', NOT_KEPT)
    : { kind: 'found', found };
}

const NOT_KEPT =
  'The answer of this button is no longer kept: answers are kept for 30 days. Please ask again, and use the buttons of the new answer.';
