import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request for a completion, as it arrived. */
export type Asked = {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly headers: IncomingMessage['headers'];
};

/** How the server answers one request. */
export type Play = (response: ServerResponse, asked: Asked) => void | Promise<void>;

export type FakeModel = {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  /** What a request did that the endpoint of a model would not take, or that no request of ours may do. */
  readonly violations: readonly string[];
  /** The next requests are answered like this, one each; a request too many is a violation. */
  readonly play: (...next: readonly Play[]) => void;
  /** Forgets the answers that nobody asked for. */
  readonly discard: () => void;
  readonly close: () => Promise<void>;
};

/** The key that the server takes. */
export const FAKE_KEY = 'sk-or-v1-0000000000000000000000000000000000000000000000000000feed';

/** Starts a model on the loopback: `POST /chat/completions` of the OpenAI API, and nothing else. */
export async function startFakeModel(): Promise<FakeModel> {
  const asked: Asked[] = [];
  const violations: string[] = [];
  const queue: Play[] = [];
  const server = createServer(async (request, response) => {
    const body = parsed(await text(request));
    const wrong = violationsOf(request, body);
    violations.push(...wrong);
    const next = queue.shift();
    if (next === undefined) violations.push('a request that nobody expects');
    if (wrong.length > 0 || next === undefined) return void response.writeHead(400).end('{}');
    const { model, messages } = body as unknown as Asked;
    asked.push({ model, messages, headers: request.headers });
    await next(response, { model, messages, headers: request.headers });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    asked,
    violations,
    play: (...next) => queue.push(...next),
    discard: () => {
      queue.length = 0;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Answers with a status, a body and a content type. */
export function say(status: number, body: string, type = 'application/json'): Play {
  return (response) => void response.writeHead(status, { 'content-type': type }).end(body);
}

/** An error in OpenRouter's shape, with an account and a key in its text, as errors of gateways have them. */
export function sayError(status: number, code: number | string = status): Play {
  const message = `user_2abc failed with ${FAKE_KEY}; see https://example.com/<@U123>`;
  return say(status, JSON.stringify({ error: { code, message }, user_id: 'user_2abc' }));
}

export type Completed = { readonly reason?: string; readonly refusal?: string; readonly usage?: object };

/** A completion with this text. */
export function complete(
  content: string | null,
  { reason = 'stop', refusal, usage = USAGE }: Completed = {},
): Play {
  const message = { role: 'assistant', content, ...(refusal !== undefined && { refusal }) };
  const choices = [{ index: 0, finish_reason: reason, message }];
  return say(
    200,
    JSON.stringify({ id: 'gen-1', object: 'chat.completion', model: 'fake/one', choices, usage }),
  );
}

/** The `usage` of a completion unless another is given. */
export const USAGE = { prompt_tokens: 1_200, completion_tokens: 90, total_tokens: 1_290, cost: 0.000019992 };

type Body = Readonly<Record<string, unknown>>;

function parsed(body: string): Body {
  try {
    return JSON.parse(body) as Body;
  } catch {
    return {};
  }
}

function violationsOf(request: IncomingMessage, body: Body): readonly string[] {
  const format = body['response_format'] as {
    type?: string;
    json_schema?: { strict?: boolean; schema?: object };
  };
  const [system, user, ...rest] = (body['messages'] ?? []) as Asked['messages'];
  const data = parsed(user?.content ?? '') as { message?: string };
  const checks: readonly (readonly [string, boolean])[] = [
    ['POST /chat/completions', request.method === 'POST' && request.url === '/api/v1/chat/completions'],
    ['the key in the header', request.headers.authorization === `Bearer ${FAKE_KEY}`],
    ['the key nowhere else', !JSON.stringify(body).includes(FAKE_KEY)],
    ['no organization or project', Object.keys(request.headers).every((name) => !/^openai-/.test(name))],
    ['strict structured output', format?.type === 'json_schema' && format.json_schema?.strict === true],
    ['a strict schema', isStrict(format?.json_schema?.schema)],
    ['temperature 0', body['temperature'] === 0],
    ['bounded output', Number(body['max_tokens']) <= 4_000],
    ['no stream', body['stream'] !== true],
    ['one system turn first', system?.role === 'system' && rest.every(({ role }) => role !== 'system')],
    ['the message as data of a user turn', user?.role === 'user' && typeof data.message === 'string'],
    ['nothing of the message in the system turn', !quotes(system?.content ?? '', data.message ?? '')],
  ];
  return checks.flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

/** Whether some 24 characters of the message, more than any word of the instructions, stand in the text. */
function quotes(system: string, message: string): boolean {
  for (let at = 0; at + 24 <= message.length; at += 1)
    if (system.includes(message.slice(at, at + 24))) return true;
  return false;
}

/** Every object of the schema requires all its properties and allows no other. */
function isStrict(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return schema !== undefined;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  const own =
    type !== 'object' ||
    (additionalProperties === false &&
      JSON.stringify(Object.keys(properties as object)) === JSON.stringify(required));
  return own && Object.values(schema).every(isStrict);
}
