import { bundledCatalog, compare, type Ratio, toDecimal, ZERO } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Fact } from './fact.ts';
import { plainText } from './plain-text.ts';
import { computingMs } from './testing/computing-ms.ts';
import type { Facts } from './testing/phrase.ts';
import { spokenScenario } from './testing/spoken-scenario.ts';
import { understand } from './understand.ts';

const catalog = bundledCatalog();

describe('understand', () => {
  it('reads a scenario back from any phrasing of it, with nothing left over', () => {
    fc.assert(
      fc.property(spokenScenario(), ({ message, facts }) => {
        const { facts: read, unused, refused } = understand(message, catalog);

        expect(namesAndValues(read)).toEqual(namesAndMeant(facts));
        expect([...unused, ...refused]).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any text without failing, and every fact comes with words of the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 400 }), soup), (text) => {
        for (const { words, value } of understand(text, catalog).facts) {
          const plain = plainText(text);
          // The words of a product are those of its factors, with commas between them.
          for (const part of words.split(',')) expect(plain).toContain(part.trim());
          expect(toDecimal(value, 6)).toMatch(/^-?\d+(\.\d+)?$/);
        }
      }),
    );
  });

  it('invents no number: without a digit or a number word there is no fact but of none or all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NUMBERLESS), { maxLength: 30 }), (words) => {
        const { facts } = understand(words.join(' '), catalog);
        // "price per day" and "cost each week" ask for a part of a month.
        const isPeriod = (words: string): boolean => /\b(?:day|week|quarter|year)$/.test(words);
        const stated = facts.filter(
          ({ name, value, words }) =>
            name !== 'batchShare' && compare(value, ZERO) !== 0 && !(name === 'months' && isPeriod(words)),
        );

        expect(stated).toEqual([]);
      }),
    );
  });

  it('leaves no number without a word: it is read, or it is told', () => {
    fc.assert(
      fc.property(spokenScenario(), fc.constantFrom(...STRANGE), ({ message }, strange) => {
        const { unused } = understand(`${message}\n${strange}`, catalog);

        expect(unused.join(' ')).toContain(/\d+/.exec(strange)?.[0]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(HOSTILE())('reads 10,000 characters of %j within the time of one answer', (piece) => {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
    understand(text, catalog);

    expect(computingMs(() => understand(text, catalog))).toBeLessThan(SLOWEST);
  });

  it('reads 10,000 characters of any pieces of sentences within the time of one answer', () => {
    const pieces = fc.array(fc.constantFrom(...HOSTILE(), ...NUMBERLESS), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pieces, (several) => {
        const piece = `${several.join(' ')} `;
        const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);

        expect(computingMs(() => understand(text, catalog))).toBeLessThan(SLOWEST);
      }),
      { numRuns: 60 },
    );
  });
});

/** The budget is 50 ms on a quiet machine; what explodes takes seconds. */
const SLOWEST = 250;

function namesAndValues(facts: readonly Fact[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    facts.map(({ name, value, range }) => [
      name,
      range === undefined ? written(value) : `${written(range.low)} to ${written(range.high)}`,
    ]),
  );
}

function namesAndMeant(facts: Facts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { value, range }]) => [
      name,
      range === undefined ? written(value) : `${written(range[0])} to ${written(range[1])}`,
    ]),
  );
}

function written({ numerator, denominator }: Ratio): string {
  return `${numerator}/${denominator}`;
}

function HOSTILE(): string[] {
  return [
    ...[
      ' ',
      '\t',
      '\n',
      '`',
      '~1~ ',
      '* a *',
      '<a|',
      '"a":',
      '| a | b |\n',
      '<http://a|',
      '((',
      '\u00a0',
      'www.',
    ],
    ...[
      '1,',
      '1 ',
      '1-',
      '1/1 ',
      '$3/',
      '0 ',
      '1 to ',
      '1, 2, ',
      '1 ± 2 ',
      '2x ',
      '9.',
      '1e',
      '1\n',
      '1:',
      '#1 ',
      '1.000 ',
    ],
    ...[
      'claude-',
      'gpt 5 ',
      'a/',
      'sonnet 4.5 vs ',
      '每个',
      '万',
      'a.b@',
      'abcdefgh',
      'deadbeef',
      'one hundred ',
      'half a ',
    ],
    ...[
      '90% of ',
      'each ',
      '1 in 4 ',
      'not ',
      '1 sorry ',
      'requests ',
      '3 requests per user ',
      '1 or ',
      'over 3 months ',
    ],
    ...['2 a per b, 2 b per c, 2 c per d, 2 d per e, 2 e per f, 2 f per g, '],
    ...[
      '2 tickets per user per day, 3 calls per ticket, ',
      '2k in, no wait, 3k in ',
      '1 = ',
      'a: 1\n',
      'a\tb\t1\n',
    ],
  ];
}

const NUMBERLESS = [
  ...[
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
    'month',
  ],
  ...[
    'batch',
    'calls',
    'task',
    'image',
    'seconds',
    'price',
    'in',
    'out',
    'the',
    'and',
    'cost',
    'what',
    'for',
    'our',
    '?',
    ',',
  ],
];

/** Numbers that belong nowhere in an estimate of cost. */
const STRANGE = [
  'we sit in 37 regions',
  'the office has 37 plants',
  'ping me within 37 ms',
  'our uptime is 37 nines',
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
      '<@U1>',
      '`',
      '1.5',
      'twice',
      'half',
      '±',
      '+',
      '=',
      ':',
      '\n',
      '40',
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(' '));
