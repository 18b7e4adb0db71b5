import type { Host } from './host.ts';
import { inTurn } from './in-turn.ts';
import { loggedFault } from './logged-fault.ts';
import { opensForm } from './opens-form.ts';
import { rateLimit } from './rate-limit.ts';
import type { Request } from './request.ts';
import { respond } from './respond.ts';
import type { Response } from './response.ts';
import { sentenceResponse } from './sentence-response.ts';

/** Brings a response to where the request came from; rejects where it could not be brought there. */
export type Deliver = (response: Response) => Promise<void>;

/**
 * Answers a request once: a request that was seen before is left alone.
 *
 * It never rejects. Whatever goes wrong is answered with a sentence and logged; a delivery that fails is logged.
 * The platform acknowledges before it calls.
 */
export type RequestHandler = (request: Request, deliver: Deliver) => Promise<void>;

/** Answers requests of all platforms; all that one process remembers by itself are the questions of the last minute. */
export function requestHandler(host: Host): RequestHandler {
  const limit = rateLimit(host.access.questionsPerMinute);
  const turn = inTurn();
  return async (request, deliver) => {
    const { platform } = request.place;
    const log = host.log.child({ platform, deed: request.did.kind });
    const delivery = `${platform}/${request.id}`;
    if (!isUrgent(request)) await turn();
    if (!(await isOurs(delivery, { ...host, log }))) return;
    const started = host.now().getTime();
    const response = await respond(request, { ...host, log }, limit).catch((error: unknown) => {
      const reference = host.newId().slice(0, REFERENCE_LENGTH);
      loggedFault(log, { reference, error, what: 'a request could not be answered' });
      return sentenceResponse(request, 'Something went wrong', sentence(reference));
    });
    try {
      await deliver(response);
      log.info({ response: response.kind, ms: host.now().getTime() - started }, 'a request was answered');
    } catch (error) {
      const reference = host.newId().slice(0, REFERENCE_LENGTH);
      loggedFault(log, { reference, error, what: 'an answer could not be delivered' });
    }
    // It may have arrived all the same: nobody tries again.
    await host.store.deliveries.finish(delivery, host.now()).catch((error: unknown) => {
      loggedFault(log, { error, what: 'a delivery could not be marked as done' });
    });
  };
}

/** A platform gives three seconds for opening a form. */
function isUrgent({ did }: Request): boolean {
  return did.kind === 'press' && opensForm(did.code);
}

/** Whether this process is to answer; where the store is out of reach, an answer twice is better than none. */
async function isOurs(delivery: string, { store, now, log }: Host): Promise<boolean> {
  try {
    const { kind } = await store.deliveries.claim(delivery, { now: now(), leaseMs: LEASE_MS });
    if (kind !== 'claimed') log.debug({ kind }, 'a request was seen before');
    return kind === 'claimed';
  } catch (error) {
    loggedFault(log, { error, what: 'a request could not be claimed' });
    return true;
  }
}

function sentence(reference: string): string {
  return `This could not be answered because of a mistake in Tollkeeper or its store, not in what you wrote. Try again in a minute; if it stays, tell whoever runs this bot the reference ${reference}.`;
}

/** Longer than any answer takes, a language model and its retries included. */
const LEASE_MS = 120_000;

const REFERENCE_LENGTH = 8;
