import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();

describe('strayWords', () => {
  it.each([
    ['deepseek v4 pro max 10k requests a month 2k in 500 out', 'max'],
    ['gpt-5 blorp 10k requests a month 2k in 500 out', 'blorp'],
    ['gpt-5 thinking, 10k requests a month 2k in 500 out', 'thinking'],
    ['sonnet 4.6 mega for 10k requests a month 2k in 500 out', 'mega'],
  ])('tells the word behind the name that changes nothing: "%s"', (text, word) => {
    expect(understand(text, catalog).unused).toEqual([word]);
  });

  it.each([
    'sonnet 4.6 chatbot, 10k requests a month, 2k in, 500 out',
    'sonnet 4.6 with 10k requests a month, 2k in, 500 out',
    'sonnet 4.6 summarising our tickets, 10k requests a month, 2k in, 500 out',
    'ideogram v3 turbo, 9,600 images a month',
    'sonnet 4.6 batch, 10k requests a month, 2k in, 500 out',
  ])('tells no words of a sentence: "%s"', (text) => {
    expect(understand(text, catalog).unused).toEqual([]);
  });
});
