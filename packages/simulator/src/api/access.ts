import { isUsable } from '../state/catch-up.ts';
import type { Simulation } from '../state/simulation.ts';
import { type Answer, refuse } from './answer.ts';
import type { Caller } from './route.ts';

/** Finds out who asks, or says 401. */
export function callerOf(
  { keys, managementKey }: Simulation,
  authorization: string | undefined,
  now: Date,
): Caller | Answer {
  const [, secret] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  if (secret === undefined) return refuse({ status: 401, message: 'Missing Authentication header' });
  if (secret === managementKey) return { kind: 'management' };
  const key = keys.find((one) => one.secret === secret);
  if (key === undefined) return unknownKey();
  if (isUsable(key, now)) return { kind: 'ordinary', key };
  return refuse({
    status: 401,
    message: key.disabled ? 'This API key is disabled' : 'This API key has expired',
  });
}

/** What a key hears that does not exist, and a management key that is used as an ordinary one (seen 2026-04-20). */
export function unknownKey(): Answer {
  return refuse({ status: 401, message: 'User not found.' });
}
