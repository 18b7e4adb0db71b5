import { decodeAction, incidentPressOf } from '@tollkeeper/cards';

import { commandOf } from '../commands/answer-line.ts';
import type { Access, PlatformAccess } from './access.ts';
import { lineOf } from './line-of.ts';
import type { Deed, Request } from './request.ts';

/** Whether a request may be answered, or a sentence that says why not and whom to ask. */
export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Judges where somebody asks and, for commands about spend, who asks. */
export function mayAsk(request: Request, access: Access): Permission {
  const { platform, channel, isDirect } = request.place;
  if (platform === 'terminal') return ALLOWED;
  const own = access[platform];
  if (
    !isDirect &&
    !isAboutIncident(request.did) &&
    own.channels !== undefined &&
    !own.channels.includes(channel)
  )
    return refused(
      `Tollkeeper answers in other channels, not in this one. Ask ${own.ask} to allow it here, or write a direct message.`,
    );
  const command = commandOf(lineOf(request.did) ?? '');
  if (command?.isProtected !== true) return ALLOWED;
  if (!maySeeSpend(request, own))
    return refused(`/${command.name} is about what is spent, and you may not see that here. Ask ${own.ask}.`);
  return isReadByOthers(request, own)
    ? refused(
        `Everybody here would read what is spent: use the command /${command.name}, which answers you alone, or write a direct message.`,
      )
    : ALLOWED;
}

/** Whether people who may not see spend would read the answer: that to a message stands where it was written. */
export function isReadByOthers({ did, place }: Request, { spend }: PlatformAccess): boolean {
  return did.kind === 'message' && !place.isDirect && !spend.channels.includes(place.channel);
}

/** Whether somebody may see spend where they ask: by name, by role or, outside direct messages, by channel. */
export function maySeeSpend({ by, place }: Request, { spend }: PlatformAccess): boolean {
  return (
    spend.people.includes(by.id) ||
    by.roles.some((role) => spend.roles.includes(role)) ||
    (!place.isDirect && spend.channels.includes(place.channel))
  );
}

function refused(sentence: string): Permission {
  return { kind: 'refused', sentence };
}

/** The guard writes alerts where it is told to; who may answer them is for the button to find out. */
function isAboutIncident(did: Deed): boolean {
  if (did.kind !== 'press') return false;
  const decoded = decodeAction(did.code);
  return decoded.kind === 'action' && incidentPressOf(decoded.action) !== undefined;
}

const ALLOWED: Permission = { kind: 'allowed' };
