import { describe, expect, it } from 'vitest';

import { plainText } from './plain-text.ts';

const words = (message: string): string => plainText(message).replace(/\s+/g, ' ').trim();

describe('plainText', () => {
  it.each([
    ['<@U042> *10k* requests', '10k requests'],
    ['`openai/gpt-5-mini` please', 'openai/gpt-5-mini please'],
    ['<https://example.com/a|our doc> 2k in', 'our doc 2k in'],
    ['see https://example.com/10k?x=5 2k in', 'see 2k in'],
    ['• *volume*: 52,000 chats', 'volume : 52,000 chats'],
    ['> 10k requests', '10k requests'],
    [':wave: 10k requests', '10k requests'],
    ['10k requests', '10k requests'],
    ['２０００ in', '2000 in'],
    ['| input tokens | 1,900 |', 'input tokens: 1,900'],
    // A label has no comma: these are two clauses, and no cell says what the other one holds.
    ['two a day, six requests/ticket | input 9', 'two a day, six requests/ticket | input 9'],
    ['📥 800 tok 📤 120 tok', 'input: 800 tok output: 120 tok'],
    ['220,19,6,1400,260', '220, 19, 6, 1400, 260'],
    ['1,234,567,890', '1,234,567,890'],
  ])('keeps the words of "%s"', (message, plain) => {
    expect(words(message)).toBe(plain);
  });

  it('drops a number that is struck out', () => {
    expect(words('~12k~ 8k requests')).toBe('8k requests');
  });
});
