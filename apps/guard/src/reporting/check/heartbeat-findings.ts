import { once } from 'node:events';
import { connect as connectPlain, isIP } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

import type { GuardSettings } from '../../configuration/settings.ts';
import { type Finding, note, well, wrong } from './finding.ts';

/**
 * Says whether anybody notices when the guard itself stops.
 *
 * The server is only connected to: to ask for the address would be a beat, which hides that the guard is down. The
 * address is a secret.
 */
export async function heartbeatFindings({
  heartbeatUrl,
}: Pick<GuardSettings, 'heartbeatUrl'>): Promise<readonly Finding[]> {
  if (heartbeatUrl === undefined) return [note(NONE, HOW)];
  const problem = await connectionProblem(new URL(heartbeatUrl()));
  if (problem === undefined)
    return [well('The server of TOLLKEEPER_HEARTBEAT_URL can be reached; no heartbeat was sent.')];
  return [
    wrong(
      `No heartbeat can be sent now: the server of TOLLKEEPER_HEARTBEAT_URL cannot be reached, ${problem}.`,
      'Correct TOLLKEEPER_HEARTBEAT_URL, or let this machine reach that server.',
    ),
  ];
}

async function connectionProblem({ protocol, hostname, port }: URL): Promise<string | undefined> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isSecure = protocol === 'https:';
  const place = { host, port: Number(port || (isSecure ? 443 : 80)) };
  const socket = isSecure
    ? connectSecurely({ ...place, ...(isIP(host) === 0 && { servername: host }) })
    : connectPlain(place);
  try {
    await once(socket, isSecure ? 'secureConnect' : 'connect', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return undefined;
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError' ? 'no answer in time' : codeOf(error);
  } finally {
    socket.destroy();
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `the system says ${code}` : 'no connection';
}

const TIMEOUT_MS = 5_000;
const NONE = 'No heartbeat is set: when the guard itself stops, nobody outside notices.';
const HOW =
  'Set TOLLKEEPER_HEARTBEAT_URL to an address that raises the alarm when it is not asked for, such as a check of healthchecks.io.';
