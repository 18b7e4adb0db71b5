import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answerLine } from '../commands/answer-line.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { chat } from './chat.ts';

const catalog = bundledCatalog();

/** Types keys at a terminal and returns what the screen showed. */
async function type(keys: string): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  const screen = text(output);
  input.end(keys);
  const around = { catalog, today: '2026-11-21' };
  const answer = async (line: string) => (await answerLine(line, NEW_CONVERSATION, around)).reply;
  await chat({ input, output, manner: { kind: 'text', width: 80 } }, { around: () => around, answer });
  output.end();
  return screen;
}

describe('chat', () => {
  it('shows one worked example and a prompt on the first screen', async () => {
    const screen = await type('');

    // 100 × 20 × 3 × (2,000 × $3/1M + 500 × $15/1M)
    expect(screen).toContain('$81.00 a month for 6,000 requests');
    expect(screen).toContain('/help');
    expect(screen).toMatch(/> /);
  });

  it('brings the line before back with arrow up', async () => {
    const screen = await type('1,000 in and 500 out at $3/$15\n\u001b[A\n');

    expect(screen.split('$0.0105 for 1 call')).toHaveLength(3);
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['/quit', '/quit\n'],
  ])('leaves on %s', async (_, keys) => {
    expect(await type(keys)).toMatch(/\n$/);
  });
});
