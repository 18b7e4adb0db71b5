import { exact, ratio } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Fact, FactName } from '../understand/fact.ts';
import { EMPTY_BRIEF } from './brief.ts';
import { inAnotherLanguage } from './in-another-language.ts';

const facts = new Map<FactName, Fact>(
  (['monthlyRequests', 'inputTokens', 'outputTokens', 'fileTokens'] as const).map((name) => [
    name,
    { name, value: exact(1_000), words: name },
  ]),
);

describe('inAnotherLanguage', () => {
  it.each([
    'and in German?',
    'in german',
    'And German?',
    'what about in German',
    "what if it's in German?",
    'the same in German please',
    'und auf Deutsch?',
    '¿y en alemán?',
    'et en allemand ?',
  ])('takes "%s" for a question about German texts', (message) => {
    expect(inAnotherLanguage(message, { ...EMPTY_BRIEF, facts })?.language).toBe('german');
  });

  it('multiplies the tokens of texts, and nothing else', () => {
    const changes = inAnotherLanguage('and in German?', { ...EMPTY_BRIEF, facts })?.facts ?? [];

    // 29 tokens where English has 24
    expect(changes.map(({ name, value, change }) => ({ name, value, change }))).toEqual([
      { name: 'inputTokens', value: ratio(29n, 24n), change: 'times' },
      { name: 'outputTokens', value: ratio(29n, 24n), change: 'times' },
    ]);
    expect(changes[0]?.note).toBe(
      'German takes 29 tokens where English takes 24 (OpenAI, 2024-05-13, tokenizer of GPT-4o; others differ)',
    );
  });

  it('goes from the language that the texts are in, and back to where it began', () => {
    const german = { ...EMPTY_BRIEF, facts, language: 'german' };

    expect(inAnotherLanguage('and in French?', german)?.facts[0]?.value).toEqual(ratio(28n, 29n));
    expect(inAnotherLanguage('back to English', german)?.facts[0]?.value).toEqual(ratio(24n, 29n));
    expect(inAnotherLanguage('in German', german)).toBeUndefined();
  });

  it.each([
    'in Klingon?',
    'and in march?',
    'in total',
    'and haiku?',
    'translate 2,000 documents to German a month',
    'what if we launch in German speaking countries',
    '',
  ])('leaves "%s" alone', (message) => {
    expect(inAnotherLanguage(message, { ...EMPTY_BRIEF, facts })).toBeUndefined();
  });
});
