import type { Refusal } from '@tollkeeper/engine';

import type { Headers } from './refusal-metadata.ts';
import { refusalFrom } from './refusal-text.ts';

/**
 * Unwraps whatever a client threw: the body that it carries is read before its message, its causes after it.
 *
 * Known shapes: OpenAI's and Anthropic's SDKs (`error`, `status`, `headers`), the AI SDK (`responseBody`,
 * `statusCode`), axios (`response.data`), got (`response.body`); of anything else, the message.
 */
export function refusalOfError(thrown: unknown): Refusal {
  const links = linksOf(thrown);
  for (const link of links) {
    const body = bodyOf(link);
    if (body !== undefined) return refusalFrom(body, besideOf(link));
  }
  const [first = {}] = links;
  const message = typeof thrown === 'string' ? thrown : messagesOf(links);
  return refusalFrom(message, besideOf(first));
}

type Link = Readonly<Record<string, unknown>>;

/** The thrown object and what caused it, outermost first; a circle ends. */
function linksOf(thrown: unknown): readonly Link[] {
  const links: Link[] = [];
  let next: unknown = thrown;
  while (isObject(next) && !links.includes(next) && links.length < MOST_LINKS) {
    links.push(next);
    next = propertyOf(next, 'cause') ?? propertyOf(next, 'lastError');
  }
  return links;
}

/** The first body that a link carries; OpenAI's SDK keeps of it what stands under `error`. */
function bodyOf(link: Link): string | undefined {
  const inner = propertyOf(link, 'error');
  if (isObject(inner) || isText(inner)) return textOf({ error: inner });
  const response = propertyOf(link, 'response');
  const bodies = [
    propertyOf(link, 'responseBody'),
    propertyOf(link, 'body'),
    ...(isObject(response) ? [propertyOf(response, 'data'), propertyOf(response, 'body')] : []),
    propertyOf(link, 'data'),
  ];
  return bodies.map(textOf).find(isText);
}

function besideOf(link: Link): { readonly status?: number; readonly headers: Headers } {
  const response = propertyOf(link, 'response');
  const sources = isObject(response) ? [link, response] : [link];
  const status = sources
    .flatMap((source) => [propertyOf(source, 'status'), propertyOf(source, 'statusCode')])
    .find((value) => typeof value === 'number');
  const headers = sources
    .flatMap((source) => [propertyOf(source, 'headers'), propertyOf(source, 'responseHeaders')])
    .find(isObject);
  const inStream =
    status === undefined && isObject(propertyOf(link, 'error')) && safely(() => 'status' in link) === true;
  return {
    ...(status !== undefined && { status }),
    // OpenAI's SDK throws an error of a stream that had begun with everything but a status.
    ...(inStream && { status: 200 }),
    headers: headers === undefined ? {} : (safely(() => headersIn(headers)) ?? {}),
  };
}

function headersIn(headers: Link): Headers {
  const entries =
    headers instanceof globalThis.Headers
      ? [...headers]
      : Object.keys(headers).map((name) => [name, propertyOf(headers, name)]);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
}

/** The messages; a status that an SDK writes before the text, or in its place, is known from its field. */
function messagesOf(links: readonly Link[]): string {
  return links
    .flatMap((link) => {
      const message = propertyOf(link, 'message');
      const status = propertyOf(link, 'status');
      if (!isText(message)) return [];
      const text = message.startsWith(`${status} `) ? message.slice(`${status} `.length) : message;
      return text === NO_BODY ? [] : [text];
    })
    .join('\n');
}

function textOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  // A circle or a bigint is no body of an answer.
  return isObject(body) ? safely(() => JSON.stringify(body)) : undefined;
}

function propertyOf(object: object, name: string): unknown {
  return safely(() => (object as Link)[name]);
}

/** A stranger's object may throw wherever it is touched. */
function safely<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isObject(value: unknown): value is Link {
  return typeof value === 'object' && value !== null;
}

const MOST_LINKS = 8;

/** What OpenAI's SDK says of an answer without a field `error`. */
const NO_BODY = 'status code (no body)';
