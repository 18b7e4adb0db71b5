import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ActionCode, decodeAction, encodeAction, isEncodable } from './action-code.ts';

const anyAction: fc.Arbitrary<ActionCode> = fc.record(
  {
    verb: fc.stringMatching(/^[a-z][a-z-]{0,14}$/),
    argument: fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 })),
  },
  { requiredKeys: ['verb'] },
);
const encodable = anyAction.filter(isEncodable);

describe('encodeAction', () => {
  it('is read back as it was, through JSON too', () => {
    fc.assert(
      fc.property(encodable, (action) => {
        const sent = JSON.parse(Buffer.from(JSON.stringify(encodeAction(action))).toString());
        expect(decodeAction(sent)).toEqual({ kind: 'action', action });
      }),
      { numRuns: 1_000 },
    );
  });

  it('never takes more than a hundred characters', () => {
    fc.assert(
      fc.property(encodable, (action) => {
        expect(encodeAction(action).length).toBeLessThanOrEqual(100);
      }),
    );
    const longest = { verb: 'abcdefghijklmno', argument: 'x'.repeat(80) };
    // "v1:" + 15 + ":" + 80
    expect(encodeAction(longest)).toHaveLength(99);
  });
});

describe('decodeAction', () => {
  it('reads any text without failing, and takes for ours only what would be written so', () => {
    const nearly = fc
      .tuple(fc.constantFrom('v1:', 'v1', 'v2:', 'V1:'), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (text) => {
        const decoded = decodeAction(text);
        if (decoded.kind === 'action') expect(encodeAction(decoded.action)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
