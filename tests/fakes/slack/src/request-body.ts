import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { type Fields, fieldsOf, isFields } from './fields.ts';

/** Reads the arguments of a call: JSON, or a form in which everything nested is JSON text. */
export async function readArguments(request: IncomingMessage): Promise<Fields> {
  const raw = String(await buffer(request));
  if (request.headers['content-type']?.includes('json') === true) return fieldsOf(JSON.parse(raw || '{}'));
  return Object.fromEntries([...new URLSearchParams(raw)].map(([key, value]) => [key, nested(key, value)]));
}

/** Reads what an incoming webhook is sent: JSON, or a form with it in `payload`; nothing where it is neither. */
export async function readPayload(request: IncomingMessage): Promise<Fields | undefined> {
  const raw = String(await buffer(request));
  const isJson = request.headers['content-type']?.includes('json') === true;
  try {
    const payload: unknown = JSON.parse(isJson ? raw : (new URLSearchParams(raw).get('payload') ?? ''));
    return isFields(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the bytes of an upload, in a form or bare. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const raw = await buffer(request);
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) return raw;
  const form = await new Response(raw, { headers: { 'content-type': contentType } }).formData();
  for (const part of form.values())
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  return Buffer.alloc(0);
}

function nested(key: string, value: string): unknown {
  if (!NESTED.has(key)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const NESTED: ReadonlySet<string> = new Set([
  'attachments',
  'blocks',
  'files',
  'loading_messages',
  'metadata',
  'prompts',
  'view',
]);
