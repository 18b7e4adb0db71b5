import type { ChannelCheck, SendOutcome } from './channel.ts';
import type { Answer, Exchanged, Wire } from './wire.ts';

/** What a call means for the message that it should bring, unless the answer is one of success (2xx). */
export function failureOf(exchanged: Exchanged, who: string, wire: Wire): Failure | undefined {
  if (exchanged.kind === 'failed') {
    const { why, mayHaveArrived } = exchanged;
    return { kind: 'again', reason: `${who} could not be reached (${why}).`, ambiguous: mayHaveArrived };
  }
  const { status } = exchanged;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return { kind: 'wait', untilMs: wire.now() + waitOf(exchanged, wire) };
  const said = `${who} answers with status ${status}`;
  if (status >= 500) return { kind: 'again', reason: `${said}.`, ambiguous: isFromBetween(status) };
  if (status === 408 || status === 425) return { kind: 'again', reason: `${said}.`, ambiguous: false };
  const isRedirect = status >= 300 && status < 400;
  return { kind: 'refused', reason: isRedirect ? `${said}: ${NOT_FOLLOWED}` : `${said}.` };
}

/** How long an answer asks to wait, in milliseconds: never so long that a wrong header silences a channel. */
export function waitOf({ headers, body }: Pick<Answer, 'headers' | 'body'>, { now }: Wire): number {
  const header = headers.get('retry-after') ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) : Number.NaN;
  const date = Date.parse(header) - now();
  const inBody = Number(/"retry_after":\s*(\d+(?:\.\d+)?)/.exec(body)?.[1] ?? Number.NaN);
  const asked = [seconds * 1_000, Number.isNaN(seconds) ? date : Number.NaN, inBody * 1_000];
  const known = asked.filter((each) => !Number.isNaN(each));
  const wait = known.length === 0 ? USUAL_WAIT : Math.max(...known);
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, Math.ceil(wait)));
}

/** What a failure means for a check. */
export function checkOf(failure: Failure): ChannelCheck {
  switch (failure.kind) {
    case 'refused':
      return { kind: 'refused', problem: failure.reason };
    case 'again':
      return { kind: 'unreachable', problem: `${failure.reason} Check the network, then check again.` };
    case 'wait':
      return {
        kind: 'unreachable',
        problem: 'It takes no more calls for now (429): check again in a minute.',
      };
  }
}

export type Failure = Extract<SendOutcome, { readonly kind: 'wait' | 'again' | 'refused' }>;

/** A gateway that waited in vain knows nothing of what was done behind it; Cloudflare has 520 to 527 for that. */
function isFromBetween(status: number): boolean {
  return status === 502 || status === 504 || (status >= 520 && status < 530);
}

const NOT_FOLLOWED =
  'it points to another address, to which nothing is sent. Set the address that it points to.';

/** In milliseconds. */
const USUAL_WAIT = 30_000;
const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 3_600_000;
