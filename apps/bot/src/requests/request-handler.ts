import { answeredOnce } from './answered-once.ts';
import type { Host } from './host.ts';
import { inTurn } from './in-turn.ts';
import { opensForm } from './opens-form.ts';
import { rateLimit } from './rate-limit.ts';
import type { Request } from './request.ts';
import { respond } from './respond.ts';
import type { Response } from './response.ts';

/** Brings a response to where the request came from; rejects where it could not be brought there. */
export type Deliver = (response: Response) => Promise<void>;

/**
 * Answers a request once: one that was answered before is left alone, also by another process on the same store.
 *
 * It never rejects. Whatever goes wrong is answered with a sentence and logged; a delivery that fails is logged.
 * The platform acknowledges before it calls.
 */
export type RequestHandler = (request: Request, deliver: Deliver) => Promise<void>;

/** Answers requests of all platforms; all that one process remembers by itself are the questions of the last minute. */
export function requestHandler(host: Host): RequestHandler {
  const limit = rateLimit(host.access.questionsPerMinute);
  const turn = inTurn();
  return answeredOnce(
    host,
    async (request) => {
      if (!isUrgent(request)) await turn();
    },
    (request, { log }) => respond(request, { ...host, log }, limit),
  );
}

/** A platform gives three seconds for opening a form. */
function isUrgent({ did }: Request): boolean {
  return did.kind === 'press' && opensForm(did.code);
}
