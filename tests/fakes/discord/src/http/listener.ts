import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import { matchRoute } from '../rest/route.ts';
import { ROUTES } from '../rest/routes.ts';
import type { World } from '../world/world.ts';
import { type Answered, REFUSALS } from './answer.ts';
import { type Call, readCall } from './call.ts';
import type { Fault } from './faults.ts';
import type { Limiter } from './rate-limiter.ts';

/** What stands between a request and its route. */
export type Desk = {
  readonly faultFor: (call: Call) => Fault | undefined;
  readonly limit: Limiter;
  /** Every request, in the order in which it was answered. */
  readonly calls: Call[];
};

/** Answers HTTP requests: files by their address, everything else by the routes of the API. */
export function listener(world: World, desk: Desk): RequestListener {
  return (request, response) => {
    void serve(world, desk, { request, response }).catch((error: unknown) => {
      send(response, { status: 500, body: { message: String(error), code: 0 } });
    });
  };
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

async function serve(world: World, desk: Desk, { request, response }: Exchange): Promise<void> {
  const call = await readCall(request, world.clock.now());
  if (call.path.startsWith('/attachments/')) return sendFile(world, call, response);
  desk.calls.push(call);
  const fault = desk.faultFor(call);
  const answered =
    typeof fault === 'object' ? fault : fault === 'hang-up' ? undefined : answer(world, desk, call);
  if (answered === undefined || fault === 'lose-answer') request.socket.resetAndDestroy();
  else send(response, answered);
  world.changes.changed();
}

function answer(world: World, desk: Desk, call: Call): Answered {
  const found = matchRoute(ROUTES, call);
  const isAllowed = !world.isTokenRevoked && call.authorization === `Bot ${world.token}`;
  if (found?.route.isInteraction !== true && !isAllowed) return REFUSALS.unauthorized;
  if (found === undefined) return REFUSALS.notFound;
  const verdict = desk.limit(found.route, call);
  if (verdict.kind === 'refused') return verdict.answer;
  const answered = found.route.answer(world, { call, params: found.params });
  return { ...answered, headers: { ...verdict.headers, ...answered.headers } };
}

function sendFile(world: World, call: Call, response: ServerResponse): void {
  const [, , id] = call.path.split('/');
  const files = [...world.messages.values()].flatMap((message) => message.attachments);
  const file = files.find((one) => one.id === id);
  response.writeHead(file ? 200 : 404).end(file?.bytes);
}

function send(response: ServerResponse, { status, body, headers }: Answered): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
