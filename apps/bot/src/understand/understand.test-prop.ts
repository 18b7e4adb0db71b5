import { bundledCatalog, compare, toDecimal, ZERO } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();

describe('understand', () => {
  it('reads any text without failing, and every fact comes with words of the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 400 }), soup), (text) => {
        for (const { words, value } of understand(text, catalog).facts) {
          expect(text.normalize('NFKC').replace(/<[@#!][^>]*>|`/g, ' ')).toContain(words);
          expect(toDecimal(value)).toMatch(/^-?\d+(\.\d+)?$/);
        }
      }),
    );
  });

  it('invents no number: without a digit or a number word there is no fact but a denied one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NUMBERLESS), { maxLength: 30 }), (words) => {
        const { facts } = understand(words.join(' '), catalog);

        expect(facts.filter(({ value }) => compare(value, ZERO) !== 0)).toEqual([]);
      }),
    );
  });

  it('takes time in proportion to the length', () => {
    for (const piece of [
      '1,',
      '$',
      '1 to ',
      'claude-',
      'a/',
      '9.',
      '1e',
      'gpt 5 ',
      '\u00a0',
      '((',
      '90% of ',
    ]) {
      const text = piece.repeat(Math.floor(10_000 / piece.length));
      const started = performance.now();
      understand(text, catalog);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});

const NUMBERLESS = [
  'input',
  'tokens',
  'requests',
  'per',
  'user',
  'day',
  'retry',
  'no',
  'buffer',
  'sonnet',
  'each',
  'cache',
];

const soup = fc
  .array(
    fc.constantFrom(
      ...NUMBERLESS,
      '10k',
      '1,000',
      '3%',
      '$3',
      '/',
      '1M',
      '-5',
      '1e309',
      'x',
      ',',
      'in',
      'out',
      '<@U1>',
      '`',
    ),
    {
      maxLength: 60,
    },
  )
  .map((words) => words.join(' '));
