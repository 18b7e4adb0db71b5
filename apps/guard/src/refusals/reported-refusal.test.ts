import { diagnose } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';

import { parseReport } from './reported-refusal.ts';

const BODY = { error: { message: 'Key limit exceeded (weekly limit)', code: 403 } };

function causes(value: unknown): readonly string[] | string {
  const parsed = parseReport(JSON.stringify(value));
  return parsed.kind === 'mistaken'
    ? parsed.problem
    : parsed.refusals.map(({ refusal }) => diagnose(refusal).cause);
}

describe('parseReport', () => {
  it.each([
    ['a body', { status: 403, body: BODY }],
    ['a body as a text', { status: 403, body: JSON.stringify(BODY) }],
    ['a message', { status: 403, message: BODY.error.message }],
    ["what OpenAI's SDK throws", { status: 403, headers: {}, requestID: null, error: BODY.error, code: 403 }],
    ['the same with a key', { status: 403, error: BODY.error, code: 403, key: 'prod' }],
    ['an error around it', { error: { status: 403, error: BODY.error } }],
  ])('reads %s', (_, value) => {
    expect(causes(value)).toEqual(['key_limit_weekly']);
    expect(causes([value, value])).toEqual(['key_limit_weekly', 'key_limit_weekly']);
  });

  it('reads an error of the SDK that had no body by its status', () => {
    expect(causes({ status: 429, headers: {}, requestID: 'x', code: null })).toEqual(['platform_rate_limit']);
  });

  it('reads the headers, and everything beside the refusal', () => {
    const parsed = parseReport(
      JSON.stringify({
        ...{ status: 402, body: 'x', headers: { 'Retry-After': '7' }, key: 'prod', model: 'a/b' },
        ...{ at: '2026-11-21T13:00:00+01:00', count: 3 },
      }),
    );
    expect(parsed).toMatchObject({
      refusals: [
        {
          refusal: { retryAfter: 7 },
          ...{ key: 'prod', model: 'a/b', at: new Date('2026-11-21T12:00:00Z'), count: 3 },
        },
      ],
    });
  });

  it.each([
    [{}, 'It must be a refusal with its body, or else its message.'],
    [7, 'It must be an object with a body or a message.'],
    [[], 'The list must hold 1 to 100 refusals; send the rest in another call.'],
    [Array(101).fill({ body: 'x' }), 'The list must hold 1 to 100 refusals; send the rest in another call.'],
    [{ status: 302, body: 'x' }, 'status must be the status of the answer, from 400 to 599, or 200'],
    [{ status: '402', body: 'x' }, 'status must be the status of the answer'],
    [{ body: 7 }, 'body must be the body of the answer, as a text or as an object.'],
    [{ body: 'x', headers: { a: 1 } }, 'headers.a must be '],
    [{ body: 'x', key: '' }, 'key must be the hash, the label or the name of a key'],
    [{ body: 'x', at: 'today' }, 'at must be an instant with its zone'],
    [{ body: 'x', count: 0 }, 'count must be how often it came'],
    [{ error: {}, count: 1.5 }, 'count must be how often it came'],
    [[{ body: 'x' }, { body: 'x', mesage: 'y' }], 'refusals[1]: mesage is no field; there are status, body,'],
  ])('names the field of %j', (value, problem) => {
    expect(causes(value)).toContain(problem);
  });

  it('shows no secret in what is wrong, and keeps none in the model', () => {
    const secret = 'sk-or-v1-0123456789abcdef0123456789abcdef';
    expect(causes({ body: 'x', [secret]: 1 })).not.toContain('0123456789ab');
    expect(JSON.stringify(parseReport(JSON.stringify({ body: secret, model: secret })))).not.toContain(
      '0123456789ab',
    );
  });

  it('says that the body is no JSON', () => {
    expect(parseReport('{')).toEqual({ kind: 'mistaken', problem: 'The body must be JSON, in UTF-8.' });
  });
});
