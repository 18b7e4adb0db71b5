import type { Asker, GuardDesk } from '../watching/guard-desk.ts';
import { isZone } from '../watching/wall-clock.ts';
import type { Host } from './host.ts';
import { isReadByOthers, maySeeSpend } from './may-ask.ts';
import type { Person, Request } from './request.ts';

/** What the guard keeps, for whoever asks where they ask. */
export function guardDeskFor(request: Request, { store, now, access }: Host): GuardDesk {
  const { by, place } = request;
  const own = place.platform === 'terminal' ? undefined : access[place.platform];
  return {
    store,
    maySee: own === undefined || (maySeeSpend(request, own) && !isReadByOthers(request, own)),
    ask: own?.ask ?? 'whoever runs this program',
    asker: () => askerOf(by),
    now,
  };
}

async function askerOf({ id, profile }: Person): Promise<Asker> {
  const { name = '', timeZone } = (await profile?.()) ?? {};
  const shown = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME)
    .toWellFormed();
  return {
    recordedAs: shown === '' ? id : `${shown} (${id})`,
    ...(timeZone !== undefined && isZone(timeZone) && { zone: timeZone }),
  };
}

const LONGEST_NAME = 60;
