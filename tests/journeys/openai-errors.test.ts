import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Diagnosis, diagnose } from '@tollkeeper/engine';
import { refusalFrom, refusalOfError } from '@tollkeeper/openrouter/refusals';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readRows } from '../golden/rows.ts';

/** An answer that the server gives, and what it is called. */
type Served = { readonly id: string; readonly status: number; readonly body: string };

const ROWS: readonly Served[] = readRows(new URL('../golden/errors.jsonl', import.meta.url)).map(
  ({ id, status, body }) => ({ id, status: Number(status), body: String(body) }),
);

/** A body that is JSON, but no object: the SDK keeps nothing of it but the status. */
const NO_OBJECT: Served = { id: 'no object', status: 403, body: '"Key limit exceeded (weekly limit)"' };

/** What stands beside the field `error`, as the Responses API has it: the SDK throws it away. */
const BESIDE: Served = {
  id: 'beside the error',
  status: 500,
  body: '{"error":{"code":"server_error","message":"Failed."},"error_type":"provider_overloaded"}',
};

const CHUNK = '{"error":{"message":"Provider returned error","code":502},"choices":[]}';
const STREAM: Served = { id: 'a stream', status: 200, body: `data: ${CHUNK}\n\n` };

const SERVED: readonly Served[] = [...ROWS, NO_OBJECT, BESIDE, STREAM];
const HEADERS = { 'retry-after': '17' };

let server: Server;

beforeAll(async () => {
  // The path names the answer, so that the server needs no memory.
  server = createServer((request, response) => {
    const at = Number(/^\/(\d+)\//.exec(request.url ?? '')?.[1]);
    const { status = 500, body = '' } = SERVED[at] ?? {};
    const type = status === 200 ? 'text/event-stream' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...HEADERS }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("what OpenAI's SDK throws", () => {
  it.each(ROWS)('$id is diagnosed as the body itself is', async (row) => {
    const raw = refusalFrom(row.body, { status: row.status, headers: HEADERS });

    expect(told(diagnose(refusalOfError(await thrownFor(row))))).toEqual(told(diagnose(raw)));
  });

  it.each([
    [NO_OBJECT, 'key_limit_weekly', 'unknown'],
    [BESIDE, 'provider_overloaded', 'server_error'],
  ])('loses what is $0.id, and the diagnosis is coarser: $1 is $2', async (served, whole, rest) => {
    expect(diagnose(refusalFrom(served.body, served)).cause).toBe(whole);
    expect(diagnose(refusalOfError(await thrownFor(served))).cause).toBe(rest);
  });

  it('is known to come from within a stream, as the chunk is', async () => {
    const { cause, waiting } = diagnose(refusalOfError(await thrownFor(STREAM)));

    expect({ cause, waiting: waiting.kind }).toEqual({
      cause: 'upstream_bad_gateway_midstream',
      waiting: 'briefly',
    });
    expect(diagnose(refusalFrom(CHUNK, { status: 200 })).cause).toBe(cause);
  });

  it('has two causes only in its fields: whoever keeps the message alone gets another one', async () => {
    const causes = await Promise.all(
      ROWS.map(async (row) => {
        const thrown = await thrownFor(row);
        const message = thrown instanceof Error ? thrown.message : '';
        return [row.id, diagnose(refusalOfError(thrown)).cause, diagnose(refusalFrom(message)).cause];
      }),
    );

    expect(causes.filter(([, whole, ofMessage]) => whole !== ofMessage)).toEqual([
      // The envelope tells it, and is no part of the message.
      ['e004', 'validation_zod_shape', 'bad_request'],
      // The text is the same for account and key: metadata.limit_source tells them apart.
      ['e017', 'key_limit_below_media_minimum', 'account_balance_below_media_minimum'],
    ]);
  });

  it('tells no key', async () => {
    for (const row of ROWS)
      expect(JSON.stringify(refusalOfError(await thrownFor(row)))).not.toContain('planted');
  });
});

function told({ text, ...diagnosis }: Diagnosis): Omit<Diagnosis, 'text'> {
  return diagnosis;
}

async function thrownFor(served: Served): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const baseURL = `http://127.0.0.1:${port}/${SERVED.indexOf(served)}`;
  const client = new OpenAI({ apiKey: 'sk-or-v1-planted0000000000', baseURL, maxRetries: 0 });
  const asked = { model: 'x/y', messages: [{ role: 'user' as const, content: 'hi' }], stream: true as const };
  try {
    for await (const _ of await client.chat.completions.create(asked));
  } catch (error) {
    return error;
  }
  throw new Error(`Nothing was thrown for ${served.id}.`);
}
