import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { maskKey } from './mask-key.ts';

const key = fc.stringMatching(/^[\w-]{16,60}$/);

describe('maskKey', () => {
  it('never lets a key through, wherever it stands', () => {
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
        const masked = maskKey(`${before}${secret}${after}${secret}`, secret);
        expect(masked).not.toContain(secret);
      }),
    );
  });
});
