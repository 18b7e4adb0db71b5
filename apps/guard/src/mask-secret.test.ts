import { describe, expect, it } from 'vitest';

import { maskSecrets } from './mask-secret.ts';

describe('maskSecrets', () => {
  it.each([
    [`sk-or-v1-${'0123456789abcdef'.repeat(4)}`, 'sk-or-…cdef'],
    ['sk-or-v1-0e6...1c96', 'sk-or-…1c96'],
    ['my SK-OR-V1-0123456789abcdef, in use.', 'my sk-or-…cdef, in use.'],
    ['xsk-or-v1-0123456789abcdef', 'xsk-or-…cdef'],
    ['sk-or-v1-1234', 'sk-or-…'],
    [`sk-proj-${'abcdefgh'.repeat(4)}`, 'sk-…efgh'],
  ])('leaves four characters of %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it('leaves a name alone that only looks a little like one', () => {
    expect(maskSecrets('sk-team, task-force, prod')).toBe('sk-team, task-force, prod');
  });
});
