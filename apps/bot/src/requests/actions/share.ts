import { buttonsOfShared } from '../buttons-of.ts';
import { foundOrTold } from '../found-or-told.ts';
import type { Host } from '../host.ts';
import type { Request } from '../request.ts';
import type { Response } from '../response.ts';

/** Shows a private answer to everybody, under the question that was asked. */
export async function share(request: Request, id: string, host: Host): Promise<Response> {
  const kept = await foundOrTold(request, id, host);
  if (kept.kind !== 'found') return kept;
  const { card, question } = kept.found.answer;
  const actions = buttonsOfShared(kept.found);
  return {
    kind: 'card',
    card: {
      ...card,
      sections: [{ kind: 'note', text: `Question: ${question}` }, ...card.sections],
      ...(actions.length === 0 ? {} : { actions }),
    },
    visibility: 'shared',
    isReplacement: true,
  };
}
