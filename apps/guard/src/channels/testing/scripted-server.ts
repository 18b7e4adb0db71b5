import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a server does once it has read a request. */
export type Script =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Breaks the connection instead of an answer. */
  | 'reset'
  /** Says nothing for ever. */
  | 'hang'
  /** Answers with this status and then a body that has no end. */
  | { readonly endless: number };

export type ReceivedCall = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** A server on the loopback that does as it is told. */
export type ScriptedServer = {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  /** What is done from now on; one after the other, the last for ever. */
  readonly plays: (...scripts: readonly [Script, ...Script[]]) => void;
  /** How much was sent of bodies without an end. */
  readonly bytesSent: () => number;
  readonly close: () => Promise<void>;
};

/** Starts one that answers 200 to everything. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const calls: ReceivedCall[] = [];
  let scripts: readonly Script[] = [{ status: 200 }];
  let bytes = 0;
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    calls.push({ method, path, headers, body: await text(request) });
    const [script = 'reset', ...rest] = scripts;
    if (rest.length > 0) scripts = rest;
    if (script === 'reset') request.socket.resetAndDestroy();
    else if (script === 'hang') return;
    else if ('endless' in script) {
      response.writeHead(script.endless, { 'content-type': 'text/html' });
      flood(response, () => {
        bytes += PIECE.length;
      });
    } else response.writeHead(script.status, script.headers).end(script.body ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    plays: (...next) => {
      scripts = next;
    },
    bytesSent: () => bytes,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function flood(response: ServerResponse, sent: () => void): void {
  while (!response.destroyed) {
    sent();
    if (!response.write(PIECE)) {
      response.once('drain', () => flood(response, sent));
      return;
    }
  }
}

const PIECE = Buffer.alloc(65_536, 'x');
