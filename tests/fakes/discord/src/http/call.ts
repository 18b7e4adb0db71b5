import type { IncomingMessage } from 'node:http';

import { type Json, objectOf, objectsOf, parsedJson, textOf } from '../world/json.ts';

/** A file of a multipart request, `n` being the number in `files[n]`. */
export type SentFile = { readonly n: string; readonly name: string; readonly bytes: Uint8Array };

/** One request that reached the fake. */
export type Call = {
  readonly method: string;
  /** Without `/api/v10`, and decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly SentFile[];
  readonly authorization: string;
  /** The size of the body. */
  readonly bytes: number;
  readonly at: number;
};

/** Reads a request: JSON, or a form whose `payload_json` is the body and whose `files[n]` are files. */
export async function readCall(request: IncomingMessage, at: number): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const type = request.headers['content-type'] ?? '';
  const form = type.startsWith('multipart/form-data') ? await readForm(raw, type) : undefined;
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname).replace(/^\/api(\/v10)?/, ''),
    query: Object.fromEntries(url.searchParams),
    body: form?.body ?? parsedJson(raw.toString()),
    files: form?.files ?? [],
    authorization: request.headers.authorization ?? '',
    bytes: raw.byteLength,
    at,
  };
}

/** Gives the body of a call as an object. */
export function bodyOf(call: Call): Json {
  return objectOf(call.body);
}

/** Gives the body of a call as a list of objects. */
export function bodiesOf(call: Call): readonly Json[] {
  return objectsOf(call.body);
}

async function readForm(raw: Buffer, type: string): Promise<{ body: unknown; files: readonly SentFile[] }> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const files: SentFile[] = [];
  let body: unknown = {};
  for (const [key, value] of form) {
    if (key === 'payload_json')
      body = parsedJson(typeof value === 'string' ? value : textOf(await value.text()));
    else if (typeof value !== 'string')
      files.push({
        n: /^files\[(\d+)\]$/.exec(key)?.[1] ?? key,
        name: value.name,
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
  }
  return { body, files };
}
