import { bundledCatalog } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findMentions } from './model-mention.ts';
import { computingMs } from './testing/computing-ms.ts';

const catalog = bundledCatalog();
const plain = catalog.models.filter(({ id }) => !/^~|:/.test(id));

const PIECES =
  `gpt claude sonnet opus gemini flash pro mini max turbo nova kling veo 5 4.6 2.5 v3 8b , . / or vs batch pro+ (mini)
  openrouter.ai/ acme/new-1 x@y :floor 's gemni sonet 3% $5 模型 modèle https://a.b/c 1,400 tokens a`.split(
    /\s+/,
  );
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', '', '\n')), { maxLength: 24 })
  .map((parts) => parts.flat().join(''));

describe('findMentions', () => {
  it('gives names as they stand in the text, in their order and apart from one another', () => {
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string({ unit: 'binary' })), (text) => {
        let end = 0;
        for (const mention of findMentions(text, catalog)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.name).toBe(text.slice(mention.start, mention.end));
          expect(mention.name).not.toBe('');
          end = mention.end;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds every id of the catalog in a sentence', () => {
    for (const { id } of plain) {
      const [mention, ...others] = findMentions(`we call ${id} 20,000 times a month`, catalog);
      expect(mention).toMatchObject({ name: id, match: { kind: 'found', model: { id } } });
      expect(others).toEqual([]);
    }
  });

  it('never takes one version for another: the digits of what is found were typed', () => {
    const digitsOf = (text: string): string => (text.match(/\d+/g) ?? []).join('.').replace(/\.0$/, '');
    const family = fc.constantFrom(
      'sonnet',
      'opus',
      'haiku',
      'grok',
      'glm',
      'veo',
      'wan',
      'sonet',
      'seedream',
    );
    const version = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }));
    const tail = fc.constantFrom('', ',', ' 20 calls', ' pro, 3 users', ' mini', ' or 4.6', '/mo');
    let found = 0;
    fc.assert(
      fc.property(family, version, tail, (word, [major, minor], rest) => {
        const [mention] = findMentions(`use ${word} ${major}.${minor}${rest}`, catalog);
        if (mention?.match.kind !== 'found') return;
        expect(digitsOf(mention.match.model.id)).toBe(digitsOf(`${major}.${minor}`));
        found += 1;
      }),
      { numRuns: 2_000 },
    );
    // The law says nothing unless names are found at all.
    expect(found).toBeGreaterThan(50);
  });

  it.each([
    'gpt 5 ',
    'claude-',
    'a/',
    'a@b ',
    'x:y ',
    'pro max mini ',
    'sonnet 4.6, ',
    'gpt claude gemini sonnet opus ',
    'ideogram v3 turbo, ',
    'https://a ',
    'gemni 2.5 flash ',
  ])('reads 10,000 characters of "%s" in the time of one answer', (piece) => {
    expect(quickest(piece.repeat(10_000).slice(0, 10_000))).toBeLessThan(MOST_MS);
  });

  it('reads 10,000 characters of different names that the catalog lacks in that time', () => {
    const names = Array.from({ length: 1_500 }, (_, at) => `gpt-${at + 9}.1, acme/qwen-pro-${at}`);
    expect(quickest(names.join(', ').slice(0, 10_000))).toBeLessThan(MOST_MS);
  });
});

/** The best of twelve, in milliseconds: the rest measures how busy the machine is. */
function quickest(text: string): number {
  return Math.min(...Array.from({ length: 12 }, () => computingMs(() => findMentions(text, catalog))));
}

/** Twice what it takes on a small machine; the time grows with the text, so a square would take seconds. */
const MOST_MS = 30;
