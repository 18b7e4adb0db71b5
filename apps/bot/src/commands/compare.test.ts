import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { answerLine } from './answer-line.ts';

const AROUND = { catalog: bundledCatalog(), today: '2026-11-21' };

/** The models of the answer to the last line, the cheapest first, or the kind of the answer. */
async function ranked(...lines: readonly string[]): Promise<readonly string[] | string> {
  let turn = await answerLine('/new', NEW_CONVERSATION, AROUND);
  for (const line of lines) turn = await answerLine(line, turn.conversation, AROUND);
  const { reply } = turn;
  return reply.kind === 'comparison' ? reply.comparison.ranked.map(({ model }) => model) : reply.kind;
}

describe('/compare', () => {
  it('compares models for the scenario behind them', async () => {
    expect(await ranked('/compare Sonnet 4.6, GPT-5.4 for 20k calls a month, 2k in, 500 out')).toEqual([
      'openai/gpt-5.4',
      'anthropic/claude-sonnet-4.6',
    ]);
  });

  it('compares models for the scenario that was said before', async () => {
    expect(
      await ranked('sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out', '/compare haiku 4.5'),
    ).toEqual(['anthropic/claude-haiku-4.5', 'anthropic/claude-sonnet-4.6']);
  });

  it('asks for the scenario where none was said', async () => {
    expect(await ranked('/compare Sonnet 4.6, GPT-5.4')).toBe('question');
    expect(
      await ranked('/compare Sonnet 4.6, GPT-5.4', '6,000 requests a month, 2,000 in, 500 out'),
    ).toHaveLength(2);
  });

  it('says what to write where nothing stands behind it', async () => {
    expect((await answerLine('/compare', NEW_CONVERSATION, AROUND)).reply).toMatchObject({
      kind: 'refused',
      sentences: [expect.stringContaining('write /compare and at least two')],
    });
  });
});

describe('/budget and /alerts', () => {
  it.each(['/budget', '/alerts'])('%s says truly that nothing is watched yet', async (line) => {
    expect((await answerLine(line, NEW_CONVERSATION, AROUND)).reply).toEqual({ kind: 'not-watched' });
  });
});
