import { describe, expect, it } from 'vitest';

import { maskKey } from './mask-key.ts';

describe('maskKey', () => {
  it('leaves the last four characters of a key', () => {
    expect(maskKey('key=0123456789abcdef!', '0123456789abcdef')).toBe('key=…cdef!');
  });

  it('leaves nothing of a short key', () => {
    expect(maskKey('key=secret!', 'secret')).toBe('key=…!');
  });

  it('hides what looks like a key of somebody else', () => {
    expect(maskKey('Bearer abc.def and sk-proj-0123456789abcdef', undefined)).toBe('Bearer … and …cdef');
  });

  it('hides a key that stands right behind an escape or a word', () => {
    expect(maskKey(String.raw`\nsk-or-v1-0123456789abcdef and keysk-ant-0123456789abcdef`, undefined)).toBe(
      String.raw`\n…cdef and key…cdef`,
    );
  });

  it('leaves a text without keys as it is', () => {
    expect(maskKey('status 502: Bad gateway', '')).toBe('status 502: Bad gateway');
  });
});
