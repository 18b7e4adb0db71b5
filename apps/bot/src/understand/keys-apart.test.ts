import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('keysApart', () => {
  it.each([
    'in: 2k out: 500, 10k calls monthly',
    'input: 2k output: 500, 10k calls monthly',
    '10k calls monthly in: 2k out: 500',
    '10k calls monthly, prompt: 2k reply: 500',
    '每月 10000 次 每次输入2千 输出 500',
  ])('names each number by the word in front of it: "%s"', (text) => {
    expect(read(text)).toEqual({ monthlyRequests: '10000', inputTokens: '2000', outputTokens: '500' });
  });

  it.each(['10k calls a month, 2k in 500 out', '10k calls a month: 2k input 500 output'])(
    'leaves the words behind their numbers: "%s"',
    (text) => {
      expect(read(text)).toEqual({ monthlyRequests: '10000', inputTokens: '2000', outputTokens: '500' });
    },
  );
});
