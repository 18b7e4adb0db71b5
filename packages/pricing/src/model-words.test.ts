import { describe, expect, it } from 'vitest';

import { modelWords } from './model-words.ts';

describe('modelWords', () => {
  it('takes words, version and date apart', () => {
    expect(modelWords('claude-sonnet-4.5-20250929')).toEqual({
      words: ['claude', 'sonnet'],
      digits: ['4', '5'],
      dates: ['20250929'],
    });
  });

  it.each(['Sonnet 4.6', 'sonnet-4-6', 'SONNET_4_6', ' sonnet  4.6 ', 'sonnet4.6'])(
    'reads "%s" as the same name, whatever stands between',
    (text) => expect(modelWords(text)).toEqual({ words: ['sonnet'], digits: ['4', '6'], dates: [] }),
  );

  it('parts words from the digits they touch, but not a single letter: 4o is not o4', () => {
    expect(modelWords('gpt4o')).toMatchObject({ words: ['gpt'], digits: ['4o'] });
    expect(modelWords('o4-mini')).toMatchObject({ words: ['mini'], digits: ['o4'] });
    expect(modelWords('llama3.1-8b')).toMatchObject({ words: ['llama'], digits: ['3', '1', '8b'] });
  });

  it('reads R+ as R Plus, and the first revision of an Amazon id as no version', () => {
    expect(modelWords('command r+').words).toEqual(['command', 'r', 'plus']);
    expect(modelWords('nova-pro-v1:0')).toMatchObject({ words: ['nova', 'pro'], digits: [] });
    expect(modelWords('nova-pro-v2').digits).toEqual(['v2']);
  });

  it.each([
    ['gpt-4o-2024-11-20', '20241120'],
    ['command-r-08-2024', '082024'],
    ['gemini-2.5-pro-preview-05-06', '0506'],
    ['mistral-large-2512', '2512'],
    ['kimi k2 0905', '0905'],
  ])('keeps the release date of %s out of its version', (text, date) => {
    const { digits, dates } = modelWords(text);
    expect(dates).toEqual([date]);
    expect(digits).not.toContain(date);
  });

  it('keeps numbers of one to three digits in the version', () => {
    expect(modelWords('qwen3-235b')).toMatchObject({ digits: ['3', '235b'], dates: [] });
  });

  it('finds nothing in an empty text', () => {
    expect(modelWords('')).toEqual({ words: [], digits: [], dates: [] });
  });
});
