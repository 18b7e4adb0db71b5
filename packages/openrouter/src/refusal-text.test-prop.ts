import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { looksLikeRefusal } from './looks-like-refusal.ts';
import { refusalFrom } from './refusal-text.ts';

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '\\"',
  '\\',
  ':',
  ',',
  '=>',
  '(',
  ')',
  '<',
  '&quot;',
  '\n',
  ' ',
  '> ',
  'data: ',
  '"error":',
  '"message":',
  '"code":402',
  '"metadata":{"raw":"',
  'Some(',
  '402 ',
  'Provider returned error',
  'key limit exceeded',
  'sk-or-v1-0123456789abcdef',
  'jo@acme.example',
  'retry-after',
  'a',
  '欠费',
];

const pasted = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('refusalFrom', () => {
  it('reads any text, and keeps no key of it', () => {
    fc.assert(
      fc.property(fc.oneof(pasted, fc.string()), (text) => {
        const { message, text: kept, metadata } = refusalFrom(text);
        looksLikeRefusal(text);

        expect(`${message}${kept}${metadata.raw}`).not.toContain('0123456789ab');
      }),
    );
  });

  it('takes time in step with the length: four times the text, far from sixteen times as long', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES), (one, two) => {
        const long = (length: number) => `${one}${two}`.repeat(length).slice(0, length);
        const [short, four] = [quickest(long(2_500)), quickest(long(10_000))];

        // A millisecond is allowed for the clock and the other tests.
        expect(four).toBeLessThan(short * 12 + 5);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the message of an error, whatever JSON is around it', () => {
    const around = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(around, fc.string(), (other, tail) => {
        const body = JSON.stringify({
          error: { message: 'Key limit exceeded', code: 403, metadata: { other } },
        });

        expect(refusalFrom(body + tail)).toMatchObject({ message: 'Key limit exceeded', code: 403 });
      }),
    );
  });
});

function quickest(text: string): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const begun = performance.now();
      refusalFrom(text);
      return performance.now() - begun;
    }),
  );
}
