import type { FetchOutcome, Validators } from './fetch-outcome.ts';
import { type DoorOptions, type DoorRequest, httpDoor } from './http-door.ts';
import type { DoorAnswer } from './judged.ts';
import { isPassing } from './judged.ts';
import { errorStatus, suspectText, type WhySuspect } from './why-suspect.ts';

/** Asks OpenRouter for prices, which need no key; every way it can go is a value. */
export type PriceClient = {
  /** All models with text output. With the validators of an earlier answer it asks only for changes. */
  readonly models: (previous?: Validators) => Promise<FetchOutcome>;
  /** The endpoints of one model, `endpoints('openai', 'gpt-5.2')`. */
  readonly endpoints: (author: string, slug: string) => Promise<FetchOutcome>;
};

/** Makes a client that holds nothing but its options; with a credential the speeds of endpoints are shown. */
export function priceClient(options: DoorOptions): PriceClient {
  const door = httpDoor(options);
  const ask = async (request: DoorRequest): Promise<FetchOutcome> => {
    const name = `GET /${request.path.join('/')}`;
    // A part of the path that is empty or dots would lead elsewhere.
    if (request.path.some((part) => part === '' || part === '.' || part === '..')) {
      return { kind: 'refused', reason: `${name}: no request can be made of this` };
    }
    return outcomeOf(name, await door.get(request));
  };
  return {
    models: (previous) => ask({ path: ['models'], ...(previous !== undefined && { previous }) }),
    endpoints: (author, slug) => ask({ path: ['models', author, slug, 'endpoints'] }),
  };
}

function outcomeOf(name: string, answer: DoorAnswer): FetchOutcome {
  switch (answer.kind) {
    case 'json':
      return { kind: 'fetched', body: answer.body, validators: answer.validators, at: answer.at };
    case 'unchanged':
      return answer;
    case 'unreachable':
      return { kind: 'retry-later', at: answer.retryAt, reason: `${name}: ${answer.reason}` };
    case 'postponed':
      return { kind: 'retry-later', at: answer.until, reason: `${name}: too many requests of our own` };
    case 'refused': {
      const { status, refusal, retryAt = minuteAfter(answer.at) } = answer;
      const reason = `${name}: status ${status}: ${refusal.message.slice(0, LONGEST_MESSAGE)}`;
      return isPassing(status) ? { kind: 'retry-later', at: retryAt, reason } : { kind: 'refused', reason };
    }
    case 'suspect': {
      const reason = `${name}: ${suspectText(answer.why)}`;
      if (!canPass(answer.why)) return { kind: 'refused', reason };
      return { kind: 'retry-later', at: minuteAfter(answer.at), reason };
    }
  }
}

function canPass(why: WhySuspect): boolean {
  if (why.kind === 'error-under-200') {
    const status = errorStatus(why.refusal);
    return status === undefined || isPassing(status);
  }
  if (why.kind === 'web-page') return why.status < 400;
  return why.kind !== 'too-long' && why.kind !== 'redirect';
}

function minuteAfter(at: Date): Date {
  return new Date(at.getTime() + 60_000);
}

const LONGEST_MESSAGE = 200;
