import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Catalog } from './catalog.ts';
import { findModel } from './model-search.ts';
import { bundledCatalog } from './sources/bundled.ts';

const bundled = bundledCatalog();
/** Aliases are the one way to a model whose id has other digits; the laws are about everything else. */
const catalog: Catalog = { ...bundled, aliases: [] };

const NAME_WORDS =
  `claude sonnet opus haiku fable gpt o mini nano pro turbo codex gemini flash lite gemma llama
  scout deepseek v r kimi k nova micro mistral large medium small qwen coder max plus glm air grok minimax m
  openai anthropic google meta command preview latest`.split(/\s+/);
const word = fc.constantFrom(...NAME_WORDS);
/** The words of one listed model, so that any version beside them is a near miss. */
const wordsOfOne = fc.constantFrom(...catalog.models).map(({ id }) => id.match(/[a-z]+/g) ?? []);
const number = fc.integer({ min: 0, max: 12 }).map(String);
const version = fc.array(number, { minLength: 1, maxLength: 3 });

/** The digits of an id without its maker, its release dates and the revision of an Amazon entry. */
function versionOf(id: string): readonly string[] {
  const name = id.slice(id.indexOf('/') + 1).replace(/-v1(?=$|:)/, '');
  const undated = name
    .replace(/20\d\d-?\d\d-?\d\d/, '')
    .replace(/\d\d-20\d\d/, '')
    .replace(/-\d\d-\d\d/, '')
    .replace(/-\d{4}/, '');
  return undated.match(/\d+/g) ?? [];
}

/** The size in billions may be left out: it is no version. */
function versionsOf(id: string): readonly (readonly string[])[] {
  return [versionOf(id), versionOf(id.replace(/\d+[bt](?![a-z])/g, ''))];
}

describe('findModel', () => {
  it('finds no model of another version: the digits are the same ones in the same order', () => {
    const spelt = fc.record({
      words: fc.oneof(fc.array(word, { minLength: 1, maxLength: 3 }), wordsOfOne),
      digits: version,
      point: fc.constantFrom('.', ' '),
      at: fc.nat({ max: 3 }),
    });
    const found = new Set<string>();
    fc.assert(
      fc.property(spelt, ({ words, digits, point, at }) => {
        const name = words.toSpliced(at, 0, digits.join(point)).join(' ');
        const match = findModel(catalog, name);
        if (match.kind !== 'found') return;
        expect(versionsOf(match.model.id)).toContainEqual(digits);
        found.add(match.model.id);
      }),
      { numRuns: 3_000 },
    );
    // The law says nothing unless names are found at all.
    expect(found.size).toBeGreaterThan(10);
  });

  it('offers no candidate of another version either', () => {
    fc.assert(
      fc.property(word, version, (family, digits) => {
        const match = findModel(catalog, `${family} ${digits.join('.')}`);
        if (match.kind !== 'ambiguous') return;
        for (const { id } of match.candidates) expect(versionsOf(id)).toContainEqual(digits);
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds every listed id, in whatever case and with space around it', () => {
    for (const model of bundled.models) {
      expect(findModel(bundled, ` ${model.id.toUpperCase()} `)).toEqual({ kind: 'found', model });
    }
  });

  it('does not mind the order of the words', () => {
    const shuffled = fc
      .constantFrom(
        'gemini flash 2.5 lite',
        'gpt 5.1 codex mini',
        'openai gpt 5.4 nano',
        'amazon nova 2 lite',
      )
      .chain((text) => fc.tuple(fc.constant(text), fc.shuffledSubarray(text.split(' '), { minLength: 4 })));
    fc.assert(
      fc.property(shuffled, ([text, parts]) => {
        const inOrder = findModel(bundled, text);
        expect(inOrder.kind).toBe('found');
        expect(findModel(bundled, parts.join(' '))).toEqual(inOrder);
      }),
    );
  });

  it('answers whatever was typed, and offers no more than five models', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const match = findModel(bundled, text);
        const offered =
          match.kind === 'ambiguous' ? match.candidates : match.kind === 'unknown' ? match.near : [];
        expect(offered.length).toBeLessThanOrEqual(5);
        if (match.kind === 'ambiguous') expect(offered.length).toBeGreaterThan(0);
      }),
    );
  });
});
