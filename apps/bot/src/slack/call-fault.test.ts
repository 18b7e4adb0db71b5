import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';

import { callFault } from './call-fault.ts';

const platform = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });
const status = (code: number) => new webApi.WebAPIHTTPError(code, '', {}, '');
const network = (code: string) =>
  new webApi.WebAPIRequestError(
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
  );

describe('callFault', () => {
  it.each([
    [new webApi.WebAPIRateLimitedError(7), { kind: 'not-done', error: 'ratelimited', after: 7_000 }],
    [platform('service_unavailable'), { kind: 'not-done', error: 'service_unavailable' }],
    [platform('internal_error'), { kind: 'unclear', error: 'internal_error' }],
    [platform('not_in_channel'), { kind: 'refused', error: 'not_in_channel' }],
    [status(503), { kind: 'not-done', error: 'HTTP 503' }],
    [status(504), { kind: 'unclear', error: 'HTTP 504' }],
    [status(404), { kind: 'refused', error: 'HTTP 404' }],
    [network('ECONNREFUSED'), { kind: 'not-done', error: 'ECONNREFUSED' }],
    [network('ECONNRESET'), { kind: 'unclear', error: 'ECONNRESET' }],
    [new DOMException('late', 'TimeoutError'), { kind: 'unclear', error: 'TimeoutError' }],
    ['odd', { kind: 'unclear', error: 'unknown' }],
  ])('tells what became of the call: %s', (error, fault) => {
    expect(callFault(error)).toEqual(fault);
  });
});
