import { describe, expect, it } from 'vitest';

import { spellingsOf } from './model-mention-spellings.ts';

describe('spellingsOf', () => {
  it.each([
    ['seedream 4', ['seedream 4.0', 'seedream v4']],
    ['imagen 4.0 ultra', ['imagen 4 ultra', 'imagen v4.0 ultra']],
    ['kling 2.5', ['kling v2.5']],
    ['seedance 1 pro', ['seedance 1.0 pro']],
    ['veo v3.1 fast', ['veo 3.1 fast']],
  ])('writes the version of "%s" in the other ways that mean the same', (name, others) => {
    expect(spellingsOf(name)).toEqual(others);
  });

  it.each(['gpt-4o', 'llama 8b', 'sonnet', 'nova-lite-v2'])('makes no number out of "%s"', (name) => {
    expect(spellingsOf(name).filter((other) => !other.endsWith('.0'))).toEqual([]);
  });
});
