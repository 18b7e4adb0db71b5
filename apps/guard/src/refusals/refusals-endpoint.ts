import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Secret } from '../configuration/settings.ts';
import type { CallRate } from './call-rate.ts';
import { type BodyLimits, type ReadBody, readBody } from './read-body.ts';
import { parseReport, type ReportedRefusal } from './reported-refusal.ts';

/** Where applications report what they were refused. */
export const REFUSALS_PATH = '/v1/refusals';

/** What the endpoint works with. */
export type RefusalsDoor = {
  readonly token: Secret;
  readonly rate: CallRate;
  readonly limits: BodyLimits;
  /** Diagnoses and counts, and answers in the same order. */
  readonly hear: (refusals: readonly ReportedRefusal[]) => Promise<readonly object[]>;
  readonly onFault: (error: unknown) => void;
};

/** Answers a report with the diagnosis of each refusal; what is wrong with it is said with a status of its own. */
export function refusalsEndpoint(
  door: RefusalsDoor,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const expected = digestOf(door.token());
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body, headers = {} } = await answerTo(request, { door, expected });
    // What is left of a short body is read away; a long or slow one is not waited for.
    const isLeft = status === 413 || status === 408;
    if (!isLeft) request.resume();
    response.writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(isLeft && { connection: 'close' }),
      ...headers,
    });
    response.end(`${JSON.stringify(body)}\n`, () => {
      if (isLeft) request.destroy();
    });
  };
}

type Answer = {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
};

async function answerTo(
  request: IncomingMessage,
  { door, expected }: { readonly door: RefusalsDoor; readonly expected: Buffer },
): Promise<Answer> {
  if (request.method !== 'POST') return wrong(405, 'Only POST is answered here.', { allow: 'POST' });
  if (!timingSafeEqual(digestOf(tokenOf(request)), expected))
    return wrong(401, NO_TOKEN, { 'www-authenticate': 'Bearer' });
  const turn = door.rate();
  if (turn.kind === 'too-many') return wrong(429, TOO_MANY, { 'retry-after': `${turn.seconds}` });
  const read = await readBody(request, door.limits);
  if (read.kind !== 'text') return unread(read.kind, door.limits);
  const parsed = parseReport(read.text);
  if (parsed.kind === 'mistaken') return wrong(400, parsed.problem);
  try {
    return { status: 202, body: { refusals: await door.hear(parsed.refusals) } };
  } catch (error) {
    door.onFault(error);
    return wrong(500, 'The report was not taken; its log says why. Send it again later.');
  }
}

function tokenOf({ headers }: IncomingMessage): string {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** Of one length whatever is sent, so that comparing takes the same time. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function unread(kind: Exclude<ReadBody['kind'], 'text'>, { bytes, milliseconds }: BodyLimits): Answer {
  switch (kind) {
    case 'too-long':
      return wrong(
        413,
        `The body must have ${bytes.toLocaleString('en-US')} bytes at most; send fewer refusals in a call.`,
      );
    case 'too-slow':
      return wrong(408, `The body must come within ${milliseconds / 1_000} seconds.`);
    case 'no-text':
      return wrong(400, 'The body must be JSON, in UTF-8.');
    case 'broken-off':
      return wrong(400, 'The body broke off.');
  }
}

function wrong(status: number, error: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, body: { error }, headers };
}

const NO_TOKEN =
  'The header "Authorization: Bearer <token>" must carry the token of TOLLKEEPER_REFUSALS_TOKEN.';
const TOO_MANY = 'Too many calls; put several refusals into one call, and send it after Retry-After.';
