import type { Reply } from '../converse/reply.ts';
import type { Access } from './access.ts';
import type { Request } from './request.ts';
import type { CardResponse } from './response.ts';

/**
 * Who sees an answer: a mention is answered where it stands, a command for the person alone unless the platform is set
 * to share; what went wrong with a command is nobody else's matter.
 */
export function visibilityOf(
  { did, place }: Request,
  reply: Pick<Reply, 'kind'> & { readonly held?: unknown },
  access: Access,
): CardResponse['visibility'] {
  if (place.isDirect || place.platform === 'terminal' || did.kind === 'message') return 'shared';
  if (PERSONAL.includes(reply.kind)) return 'private';
  const { spend, answers } = access[place.platform];
  if (tellsSpend(reply) && !spend.channels.includes(place.channel)) return 'private';
  // Whoever presses a button in a thread goes on with what everybody there talks about.
  if (did.kind !== 'command' && place.thread !== undefined) return 'shared';
  return answers;
}

/** Only where everybody may see spend it is shown to everybody without being shared. */
function tellsSpend({ kind, held }: Pick<Reply, 'kind'> & { readonly held?: unknown }): boolean {
  return held !== undefined || SPENDING.includes(kind);
}

const SPENDING: readonly Reply['kind'][] = ['account', 'key', 'alerts', 'alert-history', 'told'];

/** Refusals, and what only the person can use. */
const PERSONAL: readonly Reply['kind'][] = ['refused', 'unknown-model', 'help', 'forgotten'];
