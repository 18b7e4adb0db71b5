import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A language model on the loopback, as far as a reader asks one. */
export type FakeReader = {
  /** The variables with which a program reads by it. */
  readonly env: Readonly<Record<string, string>>;
  /** The messages that it was asked to read. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
};

/** What it says, at once or later: facts, or the status of a refusal. */
export type Reads = (message: string) => object | number | Promise<object | number>;

/** Starts one that answers each message with what it reads; every answer costs $0.0002. */
export async function startFakeReader(reads: Reads): Promise<FakeReader> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { messages } = JSON.parse(await text(request)) as { messages: { content: string }[] };
    const { message } = JSON.parse(messages[1]?.content ?? '{}') as { message: string };
    asked.push(message);
    const said = await reads(message);
    response.writeHead(typeof said === 'number' ? said : 200, { 'content-type': 'application/json' });
    const failed = { error: { code: said, message: 'no' } };
    response.end(JSON.stringify(typeof said === 'number' ? failed : completion({ ...NOTHING, ...said })));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    env: {
      TOLLKEEPER_READER_MODEL: 'fake/reader',
      TOLLKEEPER_READER_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
      TOLLKEEPER_READER_API_KEY: 'loopback',
    },
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A plain number that the model reads. */
export function readFact(name: string, value: string, words: string): object {
  return {
    words,
    name,
    value,
    low: null,
    high: null,
    unit: 'number',
    per: null,
    per_user: false,
    change: null,
  };
}

function completion(said: object): object {
  const message = { role: 'assistant', content: JSON.stringify(said) };
  const usage = { prompt_tokens: 1_200, completion_tokens: 90, total_tokens: 1_290, cost: 0.0002 };
  return {
    id: 'gen-1',
    object: 'chat.completion',
    model: 'fake/reader',
    choices: [{ index: 0, finish_reason: 'stop', message }],
    usage,
  };
}

const NOTHING = {
  intent: 'estimate',
  workload: null,
  facts: [],
  models: [],
  choices: [],
  wanted: null,
  assumptions: [],
  unclear: [],
};
