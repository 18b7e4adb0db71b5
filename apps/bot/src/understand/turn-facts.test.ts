import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';
import { understand } from './understand.ts';

const TURNS = '12 turns with a 2k system prompt, user 100 tokens, answer 300 tokens';
// 2,000 + 100 begin every turn, 100 + 300 are added to the next ones
const FACTS = { callsPerTask: '12', prefixTokens: '2100', growthTokens: '400', outputTokens: '300' };

describe('turnsOf', () => {
  it('reads a conversation whose history every turn sends again', () => {
    expect(read(`haiku 4.5 1000 conversations a month, ${TURNS}`)).toEqual({
      ...FACTS,
      tasksPerMonth: '1000',
    });
    expect(read(`haiku 4.5, 100 users, 3 chats per user per day, ${TURNS}`)).toEqual({
      ...FACTS,
      users: '100',
      tasksPerUserPerDay: '3',
    });
    expect(read(`haiku 4.5, ${TURNS}`)).toEqual(FACTS);
  });

  it('reads nothing of the kind where a part is not said', () => {
    expect(read('haiku 4.5, 12 turns, 2k in, 300 out')).toEqual({
      calls: '12',
      inputTokens: '2000',
      outputTokens: '300',
    });
  });
});

describe('turnRemarks', () => {
  const catalog = bundledCatalog();

  it('says that a history is not counted beyond the input tokens', () => {
    const { remarks } = understand('haiku 4.5, 1000 chats a month, 12 turns each, 2k in 300 out', catalog);

    expect(remarks).toEqual([
      expect.stringMatching(/^"12 turns each": a turn sends the turns before it again/),
    ]);
  });

  it.each([
    `haiku 4.5, ${TURNS}`,
    'haiku 4.5, 12 requests, 2k in 300 out',
    '40 agent turns per task, 30k context',
  ])('says nothing to "%s"', (text) => expect(understand(text, catalog).remarks).toEqual([]));
});
