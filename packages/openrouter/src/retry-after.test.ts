import { describe, expect, it } from 'vitest';

import { parseRetryAfter } from './retry-after.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

describe('parseRetryAfter', () => {
  it.each([
    ['0', '2026-11-21T12:00:00.000Z'],
    [' 30 ', '2026-11-21T12:00:30.000Z'],
    ['Sat, 21 Nov 2026 12:05:00 GMT', '2026-11-21T12:05:00.000Z'],
  ])('reads "%s"', (header, at) => {
    expect(parseRetryAfter(header, NOW)?.toISOString()).toBe(at);
  });

  it('never lies in the past or beyond a day', () => {
    expect(parseRetryAfter('Fri, 31 Dec 1999 23:59:59 GMT', NOW)).toEqual(NOW);
    expect(parseRetryAfter('9999999999', NOW)?.toISOString()).toBe('2026-11-22T12:00:00.000Z');
  });

  it.each([null, '', '-5', '1.5', '1e3', 'soon', '99999999999', 'Sat, 99 Nov 2026 12:05:00 GMT'])(
    'says nothing when the header is %s',
    (header) => {
      expect(parseRetryAfter(header, NOW)).toBeUndefined();
    },
  );
});
