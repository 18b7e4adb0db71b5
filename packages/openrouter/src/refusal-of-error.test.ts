import { diagnose } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';

import { refusalOfError } from './refusal-of-error.ts';

const BODY = { error: { message: 'Key limit exceeded (weekly limit)', code: 403 } };
const TEXT = JSON.stringify(BODY);

function thrown(fields: object, message = 'Forbidden'): Error {
  return Object.assign(new Error(message), fields);
}

describe('refusalOfError', () => {
  it.each([
    ["OpenAI's SDK", thrown({ status: 403, error: BODY.error, headers: new Headers() })],
    ["Anthropic's SDK", thrown({ status: 403, error: { type: 'error', ...BODY } })],
    ['the AI SDK', thrown({ statusCode: 403, responseBody: TEXT, responseHeaders: {} })],
    ['axios', thrown({ response: { status: 403, data: BODY, headers: {} } })],
    ['got', thrown({ response: { statusCode: 403, body: TEXT } })],
    ['a retry around it', thrown({ lastError: thrown({ statusCode: 403, responseBody: TEXT }) })],
    ['a cause', new Error('call failed', { cause: thrown({ status: 403, error: BODY.error }) })],
    ['a message that quotes the body', new Error(`403 ${TEXT}`)],
    ['a thrown string', TEXT],
    ['a thrown body', BODY],
  ])('reads what %s throws', (_, error) => {
    expect(diagnose(refusalOfError(error))).toMatchObject({ cause: 'key_limit_weekly', status: 403 });
  });

  it.each([[new Headers({ 'Retry-After': '7' })], [{ 'retry-after': '7' }]])(
    'reads the headers in %o',
    (headers) => {
      expect(refusalOfError(thrown({ status: 402, error: { message: 'x' }, headers })).retryAfter).toBe(7);
    },
  );

  it('takes an error without a status, but with a body, for one of a stream that had begun', () => {
    const error = thrown({ status: undefined, error: { message: 'Provider returned error', code: 502 } });

    expect(diagnose(refusalOfError(error)).cause).toBe('upstream_bad_gateway_midstream');
  });

  it('says nothing of its own where a client says that there was no body', () => {
    expect(refusalOfError(thrown({ status: 403 }, '403 status code (no body)'))).toEqual({
      status: 403,
      message: '',
      metadata: {},
      shape: 'words',
      text: '',
    });
  });

  it('masks keys', () => {
    const error = thrown({ status: 401, error: { message: 'bad key sk-or-v1-0123456789abcdef' } });

    expect(JSON.stringify(refusalOfError(error))).not.toContain('0123456789');
  });

  it.each([[undefined], [null], [0], [''], [Symbol('x')], [[]], [{}], [() => 1], [circle()], [hostile()]])(
    'reads anything that is thrown: %#',
    (anything) => {
      expect(diagnose(refusalOfError(anything)).cause).toBe('unknown');
    },
  );
});

function circle(): Error {
  const error = new Error('first');
  error.cause = new Error('second', { cause: error });
  return Object.assign(error, { data: { error } });
}

function hostile(): object {
  const no = (): never => {
    throw new Error('no');
  };
  const closed = new Proxy({}, { get: no, has: no, ownKeys: no, getPrototypeOf: no });
  return new Proxy({ error: closed, headers: closed }, { has: no });
}
