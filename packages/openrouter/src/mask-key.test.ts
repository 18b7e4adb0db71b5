import { describe, expect, it } from 'vitest';

import { maskKey } from './mask-key.ts';

describe('maskKey', () => {
  it('leaves the last four characters of a key', () => {
    expect(maskKey('key=0123456789abcdef!', '0123456789abcdef')).toBe('key=(masked key …cdef)!');
  });

  it('leaves nothing of a short key', () => {
    expect(maskKey('key=secret!', 'secret')).toBe('key=(masked key …)!');
  });

  it('hides what looks like a key of somebody else', () => {
    expect(maskKey('Bearer abc.def and sk-proj-0123456789abcdef', 'secret')).toBe(
      'Bearer (masked key …) and (masked key …cdef)',
    );
  });

  it('leaves a text without keys as it is', () => {
    expect(maskKey('status 502: Bad gateway', '')).toBe('status 502: Bad gateway');
  });
});
