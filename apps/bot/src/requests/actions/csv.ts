import { foundOrTold } from '../found-or-told.ts';
import type { Host } from '../host.ts';
import type { Request } from '../request.ts';
import type { Response } from '../response.ts';
import { sentenceResponse } from '../sentence-response.ts';

/** Gives the figures of an answer as a file, as they were when it was made. */
export async function csv(request: Request, id: string, host: Host): Promise<Response> {
  const kept = await foundOrTold(request, id, host);
  if (kept.kind !== 'found') return kept;
  const { csv: file, card } = kept.found.answer;
  return file === undefined
    ? sentenceResponse(request, 'No file', 'There is no table in this answer.')
    : { kind: 'file', ...file, caption: `${card.title}: ${card.answer}` };
}
