import { describe, expect, it } from 'vitest';

import { decodeAction, encodeAction, isEncodable } from './action-code.ts';

describe('encodeAction', () => {
  it('writes version, verb and argument', () => {
    expect(encodeAction({ verb: 'edit', argument: 'c1:2' })).toBe('v1:edit:c1:2');
    expect(encodeAction({ verb: 'help' })).toBe('v1:help');
    expect(encodeAction({ verb: 'help', argument: '' })).toBe('v1:help:');
  });

  it.each([
    ['a verb with a colon', { verb: 'a:b' }],
    ['a verb of 16 letters', { verb: 'a'.repeat(16) }],
    ['an argument of 81 characters', { verb: 'edit', argument: 'x'.repeat(81) }],
    ['half a character', { verb: 'edit', argument: '\ud83d' }],
    ['a line break', { verb: 'edit', argument: 'a\nb' }],
  ])('refuses %s instead of cutting it', (_, action) => {
    expect(isEncodable(action)).toBe(false);
    expect(() => encodeAction(action)).toThrow('A button cannot carry');
  });
});

describe('decodeAction', () => {
  it('recognises a button of another version, and says what to do instead', () => {
    for (const [text, version] of [
      ['v0:edit:c1', 0],
      ['v2:whatever it is', 2],
    ] as const) {
      expect(decodeAction(text)).toEqual({
        kind: 'other-version',
        version,
        message: expect.stringContaining('Please ask again'),
      });
    }
  });

  it.each(['', 'v1', 'v1:', 'v1:Edit', 'edit:c1', 'vx:edit', 'v01', `v1:edit:${'x'.repeat(81)}`])(
    'takes %j for none of ours',
    (text) => {
      expect(decodeAction(text)).toEqual({ kind: 'foreign' });
    },
  );
});
