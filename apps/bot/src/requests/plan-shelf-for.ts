import type { PlanShelf } from '../commands/command.ts';
import type { Host } from './host.ts';
import { maySeeSpend } from './may-ask.ts';
import { workspaceKey } from './place-key.ts';
import type { Request } from './request.ts';

/** The saved plans that somebody can use where they ask. */
export function shelfFor(request: Request, { store, now, newId, access }: Host): PlanShelf {
  const { by, place } = request;
  return {
    plans: store.plans,
    workspace: workspaceKey(place),
    person: by.id,
    mayRemoveAll: place.platform === 'terminal' || maySeeSpend(request, access[place.platform]),
    now,
    newId,
  };
}
