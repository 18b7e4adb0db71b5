import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Fault, Faults } from './faults.ts';
import type { Fields } from './fields.ts';
import { postToWebhook } from './incoming-webhook.ts';
import { METHODS, type Site } from './methods.ts';
import type { RateLimit } from './rate-limit.ts';
import { refused } from './refusal.ts';
import { readArguments, readPayload, readUpload } from './request-body.ts';
import { respondAt } from './response-url.ts';
import { type Tokens, tokenRefusal } from './tokens.ts';

/** A call of the Web API, and what it was answered. */
export type Call = { readonly method: string; readonly args: Fields; readonly answer: Fields };

/** What the server needs besides the workspace. */
export type Desk = {
  readonly site: Site;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly rateLimit: RateLimit;
  readonly calls: Call[];
};

/** Answers one HTTP request: a method, a response_url, an upload or an incoming webhook. */
export async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, place, ...rest] = new URL(request.url ?? '/', desk.site.origin).pathname.split('/');
  const name = rest.join('/');
  const reply =
    place === 'api'
      ? await callMethod(desk, name, request)
      : place === 'response'
        ? await respond(desk, name, request)
        : place === 'upload'
          ? await upload(desk, name, request)
          : place === 'services'
            ? await webhook(desk, name, request)
            : { status: 404, body: 'not found' };
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const type = typeof reply.body === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(reply.status, { 'content-type': type, ...reply.headers }).end(text);
}

type Reply = {
  readonly status: number;
  readonly body: Fields | string;
  readonly headers?: Readonly<Record<string, string>>;
};

async function callMethod(desk: Desk, name: string, request: IncomingMessage): Promise<Reply> {
  const args = await readArguments(request);
  const token = bearer(request) ?? args['token'];
  const reply = answerTo(desk, name, { args, token });
  desk.calls.push({ method: name, args, answer: typeof reply.body === 'string' ? {} : reply.body });
  if (token !== desk.tokens.bot) return reply;
  // Slack names the scopes of the token in a header of every answer (docs.slack.dev/authentication, November 2026).
  const scopes = { 'x-oauth-scopes': [...desk.tokens.scopes].join(',') };
  return { ...reply, headers: { ...scopes, ...reply.headers } };
}

function answerTo(
  { site, tokens, faults, rateLimit }: Desk,
  name: string,
  { args, token }: { readonly args: Fields; readonly token: unknown },
): Reply {
  const method = METHODS[name];
  if (method === undefined) return { status: 200, body: refused('unknown_method') };
  const fault = faults.take(name);
  if (fault !== undefined) return failed(fault);
  const refusal = tokenRefusal(tokens, typeof token === 'string' ? token : undefined, method.demands);
  if (refusal !== undefined) return { status: 200, body: refusal };
  const counted = method.tier === 'one-a-second' ? `${name} ${args['channel']}` : name;
  const wait = rateLimit(counted, method.tier);
  if (wait !== undefined) return failed({ kind: 'rate-limited', retryAfter: wait });
  return { status: 200, body: method.run(args, site) };
}

async function respond({ site, faults }: Desk, id: string, request: IncomingMessage): Promise<Reply> {
  const args = await readArguments(request);
  const fault = faults.take('response_url');
  return fault === undefined ? respondAt(site.world, id, args) : failed(fault);
}

async function webhook(
  { site, faults, rateLimit }: Desk,
  path: string,
  request: IncomingMessage,
): Promise<Reply> {
  if (request.method !== 'POST') return { status: 400, body: 'invalid_payload' };
  const payload = await readPayload(request);
  const fault = faults.take('incoming_webhook');
  if (fault?.kind === 'refused') return { status: 403, body: fault.error };
  if (fault !== undefined) return failed(fault);
  const wait = rateLimit('incoming_webhook', 'one-a-second');
  if (wait !== undefined) return failed({ kind: 'rate-limited', retryAfter: wait });
  return postToWebhook(site.world, path, payload);
}

async function upload({ site, faults }: Desk, ticket: string, request: IncomingMessage): Promise<Reply> {
  const bytes = await readUpload(request);
  const fault = faults.take('upload');
  if (fault !== undefined) return failed(fault);
  const file = [...site.world.files.values()].find((each) => each.ticket === ticket);
  if (file === undefined) return { status: 404, body: 'no such upload' };
  if (bytes.length !== file.length)
    return { status: 400, body: `${file.length} bytes were announced, ${bytes.length} came` };
  file.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.length}` };
}

function failed(fault: Fault): Reply {
  switch (fault.kind) {
    case 'rate-limited':
      return {
        status: 429,
        body: refused('ratelimited'),
        headers: { 'retry-after': String(fault.retryAfter) },
      };
    case 'server-error':
      return { status: fault.status, body: 'upstream connect error' };
    case 'refused':
      return { status: 200, body: refused(fault.error) };
  }
}

function bearer(request: IncomingMessage): string | undefined {
  return request.headers.authorization?.replace(/^Bearer /, '');
}
