import { hold } from './hold.ts';
import type { Host } from './host.ts';
import { loggedFault } from './logged-fault.ts';
import type { Request } from './request.ts';
import type { RequestHandler } from './request-handler.ts';
import type { Response } from './response.ts';
import { sentenceResponse } from './sentence-response.ts';

/** Works out what a request is answered with; the log of the host is the request's own. */
export type Answer = (request: Request, host: Host) => Promise<Response>;

/** Has each request answered by one of all processes on the store; `begin` is waited for before it is claimed. */
export function answeredOnce(
  host: Host,
  begin: (request: Request) => Promise<void>,
  answer: Answer,
): RequestHandler {
  return async (request, deliver) => {
    const { platform } = request.place;
    const log = host.log.child({ platform, deed: request.did.kind });
    await begin(request);
    const held = await hold(`${platform}/${request.id}`, { ...host, log });
    if (held === undefined) return;
    const started = host.now().getTime();
    const response = await answer(request, { ...host, log }).catch((error: unknown) => {
      const reference = host.newId().slice(0, REFERENCE_LENGTH);
      loggedFault(log, { reference, error, what: 'a request could not be answered' });
      return sentenceResponse(request, 'Something went wrong', sentence(reference));
    });
    if (await held.isKept()) {
      try {
        await deliver(response);
        log.info({ response: response.kind, ms: host.now().getTime() - started }, 'a request was answered');
      } catch (error) {
        const reference = host.newId().slice(0, REFERENCE_LENGTH);
        loggedFault(log, { reference, error, what: 'an answer could not be delivered' });
      }
    } else log.warn('a request was left to another process, which has taken it over');
    // It may have arrived all the same: nobody tries again.
    await held.finish();
  };
}

function sentence(reference: string): string {
  return `This could not be answered because of a mistake in Tollkeeper or its store, not in what you wrote. Try again in a minute; if it stays, tell whoever runs this bot the reference ${reference}.`;
}

const REFERENCE_LENGTH = 8;
